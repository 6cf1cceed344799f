import { router } from './procedures.ts';
import { bankingRouter } from './routers/banking.ts';
import { billingRouter } from './routers/billing.ts';
import { catalogRouter } from './routers/catalog.ts';
import { certificatesRouter } from './routers/certificates.ts';
import { companiesRouter } from './routers/companies.ts';
import { accessRouter } from './routers/access.ts';
import { documentsRouter } from './routers/documents.ts';
import { einvoiceRouter } from './routers/einvoice.ts';
import { exchangeRatesRouter } from './routers/exchange-rates.ts';
import { identityRouter } from './routers/identity.ts';
import { invoicingRouter } from './routers/invoicing.ts';
import { logoRouter } from './routers/logo.ts';
import { mailRouter } from './routers/mail.ts';
import { mailboxRouter } from './routers/mailbox.ts';
import { overviewRouter } from './routers/overview.ts';
import { partiesRouter } from './routers/parties.ts';

/** What is about a company: people reach it by their session, other services by their token. */
const ofCompanies = {
  banking: bankingRouter,
  billing: billingRouter,
  catalog: catalogRouter,
  certificates: certificatesRouter,
  companies: companiesRouter,
  documents: documentsRouter,
  einvoice: einvoiceRouter,
  exchangeRates: exchangeRatesRouter,
  invoicing: invoicingRouter,
  logo: logoRouter,
  mail: mailRouter,
  mailbox: mailboxRouter,
  overview: overviewRouter,
  parties: partiesRouter,
};

/** What `/api/trpc` serves. Accounts, sessions and tokens are not on it, so no spelling of an address reaches them. */
export const apiRouter = router(ofCompanies);

/** Everything that the house can be asked. */
export const appRouter = router({ ...ofCompanies, access: accessRouter, identity: identityRouter });

export type ApiRouter = typeof apiRouter;
export type AppRouter = typeof appRouter;
