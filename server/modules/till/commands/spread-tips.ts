import { and, count, desc, eq, gt, gte, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { fiscalSubmissions, receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SpreadTips, SpreadTipsInput } from '#server/contracts/till-tip.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { firstTippedDay, takesTip } from '#server/domain/fiscal/receipt-change.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { MOST_RECEIPTS, spreadTip } from '#server/domain/till/spread-tip.ts';
import { record } from '#server/events/record.ts';
import { insertTips } from '#server/modules/fiscalization/index.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { receiptsToTip } from '../receipts-to-tip.ts';

/**
 * Spreads a sum of tips, counted at the end of a shift, over the latest receipts of the open shift, or of one day, that have a JIR, in
 * proportion to their totals (`spreadTip`). Of a shift that went on for days those are left out that CIS takes no tip for any more. Each part is a tip of its receipt and is told to CIS apart, in the background. The same id again changes nothing.
 *
 * @returns how many receipts got a part
 * @throws DomainError `forbidden` TILL_LOCKED; `invalid` with RECEIPT_TIP_ZERO; `conflict` RECEIPT_TIP_TOO_LATE, TILL_TIP_NO_RECEIPTS
 */
export async function spreadTips(ctx: CompanyContext, input: SpreadTipsInput): Promise<SpreadTips> {
  const { deps } = ctx;
  const { id: batchId, deviceId, method, day, whose } = input;
  const amountMinor = minorFromDecimal(input.amount);
  if (amountMinor <= 0n) throw invalid('INPUT_INVALID', { issues: [{ path: 'amount', code: 'RECEIPT_TIP_ZERO' }] });
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const operator = await requireOperator(tx, ctx, deviceId);
    await requireDevice(tx, deviceId);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tips:${ctx.company.id}:${batchId}`}, 0))`);
    const [before] = await tx.select({ parts: count() }).from(receiptNotices).where(eq(receiptNotices.batchId, batchId));
    if (before !== undefined && before.parts > 0) return { count: before.parts };
    const today = zagrebDateOf(deps.clock.now());
    if (day !== undefined && !takesTip(day, today)) throw conflict('RECEIPT_TIP_TOO_LATE');
    const { condition } = await receiptsToTip(tx, { deviceId, day, today });
    const receipts = await receiptsOf(tx, { condition, today, operatorId: whose === 'mine' ? operator.id : null });
    if (receipts.length === 0) throw conflict('TILL_TIP_NO_RECEIPTS');
    const shares = spreadTip(
      amountMinor,
      receipts.map(({ totalMinor }) => totalMinor),
    );
    const tips = receipts.flatMap(({ id: invoiceId }, index) => {
      const share = shares[index] ?? 0n;
      return share > 0n ? [{ id: deps.ids.next(), invoiceId, paymentMethod: method, amountMinor: share, batchId }] : [];
    });
    await insertTips(tx, deps, tips);
    const data = { batchId, amount: decimalFromMinor(amountMinor), method, count: tips.length };
    await record(tx, { type: 'receipts.tips_spread', subject: 'company', data });
    return { count: tips.length };
  });
}

interface Which {
  readonly condition: SQL | undefined;
  readonly today: PlainDate;
  /** Null for everybody. */
  readonly operatorId: string | null;
}

/** Receipts that stand and have a JIR, the latest first; what was paid for nothing is none. */
async function receiptsOf(
  tx: CompanyTx,
  { condition, today, operatorId }: Which,
): Promise<readonly { readonly id: string; readonly totalMinor: bigint }[]> {
  const storno = alias(invoices, 'storno');
  return tx
    .select({ id: invoices.id, totalMinor: invoices.totalMinor })
    .from(invoices)
    .innerJoin(
      fiscalSubmissions,
      and(eq(fiscalSubmissions.companyId, invoices.companyId), eq(fiscalSubmissions.invoiceId, invoices.id)),
    )
    .leftJoin(storno, and(eq(storno.companyId, invoices.companyId), eq(storno.cancelsId, invoices.id)))
    .where(
      and(
        condition,
        gte(invoices.issuedOn, firstTippedDay(today)),
        eq(invoices.kind, 'invoice'),
        gt(invoices.totalMinor, 0n),
        isNotNull(fiscalSubmissions.jir),
        isNull(storno.id),
        operatorId === null ? undefined : eq(invoices.operatorId, operatorId),
      ),
    )
    .orderBy(desc(invoices.issuedAt), desc(invoices.id))
    .limit(MOST_RECEIPTS);
}
