import { and, eq } from 'drizzle-orm';

import { devices, premises } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveDeviceInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';

import { changedFields, recordPlaceChange } from '../place-changes.ts';
import { withTakenField } from '../taken-field.ts';

/**
 * Adds a charging device to premises or changes one; a device never moves to other premises.
 *
 * @throws DomainError `conflict` DEVICE_CODE_TAKEN; once documents bear its code, DEVICE_CODE_FIXED, and DEVICE_PURPOSE_FIXED for a purpose
 *   that was said before
 */
export async function saveDevice(
  ctx: CompanyContext,
  { id, premisesId, purpose, ...input }: SaveDeviceInput,
): Promise<{ readonly id: string }> {
  return withTakenField('DEVICE_CODE_TAKEN', 'code', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      const [place] = await tx.select({ code: premises.code }).from(premises).where(eq(premises.id, premisesId));
      if (place === undefined) throw notFound('PREMISES_NOT_FOUND');
      const told = { premises: place.code, device: input.code };
      if (id === undefined) {
        const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), premisesId, createdAt: ctx.deps.clock.now() };
        await tx.insert(devices).values({ ...fresh, ...input, purpose: purpose ?? null });
        await recordPlaceChange(tx, { ...told, change: 'opened', fields: [] });
        return { id: fresh.id };
      }
      const [before] = await tx
        .select({ code: devices.code, name: devices.name, purpose: devices.purpose })
        .from(devices)
        .where(and(eq(devices.id, id), eq(devices.premisesId, premisesId)))
        .for('update');
      if (before === undefined) throw notFound('DEVICE_NOT_FOUND');
      const kept = before.purpose;
      const fixed = [
        ...(before.code === input.code ? [] : [{ path: 'code', code: 'DEVICE_CODE_FIXED' }]),
        ...(purpose === undefined || kept === null || kept === purpose
          ? []
          : [{ path: 'purpose', code: 'DEVICE_PURPOSE_FIXED' }]),
      ];
      const [complaint] = fixed;
      if (complaint !== undefined) {
        const used = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.deviceId, id)).limit(1);
        if (used.length > 0) throw conflict(complaint.code, { issues: fixed });
      }
      await tx
        .update(devices)
        .set({ ...input, purpose: purpose ?? kept })
        .where(eq(devices.id, id));
      const fields = changedFields(before, { ...input, purpose: purpose ?? kept });
      await recordPlaceChange(tx, { ...told, change: 'changed', fields });
      return { id };
    }),
  );
}
