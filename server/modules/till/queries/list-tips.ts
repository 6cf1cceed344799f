import { and, asc, count, desc, eq, inArray, ne, sum } from 'drizzle-orm';

import { receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillTips, TipsInput } from '#server/contracts/till-tip.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { receiptsToTip } from '../receipts-to-tip.ts';
import { tipDto } from '../tip-dto.ts';

/** What a person can look through; older ones are on their receipts. */
const TROUBLES = 20;

/** Tips of the receipts of the open shift or of one day at a device, by operator and means of payment, and those of the device that a person must look at. */
export async function listTips(ctx: CompanyContext, input: TipsInput): Promise<TillTips> {
  const { deviceId } = input;
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { amountMinor, codes, id, paymentMethod, status } = receiptNotices;
    const today = zagrebDateOf(ctx.deps.clock.now());
    const { shift, day, condition } = await receiptsToTip(tx, { deviceId, day: input.day, today });
    const { number, operatorMark, operatorName } = invoices;
    const ofReceipt = and(eq(invoices.companyId, receiptNotices.companyId), eq(invoices.id, receiptNotices.invoiceId));
    const isTip = eq(receiptNotices.kind, 'tip');
    const rows = await tx
      .select({ operatorMark, operatorName, method: paymentMethod, amount: sum(amountMinor), count: count() })
      .from(receiptNotices)
      .innerJoin(invoices, ofReceipt)
      .where(and(condition, isTip, ne(status, 'refused')))
      .groupBy(operatorMark, operatorName, paymentMethod)
      .orderBy(asc(operatorMark), asc(operatorName), asc(paymentMethod));
    const [waiting] = await tx
      .select({ count: count() })
      .from(receiptNotices)
      .innerJoin(invoices, ofReceipt)
      .where(and(condition, isTip, inArray(status, ['waiting', 'sending'])));
    const troubles = await tx
      .select({ id, amountMinor, paymentMethod, status, codes, number })
      .from(receiptNotices)
      .innerJoin(invoices, ofReceipt)
      .where(and(eq(invoices.deviceId, deviceId), isTip, inArray(status, ['refused', 'unsure'])))
      .orderBy(desc(receiptNotices.createdAt), desc(id))
      .limit(TROUBLES);
    return {
      shift,
      day,
      sums: rows.map(({ amount, ...row }) => ({ ...row, amount: decimalFromMinor(BigInt(amount ?? '0')) })),
      waiting: waiting?.count ?? 0,
      troubles: troubles.map((row) => ({ ...tipDto(row), number: row.number, codes: row.codes })),
    };
  });
}
