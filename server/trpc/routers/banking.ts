import * as contracts from '#server/contracts/banking.ts';
import * as banking from '#server/modules/banking/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Banks: consents, accounts with balances, booked transactions. */
export const bankingRouter = router({
  overview: companyProcedure('read').query(({ ctx }) => banking.getBanking(ctx.scoped)),
  transactions: companyProcedure('read')
    .input(contracts.ListBankTransactionsInput)
    .query(({ ctx, input }) => banking.listBankTransactions(ctx.scoped, input)),
  transaction: companyProcedure('read')
    .input(contracts.BankTransactionInput)
    .query(({ ctx, input }) => banking.getBankTransaction(ctx.scoped, input)),
  institutions: companyProcedure('manage')
    .input(contracts.ListInstitutionsInput)
    .query(({ ctx, input }) => banking.listInstitutions(ctx.scoped, input)),
  beginConsent: companyProcedure('manage')
    .input(contracts.BeginBankConsentInput)
    .mutation(({ ctx, input }) => banking.beginBankConsent(ctx.scoped, ctx.session, input)),
  completeConsent: companyProcedure('manage')
    .input(contracts.CompleteBankConsentInput)
    .mutation(({ ctx, input }) => banking.completeBankConsent(ctx.scoped, ctx.session, input)),
  dismissConsent: companyProcedure('manage')
    .input(contracts.BankConsentInput)
    .mutation(({ ctx, input }) => banking.dismissBankConsent(ctx.scoped, input)),
  syncNow: companyProcedure('book')
    .input(contracts.BankAccountInput)
    .mutation(({ ctx, input }) => banking.syncBankAccount(ctx.scoped, input)),
  disconnect: companyProcedure('manage')
    .input(contracts.BankConnectionInput)
    .mutation(({ ctx, input }) => banking.disconnectBank(ctx.scoped, input)),
});
