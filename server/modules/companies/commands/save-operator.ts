import { eq } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveOperatorInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { hashPassword } from '#server/modules/identity/index.ts';

import { withTakenField } from '../taken-field.ts';

/**
 * Adds or changes an operator, the person who issues documents. Documents that were issued keep mark and name as printed. A PIN
 * that is set or taken away ends what was granted at tills by the one before.
 *
 * @throws DomainError `conflict` OPERATOR_MARK_TAKEN
 */
export async function saveOperator(
  ctx: CompanyContext,
  { id, isMe, pin, removePin, ...input }: SaveOperatorInput,
): Promise<{ readonly id: string }> {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null;
  const now = ctx.deps.clock.now();
  // Slow on purpose, so that it is done before the transaction.
  const pinHash = pin === null ? null : await hashPassword(pin);
  const pinFields = pinHash === null && !removePin ? {} : { pinHash, pinSetAt: pinHash === null ? null : now };
  const values = { ...input, ...pinFields };
  return withTakenField('OPERATOR_MARK_TAKEN', 'mark', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['operators'] } });
      // One person is one operator: the new link takes over from an older one.
      if (isMe && me !== null) await tx.update(operators).set({ userId: null }).where(eq(operators.userId, me));
      if (id === undefined) {
        const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: now };
        await tx.insert(operators).values({ ...fresh, ...values, userId: isMe ? me : null });
        return { id: fresh.id };
      }
      const [before] = await tx.select({ userId: operators.userId }).from(operators).where(eq(operators.id, id)).for('update');
      if (before === undefined) throw notFound('OPERATOR_NOT_FOUND');
      const others = before.userId === me ? null : before.userId;
      await tx
        .update(operators)
        .set({ ...values, userId: isMe ? me : others })
        .where(eq(operators.id, id));
      return { id };
    }),
  );
}
