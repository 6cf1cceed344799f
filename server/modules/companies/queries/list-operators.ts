import { asc, desc } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { OperatorDto } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

/** Who may issue documents, those in use first. */
export async function listOperators(ctx: CompanyContext): Promise<readonly OperatorDto[]> {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null;
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select().from(operators).orderBy(desc(operators.active), asc(operators.mark)),
  );
  return rows.map(({ id, mark, name, oib, active, userId, pinHash, isManager, maxDiscountPercent }) => ({
    id,
    mark,
    name,
    oib,
    active,
    isMe: me !== null && userId === me,
    hasPin: pinHash !== null,
    isManager,
    maxDiscountPercent,
  }));
}
