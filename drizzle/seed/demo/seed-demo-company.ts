import { users } from '#drizzle/schema/identity.ts';
import type { Deps, RequestContext, SessionInfo } from '#server/context.ts';
import { markSeeded } from '#server/db/stamp.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { abroadOf, firstCodeOutsideVat } from '#server/domain/invoicing/foreign-buyer.ts';
import { addDays, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import type { OpenedInstallation } from '#server/installation.ts';
import { resolveCompany } from '#server/modules/companies/index.ts';
import { hashPassword } from '#server/modules/identity/index.ts';
import { type AppCaller, createCaller } from '#server/trpc/caller.ts';

import { seedDemoCosts } from './demo-costs.ts';
import { DEMO_LOGIN } from './demo-login.ts';
import { DEMO_CUSTOMERS, DEMO_DRAFT, DEMO_PRODUCTS, DEMO_YEAR, type DemoCustomer, type DemoInvoice } from './demo-year.ts';
import { STUDIO_SOVA } from './studio-sova.ts';

/** A clock that walks through the demo's year. */
interface Traveller {
  at: Date | null;
}

/**
 * Makes the demo company once: a design studio with a year behind it, every document issued, fiscalized, mailed and paid
 * through the router as a person would, only on the days of the past. CIS walks along, so every JIR is one it really gave.
 */
export async function seedDemoCompany({ house, mocks, log }: OpenedInstallation): Promise<void> {
  if (mocks === null) return;
  const started = performance.now();
  const traveller: Traveller = { at: null };
  const deps: Deps = { ...house.deps, pokeRelay: () => undefined, clock: { now: () => traveller.at ?? house.deps.clock.now() } };
  const today = zagrebDateOf(house.deps.clock.now());
  const goTo = (daysAgo: number, minute: number) => {
    const time = daysAgo === 0 ? null : zagrebInstant(addDays(today, -daysAgo), `10:${String(minute).padStart(2, '0')}:00`);
    traveller.at = time;
    mocks.control.clock.setOffsetMs(time === null ? 0 : time.getTime() - house.deps.clock.now().getTime());
  };
  try {
    goTo(350, 0);
    const api = await makeCompany(deps);
    const customers = await makeCustomers(api);
    for (const product of DEMO_PRODUCTS)
      await api.catalog.save({ ...product, priceMode: 'net', vatCode: 'exempt', exemptionReason: null });
    for (const [index, invoice] of DEMO_YEAR.entries()) {
      if (invoice.cisDown) mocks.control.next('cis', 'racuni', 'down');
      goTo(invoice.daysAgo, index % 60);
      const issued = await issue(api, customers, invoice);
      if (invoice.send) await api.invoicing.send({ id: issued.id, to: DEMO_CUSTOMERS[invoice.customer].email });
      if (invoice.cancelled) await api.invoicing.cancel({ id: issued.id, reason: 'Pogrešan kupac' });
      await pay(api, issued.id, invoice, today, (daysAgo) => goTo(daysAgo, 30));
    }
    goTo(0, 0);
    await api.invoicing.createDraft({ contactId: customers.zirafa, content: { lines: [lineOf(DEMO_DRAFT)] } });
    const { modes, storageOn } = deps.installation;
    await seedDemoCosts(api, today, { isReading: storageOn && modes.openai === 'mock' });
    if (modes.stripe === 'mock') await subscribe(api, mocks);
    await house.drain();
    await markSeeded(house.database, house.deps.clock);
  } finally {
    mocks.control.clock.setOffsetMs(0);
  }
  log.info({ ms: Math.round(performance.now() - started) }, 'demo company made');
}

async function makeCompany(deps: Deps): Promise<AppCaller> {
  const context: RequestContext = { deps, requestId: deps.ids.random(), locale: 'hr', ip: '127.0.0.1', userAgent: null };
  const session = await makePerson(deps);
  const person = createCaller({ ...context, session, company: null });
  const { slug } = await person.companies.create(STUDIO_SOVA);
  const company = await resolveCompany(deps, session.userId, slug);
  if (company === null) throw new Error('the demo company was not made');
  const actor = { kind: 'user' as const, id: session.userId, name: session.name };
  const api = createCaller({ ...context, session, company: { ...company, scopes: [], actor } });
  // One of its customers is a business in the EU, for whom a seller outside VAT needs a PDV ID too.
  await api.companies.update({ ...(await api.companies.get()), hasVatId: true });
  await api.certificates.addMock();
  return api;
}

async function makePerson(deps: Deps): Promise<SessionInfo> {
  const id = deps.ids.next();
  const now = deps.clock.now();
  const { email, name, password } = DEMO_LOGIN;
  const passwordHash = await hashPassword(password);
  await withSystemTx(deps, 'demo person', (tx) =>
    tx.insert(users).values({ id, email, name, passwordHash, emailVerifiedAt: now, createdAt: now }),
  );
  return {
    sessionId: deps.ids.next(),
    userId: id,
    name,
    email,
    emailVerified: true,
    locale: 'hr',
    theme: 'system',
    isSystemAdministrator: false,
  };
}

/** Its trial is long over; a reminder of that would be the first thing that a visitor reads. */
async function subscribe(api: AppCaller, mocks: NonNullable<OpenedInstallation['mocks']>): Promise<void> {
  const { url } = await api.billing.beginCheckout({ plan: 'pausalni', interval: 'month' });
  await mocks.control.act('stripe', 'pay');
  await api.billing.settleCheckout({ id: new URL(url).pathname.split('/').at(-1) ?? '' });
}

async function makeCustomers(api: AppCaller): Promise<Readonly<Record<DemoCustomer, string>>> {
  const ids: [string, string][] = [];
  for (const [key, customer] of Object.entries(DEMO_CUSTOMERS)) ids.push([key, (await api.parties.save(customer)).id]);
  return Object.fromEntries(ids) as Record<DemoCustomer, string>;
}

const lineOf = ({ customer, description, quantity, unit, unitPrice }: DemoInvoice) => ({
  productId: null,
  description,
  quantity,
  unit,
  unitPrice,
  discountPercent: '',
  vatCode: firstCodeOutsideVat(true, abroadOf(DEMO_CUSTOMERS[customer].kind, DEMO_CUSTOMERS[customer].country)),
  exemptionReason: null,
  kpd: null,
});

async function issue(api: AppCaller, customers: Readonly<Record<DemoCustomer, string>>, invoice: DemoInvoice) {
  const draft = await api.invoicing.createDraft({
    contactId: customers[invoice.customer],
    content: { lines: [lineOf(invoice)], paymentMethod: invoice.method ?? 'transfer' },
  });
  return api.invoicing.issue(draft);
}

async function pay(
  api: AppCaller,
  id: string,
  invoice: DemoInvoice,
  today: string,
  goTo: (daysAgo: number) => void,
): Promise<void> {
  const { paidAfter, daysAgo, part, cancelled, method } = invoice;
  if (paidAfter === null || cancelled || method === 'card' || method === 'cash') return;
  const paidAgo = Math.max(0, daysAgo - paidAfter);
  goTo(paidAgo);
  const { open } = await api.invoicing.get({ id });
  const amount = part ? (Number.parseInt(open, 10) / 2).toFixed(2) : open;
  await api.invoicing.recordPayment({ id, amount, paidOn: addDays(today, -paidAgo), method: 'transfer' });
}
