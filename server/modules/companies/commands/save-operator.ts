import { eq } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveOperatorInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { withTakenField } from '../taken-field.ts';

/**
 * Adds or changes an operator, the person who issues documents. Documents that were issued keep mark and name as printed.
 *
 * @throws DomainError `conflict` OPERATOR_MARK_TAKEN
 */
export async function saveOperator(
  ctx: CompanyContext,
  { id, isMe, ...input }: SaveOperatorInput,
): Promise<{ readonly id: string }> {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null;
  return withTakenField('OPERATOR_MARK_TAKEN', 'mark', () =>
    withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
      await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['operators'] } });
      // One person is one operator: the new link takes over from an older one.
      if (isMe && me !== null) await tx.update(operators).set({ userId: null }).where(eq(operators.userId, me));
      if (id === undefined) {
        const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: ctx.deps.clock.now() };
        await tx.insert(operators).values({ ...fresh, ...input, userId: isMe ? me : null });
        return { id: fresh.id };
      }
      const [before] = await tx.select({ userId: operators.userId }).from(operators).where(eq(operators.id, id)).for('update');
      if (before === undefined) throw notFound('OPERATOR_NOT_FOUND');
      const others = before.userId === me ? null : before.userId;
      await tx
        .update(operators)
        .set({ ...input, userId: isMe ? me : others })
        .where(eq(operators.id, id));
      return { id };
    }),
  );
}
