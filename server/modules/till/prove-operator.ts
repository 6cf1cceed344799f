import { and, eq } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid, notFound } from '#server/domain/shared/errors.ts';
import { countAttempt, forgiveAttempts, type Hit, type Limit, verifyPassword } from '#server/modules/identity/index.ts';

import { type OperatorRow, sessionOf, userOf } from './grant.ts';

const WINDOW = { windowMs: 15 * 60_000 };
const BY_OPERATOR: Limit = { name: 'pin.operator', max: 5, ...WINDOW };
/** What one browser may try of all operators together. */
const BY_SESSION: Limit = { name: 'pin.session', max: 20, ...WINDOW };

/**
 * The operator whose PIN it is. A person's own operator that has no PIN is proven by the login; with a PIN it needs it, for the
 * browser is left to others at the counter.
 *
 * @throws DomainError `not_found` OPERATOR_NOT_FOUND, `invalid` TILL_PIN_WRONG, `rate_limited` RATE_LIMITED
 */
export async function proveOperator(
  ctx: CompanyContext,
  { operatorId, pin }: { readonly operatorId: string; readonly pin: string },
): Promise<OperatorRow> {
  const sessionId = sessionOf(ctx);
  const operator = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .select()
      .from(operators)
      .where(and(eq(operators.id, operatorId), eq(operators.active, true)));
    if (row === undefined) throw notFound('OPERATOR_NOT_FOUND');
    return row;
  });
  const me = userOf(ctx);
  if (operator.pinHash === null && me !== null && operator.userId === me) return operator;
  const ofOperator: Hit = { limit: BY_OPERATOR, of: `${ctx.company.id} ${operatorId}` };
  await countAttempt(ctx.deps, [ofOperator, { limit: BY_SESSION, of: sessionId }]);
  if (!(await verifyPassword(pin, operator.pinHash)))
    throw invalid('TILL_PIN_WRONG', { issues: [{ path: 'pin', code: 'TILL_PIN_WRONG' }] });
  await forgiveAttempts(ctx.deps, [ofOperator]);
  return operator;
}
