import { eq, sql } from 'drizzle-orm';
import { PNG } from 'pngjs';

import { TENANT_TABLES } from '#drizzle/policies.ts';
import { apiTokens } from '#drizzle/schema/access.ts';
import { memberships, sessions, users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { rowsOf } from '#server/db/client.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

/** One of everything that a company can have. `stornoId` cancels `cancelledId`, `draftId` is not issued. */
export interface FurnishedCompany extends TestCompany {
  /** A word in each text of the company, so that a test finds any of it in an answer. */
  readonly mark: string;
  readonly oib: string;
  readonly contactId: string;
  readonly contactOib: string;
  readonly productId: string;
  readonly premisesId: string;
  readonly deviceId: string;
  readonly operatorId: string;
  readonly certificateId: string;
  readonly logoId: string;
  readonly draftId: string;
  readonly invoiceId: string;
  readonly cancelledId: string;
  readonly stornoId: string;
  readonly paymentId: string;
  readonly documentId: string;
  readonly tokenId: string;
  /** A session of its owner. */
  readonly sessionId: string;
  /** Where the second page of its invoices begins. */
  readonly cursor: string;
}

export interface Furnishing {
  readonly mark: string;
  readonly oib: string;
  readonly contactOib: string;
}

export const SOVA: Furnishing = { mark: 'Sovinjak', oib: '69435151530', contactOib: '85821130368' };
export const RODA: Furnishing = { mark: 'Rodaljice', oib: '94577403194', contactOib: '18683136487' };

export const line = (description: string) => ({
  productId: null,
  description,
  quantity: '2',
  unit: 'H87',
  unitPrice: '50.00',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
});

export const smallPicture = (): string => PNG.sync.write(new PNG({ width: 20, height: 20 })).toString('base64');

/** A company with something of every kind. */
export async function furnish(house: TestHouse, { mark, oib, contactOib }: Furnishing): Promise<FurnishedCompany> {
  const owner = await house.person({ name: `${mark} osoba` });
  const company = await house.company(owner, { name: `${mark} obrt`, premisesName: `${mark} ured`, oib, operatorOib: oib });
  const { api } = company;
  const email = `${mark.toLowerCase()}@example.hr`;
  await api.certificates.addMock();
  await api.logo.set({ base64: smallPicture() });
  const address = { street: `${mark} ulica 1`, postalCode: '10000', city: 'Zagreb' };
  const contact = await api.parties.save({
    kind: 'business',
    name: `${mark} kupac`,
    oib: contactOib,
    ...address,
    email,
    documentLocale: 'hr',
  });
  const product = await api.catalog.save({
    name: `${mark} usluga`,
    unit: 'HUR',
    price: '45',
    priceMode: 'net',
    vatCode: 'exempt',
  });
  const draft = async () =>
    api.invoicing.createDraft({ contactId: contact.id, content: { lines: [line(`${mark} stavka`)], paymentMethod: 'card' } });
  const issue = async () => (await api.invoicing.issue(await draft())).id;
  const [invoiceId, cancelledId] = [await issue(), await issue()];
  const { id: stornoId } = await api.invoicing.cancel({ id: cancelledId, reason: `${mark} razlog` });
  await api.invoicing.send({ id: invoiceId, to: email, message: `${mark} poruka` });
  await house.drain();
  const { id: draftId } = await draft();
  const { id: tokenId } = await api.access.createToken({ name: `${mark} ključ`, role: 'member', scopes: [], expiresAt: null });
  const [premises] = await api.companies.listPremises();
  const [operator] = await api.companies.listOperators();
  const [certificate] = (await api.certificates.list()).items;
  const [document] = (await api.documents.list({})).items;
  return {
    ...company,
    mark,
    oib,
    contactId: contact.id,
    contactOib,
    productId: product.id,
    premisesId: there(premises).id,
    deviceId: there(premises?.devices[0]).id,
    operatorId: there(operator).id,
    certificateId: there(certificate).id,
    logoId: there(await api.logo.get()).id,
    draftId,
    invoiceId,
    cancelledId,
    stornoId,
    paymentId: there((await api.invoicing.get({ id: invoiceId })).payments[0]).id,
    documentId: there(document).id,
    tokenId,
    sessionId: await insertSession(house.deps, owner.session.userId),
    cursor: there((await api.invoicing.list({ limit: 1 })).nextCursor),
  };
}

async function insertSession(deps: Deps, userId: string): Promise<string> {
  const id = deps.ids.next();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await withSystemTx(deps, 'test', (tx) =>
    tx.insert(sessions).values({ id, userId, tokenHash: id, createdAt: now, lastSeenAt: now, expiresAt }),
  );
  return id;
}

/** Every row of a company, and what the directory holds of it. */
export async function everythingOf(deps: Deps, { id, owner }: FurnishedCompany): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  await withCompanyTx(deps, { companyId: id, actor: systemActor('test') }, async (tx) => {
    for (const table of Object.keys(TENANT_TABLES)) {
      const name = sql.identifier(table);
      found[table] = rowsOf(await tx.execute(sql`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`));
    }
  });
  await withSystemTx(deps, 'test', async (tx) => {
    found['api_tokens'] = await tx.select().from(apiTokens).where(eq(apiTokens.companyId, id));
    found['memberships'] = await tx.select().from(memberships).where(eq(memberships.companyId, id));
    found['users'] = await tx.select().from(users).where(eq(users.id, owner.session.userId));
    found['sessions'] = await tx.select().from(sessions).where(eq(sessions.userId, owner.session.userId));
  });
  return found;
}

/** Every id and text by which a company can be recognised in an answer. */
export function tracesOf(company: FurnishedCompany): readonly string[] {
  const ids = Object.entries(company).filter(([name, value]) => name.endsWith('Id') && typeof value === 'string');
  return [company.id, company.mark, company.oib, company.owner.session.userId, ...ids.map(([, value]) => String(value))];
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the company is not furnished');
  return value;
}
