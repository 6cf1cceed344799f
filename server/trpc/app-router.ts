import { router } from './procedures.ts';
import { catalogRouter } from './routers/catalog.ts';
import { certificatesRouter } from './routers/certificates.ts';
import { companiesRouter } from './routers/companies.ts';
import { accessRouter } from './routers/access.ts';
import { documentsRouter } from './routers/documents.ts';
import { identityRouter } from './routers/identity.ts';
import { invoicingRouter } from './routers/invoicing.ts';
import { overviewRouter } from './routers/overview.ts';
import { partiesRouter } from './routers/parties.ts';

/** Everything that the house can be asked. */
export const appRouter = router({
  access: accessRouter,
  catalog: catalogRouter,
  certificates: certificatesRouter,
  companies: companiesRouter,
  documents: documentsRouter,
  identity: identityRouter,
  invoicing: invoicingRouter,
  overview: overviewRouter,
  parties: partiesRouter,
});

export type AppRouter = typeof appRouter;
