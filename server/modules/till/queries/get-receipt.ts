import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillReceiptDto, TillReceiptInput } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { loadReceipt } from '../load-receipt.ts';

/** A receipt as it is handed over now: with its JIR once that has come. */
export const getReceipt = (ctx: CompanyContext, { id }: TillReceiptInput): Promise<TillReceiptDto> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => loadReceipt(tx, ctx.deps, id));
