import { eq } from 'drizzle-orm';

import { premises } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SavePremisesInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';

import { changedFields, recordPlaceChange } from '../place-changes.ts';
import { ratesWith, townRateOf } from '../town-rate.ts';
import { withTakenField } from '../taken-field.ts';

/**
 * Adds or changes business premises.
 *
 * @throws DomainError `conflict` PREMISES_CODE_TAKEN; PREMISES_CODE_FIXED once documents bear the code; `invalid`
 * CONSUMPTION_TAX_RATE_INVALID for more than the law lets a town take, CONSUMPTION_TAX_FROM_MISSING
 */
export async function savePremises(
  ctx: CompanyContext,
  { id, cashMaximum, consumptionTaxPercent, consumptionTaxFrom, ...input }: SavePremisesInput,
): Promise<{ readonly id: string }> {
  const rate = townRateOf(consumptionTaxPercent, consumptionTaxFrom, await ctx.deps.rules());
  const values = { ...input, cashMaximumMinor: cashMaximum === null ? null : minorFromDecimal(cashMaximum) };
  const told = { premises: input.code, device: null };
  return withTakenField('PREMISES_CODE_TAKEN', 'code', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      if (id === undefined) {
        const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: ctx.deps.clock.now() };
        await tx.insert(premises).values({ ...fresh, ...values, consumptionTax: ratesWith([], rate) });
        await recordPlaceChange(tx, { ...told, change: 'opened', fields: [] });
        return { id: fresh.id };
      }
      const [before] = await tx.select().from(premises).where(eq(premises.id, id)).for('update');
      if (before === undefined) throw notFound('PREMISES_NOT_FOUND');
      if (before.code !== input.code) {
        const used = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.premisesId, id)).limit(1);
        if (used.length > 0) throw conflict('PREMISES_CODE_FIXED', { issues: [{ path: 'code', code: 'PREMISES_CODE_FIXED' }] });
      }
      const changed = { ...values, consumptionTax: ratesWith(before.consumptionTax, rate) };
      await tx.update(premises).set(changed).where(eq(premises.id, id));
      const fields = changedFields(logged(before), logged(changed));
      await recordPlaceChange(tx, { ...told, change: 'changed', fields });
      return { id };
    }),
  );
}

type Logged = Pick<
  typeof premises.$inferSelect,
  'code' | 'name' | 'street' | 'postalCode' | 'city' | 'cashMaximumMinor' | 'consumptionTax'
>;

/** What the log tells of premises. */
const logged = ({ code, name, street, postalCode, city, cashMaximumMinor, consumptionTax }: Logged) => ({
  code,
  name,
  street,
  postalCode,
  city,
  cashMaximum: cashMaximumMinor === null ? null : decimalFromMinor(cashMaximumMinor),
  consumptionTax: consumptionTax.length === 0 ? null : consumptionTax.map(({ from, percent }) => `${percent} ${from}`).join(', '),
});
