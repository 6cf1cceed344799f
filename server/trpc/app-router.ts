import { router } from './procedures.ts';
import { attachmentsRouter } from './routers/attachments.ts';
import { billingRouter } from './routers/billing.ts';
import { bankingRouter } from './routers/banking.ts';
import { cashRouter } from './routers/cash.ts';
import { catalogRouter } from './routers/catalog.ts';
import { certificatesRouter } from './routers/certificates.ts';
import { companiesRouter } from './routers/companies.ts';
import { accessRouter } from './routers/access.ts';
import { documentsRouter } from './routers/documents.ts';
import { einvoiceRouter } from './routers/einvoice.ts';
import { exchangeRatesRouter } from './routers/exchange-rates.ts';
import { expensesRouter } from './routers/expenses.ts';
import { identityRouter } from './routers/identity.ts';
import { installationRouter } from './routers/installation.ts';
import { inspectionRouter } from './routers/inspection.ts';
import { internalActRouter } from './routers/internal-act.ts';
import { invoicingRouter } from './routers/invoicing.ts';
import { linksRouter } from './routers/links.ts';
import { logoRouter } from './routers/logo.ts';
import { mailRouter } from './routers/mail.ts';
import { mailboxRouter } from './routers/mailbox.ts';
import { overviewRouter } from './routers/overview.ts';
import { openingRouter } from './routers/opening.ts';
import { partiesRouter } from './routers/parties.ts';
import { remindersRouter } from './routers/reminders.ts';
import { reportsRouter } from './routers/reports.ts';
import { recurringRouter } from './routers/recurring.ts';
import { sharedDocumentsRouter, sharingRouter } from './routers/sharing.ts';
import { tillRouter } from './routers/till.ts';
import { tradeRouter } from './routers/trade.ts';
import { workingHoursRouter } from './routers/working-hours.ts';

/** What is about a company: people reach it by their session, other services by their token. */
const ofCompanies = {
  attachments: attachmentsRouter,
  billing: billingRouter,
  banking: bankingRouter,
  cash: cashRouter,
  catalog: catalogRouter,
  certificates: certificatesRouter,
  companies: companiesRouter,
  documents: documentsRouter,
  einvoice: einvoiceRouter,
  exchangeRates: exchangeRatesRouter,
  expenses: expensesRouter,
  inspection: inspectionRouter,
  internalAct: internalActRouter,
  invoicing: invoicingRouter,
  links: linksRouter,
  logo: logoRouter,
  mail: mailRouter,
  mailbox: mailboxRouter,
  overview: overviewRouter,
  opening: openingRouter,
  parties: partiesRouter,
  reminders: remindersRouter,
  reports: reportsRouter,
  recurring: recurringRouter,
  sharing: sharingRouter,
  till: tillRouter,
  trade: tradeRouter,
  workingHours: workingHoursRouter,
};

/** What `/api/trpc` serves. Accounts, sessions and tokens are not on it, so no spelling of an address reaches them. */
export const apiRouter = router(ofCompanies);

/** Everything that the house can be asked. */
export const appRouter = router({
  ...ofCompanies,
  access: accessRouter,
  identity: identityRouter,
  installation: installationRouter,
  sharedDocuments: sharedDocumentsRouter,
});

export type ApiRouter = typeof apiRouter;
export type AppRouter = typeof appRouter;
