import { eq } from 'drizzle-orm';

import { premises } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SavePremisesInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { withTakenField } from '../taken-field.ts';

/**
 * Adds or changes business premises.
 *
 * @throws DomainError `conflict` PREMISES_CODE_TAKEN; PREMISES_CODE_FIXED once documents bear the code
 */
export async function savePremises(ctx: CompanyContext, { id, ...input }: SavePremisesInput): Promise<{ readonly id: string }> {
  return withTakenField('PREMISES_CODE_TAKEN', 'code', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['premises'] } });
      if (id === undefined) {
        const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: ctx.deps.clock.now() };
        await tx.insert(premises).values({ ...fresh, ...input });
        return { id: fresh.id };
      }
      const [before] = await tx.select({ code: premises.code }).from(premises).where(eq(premises.id, id)).for('update');
      if (before === undefined) throw notFound('PREMISES_NOT_FOUND');
      if (before.code !== input.code) {
        const used = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.premisesId, id)).limit(1);
        if (used.length > 0) throw conflict('PREMISES_CODE_FIXED', { issues: [{ path: 'code', code: 'PREMISES_CODE_FIXED' }] });
      }
      await tx.update(premises).set(input).where(eq(premises.id, id));
      return { id };
    }),
  );
}
