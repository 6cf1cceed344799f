import { and, count, desc, eq, inArray, isNull, min } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillReceiptItem, TillReceipts, TillReceiptsInput } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { overMaximum } from '#server/modules/cash/index.ts';

import { jirStateOf } from '../jir-state.ts';

/** What a person at the till looks back at; older ones are in the list of invoices. */
const LATEST = 40;

/** The latest receipts of a device, and how many of the company wait for their JIR until when; and whether too much cash is there. */
export async function listReceipts(ctx: CompanyContext, { deviceId }: TillReceiptsInput): Promise<TillReceipts> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const storno = alias(invoices, 'storno');
    const rows = await tx
      .select({
        id: invoices.id,
        kind: invoices.kind,
        number: invoices.number,
        issuedAt: invoices.issuedAt,
        operatorMark: invoices.operatorMark,
        buyerName: invoices.buyerName,
        totalMinor: invoices.totalMinor,
        paymentMethod: invoices.paymentMethod,
        status: fiscalSubmissions.status,
        jir: fiscalSubmissions.jir,
        stornoId: storno.id,
      })
      .from(invoices)
      .leftJoin(fiscalSubmissions, eq(fiscalSubmissions.invoiceId, invoices.id))
      .leftJoin(storno, eq(storno.cancelsId, invoices.id))
      .where(and(eq(invoices.deviceId, deviceId), inArray(invoices.kind, ['invoice', 'storno'])))
      .orderBy(desc(invoices.issuedAt), desc(invoices.ordinal))
      .limit(LATEST);
    const [waiting] = await tx
      .select({ count: count(), deadlineAt: min(fiscalSubmissions.deadlineAt) })
      .from(fiscalSubmissions)
      .where(isNull(fiscalSubmissions.jir));
    const items = rows.map(({ kind, totalMinor, stornoId, status, jir, ...row }): TillReceiptItem => ({
      ...row,
      total: decimalFromMinor(totalMinor),
      jir: jirStateOf(status, jir),
      isStorno: kind === 'storno',
      isCancelled: stornoId !== null,
    }));
    const over = await overMaximum(tx, deviceId);
    return {
      items,
      waiting: waiting?.count ?? 0,
      deadlineAt: waiting?.deadlineAt ?? null,
      overMaximum:
        over === null ? null : { balance: decimalFromMinor(over.balanceMinor), maximum: decimalFromMinor(over.maximumMinor) },
    };
  });
}
