import { and, asc, eq, isNull } from 'drizzle-orm';

import { devices, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AddEInvoiceDeviceInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { nextDeviceCode } from '#server/domain/companies/next-device-code.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { recordPlaceChange } from '../place-changes.ts';
import { withTakenField } from '../taken-field.ts';

/**
 * Sets eRačuni apart from receipts: a new device for them in the premises, and every device of the company of which nobody has said it
 * issues receipts from now on.
 *
 * @throws DomainError `not_found` PREMISES_NOT_FOUND, also for premises that are not in use
 */
export async function addEInvoiceDevice(
  ctx: CompanyContext,
  { premisesId }: AddEInvoiceDeviceInput,
): Promise<{ readonly id: string; readonly code: string }> {
  return withTakenField('DEVICE_CODE_TAKEN', 'premisesId', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      const [place] = await tx
        .select({ code: premises.code })
        .from(premises)
        .where(and(eq(premises.id, premisesId), eq(premises.active, true)))
        .for('update');
      if (place === undefined) throw notFound('PREMISES_NOT_FOUND');
      const there = await tx
        .select({ code: devices.code })
        .from(devices)
        .where(eq(devices.premisesId, premisesId))
        .orderBy(asc(devices.id));
      const settled = await tx
        .update(devices)
        .set({ purpose: 'receipts' })
        .from(premises)
        .where(and(isNull(devices.purpose), eq(premises.companyId, devices.companyId), eq(premises.id, devices.premisesId)))
        .returning({ device: devices.code, premises: premises.code });
      for (const each of settled)
        await recordPlaceChange(tx, {
          ...each,
          change: 'changed',
          fields: [{ field: 'purpose', from: null, to: 'receipts' }],
        });
      const made = {
        companyId: ctx.company.id,
        id: ctx.deps.ids.next(),
        premisesId,
        code: nextDeviceCode(there.map(({ code }) => code)),
        name: 'eRačuni',
        purpose: 'einvoices' as const,
        createdAt: ctx.deps.clock.now(),
      };
      await tx.insert(devices).values(made);
      await recordPlaceChange(tx, { premises: place.code, device: made.code, change: 'opened', fields: [] });
      return { id: made.id, code: made.code };
    }),
  );
}
