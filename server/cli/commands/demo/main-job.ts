import { eq } from 'drizzle-orm';

import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { DEMO_CUSTOMERS } from '#drizzle/seed/demo/demo-year.ts';
import { STUDIO_SOVA } from '#drizzle/seed/demo/studio-sova.ts';
import type { RequestContext, SessionInfo } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import type { OpenedInstallation } from '#server/installation.ts';
import { resolveCompany } from '#server/modules/companies/index.ts';
import { sessionFromToken } from '#server/modules/identity/index.ts';
import { createCaller } from '#server/trpc/caller.ts';

/** What the main job brought about. */
export interface MainJobResult {
  readonly invoiceNumber: string;
  readonly zki: string | null;
  readonly jir: string | null;
  readonly qrUrl: string | null;
  /** The vendor's id of the mail. */
  readonly emailId: string | null;
  readonly documents: readonly { readonly key: string; readonly sha256: string; readonly bytes: number }[];
  /** Calls in the order they were made, to the vendors' real hosts. */
  readonly outbound: readonly {
    readonly host: string;
    readonly port: number;
    readonly method: string;
    readonly status: number | null;
  }[];
  readonly pdf: { readonly filename: string; readonly bytes: Buffer };
}

/** The whole main job through the router's caller, as a newcomer walks it: sign-up, company, certificate, customer, invoice, mail. */
export async function runMainJob(installation: OpenedInstallation): Promise<MainJobResult> {
  const { house, mocks } = installation;
  const { deps } = house;
  if (mocks === null) throw new Error('the demo needs simulated vendors');
  const before = mocks.control.calls({ limit: 5000 }).length;
  const session = await signUp(installation);
  const person = createCaller({ ...contextOf(installation), session, company: null });
  const { slug } = await person.companies.create(STUDIO_SOVA);
  const company = await resolveCompany(deps, session.userId, slug);
  if (company === null) throw new Error('the company was not made');
  const actor = { kind: 'user' as const, id: session.userId, name: session.name };
  const api = createCaller({ ...contextOf(installation), session, company: { ...company, scopes: [], actor } });
  await api.certificates.addMock();
  const contact = await api.parties.save(CUSTOMER);
  const draft = await api.invoicing.createDraft({ contactId: contact.id, content: { lines: LINES } });
  const issued = await api.invoicing.issue(draft);
  await house.drain();
  await api.invoicing.send({ id: issued.id, to: CUSTOMER.email });
  await house.drain();

  const invoice = await api.invoicing.get({ id: issued.id });
  const pdf = await api.documents.invoicePdf({ id: issued.id });
  const { items } = await api.documents.list({ limit: 100 });
  const [mail] = await withCompanyTx(deps, { companyId: company.id, actor: systemActor('demo') }, (tx) =>
    tx.select({ providerId: outboundEmails.providerId }).from(outboundEmails).where(eq(outboundEmails.invoiceId, issued.id)),
  );
  const calls = mocks.control.calls({ limit: 5000 });
  return {
    invoiceNumber: invoice.number,
    zki: invoice.fiscal?.zki ?? null,
    jir: invoice.fiscal?.jir ?? null,
    qrUrl: invoice.fiscal?.qrUrl ?? null,
    emailId: mail?.providerId ?? null,
    documents: items.map(({ key, sha256, bytes }) => ({ key, sha256, bytes })).reverse(),
    outbound: calls
      .slice(0, calls.length - before)
      .reverse()
      .map(({ host, port, method, status }) => ({ host, port, method, status })),
    pdf: { filename: pdf.filename, bytes: Buffer.from(pdf.base64, 'base64') },
  };
}

const contextOf = ({ house: { deps } }: OpenedInstallation): RequestContext => ({
  deps,
  requestId: deps.ids.random(),
  locale: 'hr',
  ip: '127.0.0.1',
  userAgent: 'fiskai demo',
});

/** Signs a new person up with the code from the simulated mail. */
async function signUp(installation: OpenedInstallation): Promise<SessionInfo> {
  const { house, mocks } = installation;
  const visitor = createCaller({ ...contextOf(installation), session: null, company: null });
  const email = `ana.${house.deps.ids.random().slice(0, 8)}@example.hr`;
  const password = house.deps.ids.random();
  const { ticket } = await visitor.identity.signUp({ name: 'Ana Kovač', email, password });
  const mail = mocks?.control.outbox().find(({ to }) => to.includes(email));
  const code = /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '';
  const { token } = await visitor.identity.verifyEmail({ email, ticket, code });
  const session = await sessionFromToken(house.deps, token);
  if (session === null) throw new Error('the session did not begin');
  return session;
}

const CUSTOMER = DEMO_CUSTOMERS.ivan;

const service = (description: string, quantity: string, unitPrice: string) => ({
  productId: null,
  description,
  quantity,
  unit: 'HUR',
  unitPrice,
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
});

const LINES = [service('Fotografiranje i obrada, vjenčanje', '20', '45'), service('Album, prijelom i priprema', '7', '50')];
