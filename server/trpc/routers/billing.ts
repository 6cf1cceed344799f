import * as contracts from '#server/contracts/billing.ts';
import * as billing from '#server/modules/billing/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** What the company pays us for. */
export const billingRouter = router({
  get: companyProcedure('manage').query(({ ctx }) => billing.getSubscription(ctx.scoped)),
  invoices: companyProcedure('manage').query(({ ctx }) => billing.listBillingInvoices(ctx.scoped)),
  quoteChange: companyProcedure('manage')
    .input(contracts.PlanChoiceInput)
    .query(({ ctx, input }) => billing.quotePlanChange(ctx.scoped, input)),
  beginCheckout: companyProcedure('manage')
    .input(contracts.PlanChoiceInput)
    .mutation(({ ctx, input }) => billing.beginCheckout(ctx.scoped, ctx.session, input)),
  settleCheckout: companyProcedure('manage')
    .input(contracts.CheckoutInput)
    .mutation(({ ctx, input }) => billing.settleCheckout(ctx.scoped, input)),
  refresh: companyProcedure('manage').mutation(({ ctx }) => billing.refreshSubscription(ctx.scoped)),
  openPortal: companyProcedure('manage').mutation(({ ctx }) => billing.openPortal(ctx.scoped)),
  changePlan: companyProcedure('manage')
    .input(contracts.ChangePlanInput)
    .mutation(({ ctx, input }) => billing.changePlan(ctx.scoped, input)),
  setRenewal: companyProcedure('manage')
    .input(contracts.SetRenewalInput)
    .mutation(({ ctx, input }) => billing.setRenewal(ctx.scoped, input)),
});
