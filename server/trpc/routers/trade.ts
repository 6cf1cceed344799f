import * as contracts from '#server/contracts/trade.ts';
import * as invoicing from '#server/modules/invoicing/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Quotes, pro formas and delivery notes. They are drafted, issued, mailed and printed like every sales document: by `invoicing` and `documents`. */
export const tradeRouter = router({
  list: companyProcedure('read')
    .input(contracts.ListTradeInput)
    .query(({ ctx, input }) => invoicing.listTradeDocuments(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(contracts.TradeIdInput)
    .query(({ ctx, input }) => invoicing.getTradeDocument(ctx.scoped, input)),
  convert: companyProcedure('write')
    .input(contracts.ConvertDocumentInput)
    .mutation(({ ctx, input }) => invoicing.convertDocument(ctx.scoped, input)),
  beginDelivery: companyProcedure('write')
    .input(contracts.TradeIdInput)
    .mutation(({ ctx, input }) => invoicing.beginDelivery(ctx.scoped, input)),
  invoiceDeliveries: companyProcedure('write')
    .input(contracts.InvoiceDeliveriesInput)
    .mutation(({ ctx, input }) => invoicing.invoiceDeliveries(ctx.scoped, input)),
  decide: companyProcedure('write')
    .input(contracts.DecideTradeInput)
    .mutation(({ ctx, input }) => invoicing.decideTradeDocument(ctx.scoped, input)),
});
