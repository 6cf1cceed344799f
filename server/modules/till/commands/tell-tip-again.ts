import { and, eq } from 'drizzle-orm';

import { receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TellTipInput, TipDto } from '#server/contracts/till-tip.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { requireOperator } from '../grant.ts';
import { tellLeftTip } from '../tell-left-tip.ts';
import { tipDto } from '../tip-dto.ts';

/**
 * Tells CIS a tip again that it refused, or whose answer was lost: a person decides, because CIS may have it already.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; `not_found` RECEIPT_TIP_NOT_FOUND
 */
export async function tellTipAgain(ctx: CompanyContext, { id, deviceId }: TellTipInput): Promise<TipDto> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), (tx) => requireOperator(tx, ctx, deviceId));
  await tellLeftTip(ctx, id);
  const [tip] = await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(receiptNotices)
      .where(and(eq(receiptNotices.id, id), eq(receiptNotices.kind, 'tip'))),
  );
  if (tip === undefined) throw notFound('RECEIPT_TIP_NOT_FOUND');
  return tipDto(tip);
}
