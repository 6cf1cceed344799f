import * as paragons from '#server/contracts/paragon.ts';
import * as orders from '#server/contracts/till-order.ts';
import * as sales from '#server/contracts/till-sale.ts';
import * as tips from '#server/contracts/till-tip.ts';
import * as contracts from '#server/contracts/till.ts';
import * as till from '#server/modules/till/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Selling at a device, by whoever has signed on there with a PIN. */
export const tillRouter = router({
  get: companyProcedure('write')
    .input(contracts.GetTillInput)
    .query(({ ctx, input }) => till.getTill(ctx.scoped, input)),
  switchOperator: companyProcedure('write')
    .input(contracts.SwitchOperatorInput)
    .mutation(({ ctx, input }) => till.switchOperator(ctx.scoped, input)),
  lock: companyProcedure('write')
    .input(contracts.TillDeviceInput)
    .mutation(({ ctx, input }) => till.lockTill(ctx.scoped, input)),
  products: companyProcedure('write')
    .input(sales.TillProductsInput)
    .query(({ ctx, input }) => till.listTillProducts(ctx.scoped, input)),
  sell: companyProcedure('write')
    .input(sales.SellInput)
    .mutation(({ ctx, input }) => till.sell(ctx.scoped, input)),
  orders: companyProcedure('write')
    .input(orders.ListOrdersInput)
    .query(({ ctx, input }) => till.listOrders(ctx.scoped, input)),
  saveOrder: companyProcedure('write')
    .input(orders.SaveOrderInput)
    .mutation(({ ctx, input }) => till.saveOrder(ctx.scoped, input)),
  moveOrder: companyProcedure('write')
    .input(orders.MoveOrderInput)
    .mutation(({ ctx, input }) => till.moveOrder(ctx.scoped, input)),
  cancel: companyProcedure('write')
    .input(sales.CancelReceiptInput)
    .mutation(({ ctx, input }) => till.cancelReceipt(ctx.scoped, input)),
  deliver: companyProcedure('write')
    .input(sales.TillReceiptInput)
    .mutation(({ ctx, input }) => till.deliver(ctx.scoped, input)),
  receipt: companyProcedure('read')
    .input(sales.TillReceiptInput)
    .query(({ ctx, input }) => till.getReceipt(ctx.scoped, input)),
  receiptPdf: companyProcedure('read')
    .input(sales.ReceiptPdfInput)
    .query(({ ctx, input }) => till.getReceiptPdf(ctx.scoped, input)),
  receipts: companyProcedure('read')
    .input(sales.TillReceiptsInput)
    .query(({ ctx, input }) => till.listReceipts(ctx.scoped, input)),
  enterParagon: companyProcedure('write')
    .input(paragons.EnterParagonInput)
    .mutation(({ ctx, input }) => till.enterParagon(ctx.scoped, input)),
  paragons: companyProcedure('read')
    .input(paragons.ParagonsInput)
    .query(({ ctx, input }) => till.listParagons(ctx.scoped, input)),
  leaveTip: companyProcedure('write')
    .input(tips.LeaveTipInput)
    .mutation(({ ctx, input }) => till.leaveTip(ctx.scoped, input)),
  spreadTips: companyProcedure('write')
    .input(tips.SpreadTipsInput)
    .mutation(({ ctx, input }) => till.spreadTips(ctx.scoped, input)),
  tellTipAgain: companyProcedure('write')
    .input(tips.TellTipInput)
    .mutation(({ ctx, input }) => till.tellTipAgain(ctx.scoped, input)),
  tips: companyProcedure('read')
    .input(tips.TipsInput)
    .query(({ ctx, input }) => till.listTips(ctx.scoped, input)),
  findBuyer: companyProcedure('write')
    .input(sales.FindBuyerInput)
    .query(({ ctx, input }) => till.findBuyer(ctx.scoped, input)),
});
