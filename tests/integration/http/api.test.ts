import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createFiskaiClient, fiskaiErrorOf } from '#server/trpc/client.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from './kit.ts';

let house: TestHouse;
let served: Served;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  served = await serve(servicesOf(house));
  sova = await house.company(await house.person());
  await sova.api.certificates.addMock();
});
afterAll(async () => {
  await served.close();
  await house.close();
});

type Role = 'admin' | 'member' | 'accountant' | 'viewer';

const newToken = async (role: Role = 'member', scopes: readonly string[] = [], expiresAt: Date | null = null) =>
  sova.api.access.createToken({ name: 'Trgovina', role, scopes: [...scopes], expiresAt });

const clientOf = (token: string) => createFiskaiClient({ url: served.url, token });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const call = async (path: string, headers: Readonly<Record<string, string>>, body?: string) => {
  const answer = await served.ask({
    path: `/api/trpc/${path}`,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  return { ...answer, json: JSON.parse(answer.text) as unknown };
};
const refusalOf = (work: Promise<unknown>) => work.then(() => null, fiskaiErrorOf);

const line = {
  productId: null,
  description: 'Šalica žutih čvaraka',
  quantity: '3',
  unit: 'H87',
  unitPrice: '12.50',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
};

describe('another service', () => {
  it('writes, issues and finds an invoice', async () => {
    const client = clientOf((await newToken()).token);
    const contact = await client.parties.save.mutate({ kind: 'consumer', name: 'Željko Šćuric' });
    const draft = await client.invoicing.createDraft.mutate({
      contactId: contact.id,
      content: { lines: [line], paymentMethod: 'card' },
    });
    const issued = await client.invoicing.issue.mutate(draft);
    expect(issued).toMatchObject({
      number: '1/P1/1',
      zki: expect.stringMatching(/^[0-9a-f]{32}$/),
      jir: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const invoice = await client.invoicing.get.query({ id: issued.id });
    expect(invoice).toMatchObject({ total: '37.50', buyer: { name: 'Željko Šćuric' }, operatorMark: 'A1' });
    expect(invoice.timeline.find(({ type }) => type === 'invoice.issued')?.actor).toBe('Trgovina');
    const { items } = await client.invoicing.list.query({ search: 'scuric' });
    expect(items.map(({ id }) => id)).toEqual([issued.id]);
  });

  it('sends what it asks at once in one request, and each gets its own answer', async () => {
    let requests = 0;
    const { token } = await newToken('viewer');
    const client = createFiskaiClient({
      url: `${served.url}/`,
      token,
      fetch: (input, init) => ((requests += 1), fetch(input as string, init as RequestInit)),
    });
    const answers = await Promise.allSettled([
      client.companies.get.query(),
      client.invoicing.list.query({}),
      client.invoicing.get.query({ id: '01a20000-0000-7000-8000-000000000000' }),
    ]);
    expect(requests).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(fiskaiErrorOf((answers[2] as PromiseRejectedResult).reason)).toMatchObject({
      kind: 'not_found',
      code: 'INVOICE_NOT_FOUND',
    });
  });

  it('is told which fields are wrong, by code', async () => {
    const client = clientOf((await newToken()).token);
    const refusal = await refusalOf(client.parties.save.mutate({ kind: 'business', name: '', oib: '123' }));
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'INPUT_INVALID' });
    expect(refusal?.issues).toEqual(
      expect.arrayContaining([
        { path: 'name', code: 'FIELD_REQUIRED' },
        { path: 'oib', code: 'OIB_INVALID' },
      ]),
    );
  });

  it('takes numbers of a large table, and is told when a file is too large', async () => {
    const { token } = await newToken();
    const client = clientOf(token);
    const text = `naziv;OIB\n${'x;\n'.repeat(4000)}`;
    expect((await client.parties.previewImport.mutate({ text })).rows).toBe(4000);
    const huge = await call('parties.previewImport', bearer(token), JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024 + 1) }));
    expect(huge).toMatchObject({ status: 400 });
  });
});

describe('a bearer token', () => {
  it.each([
    ['none', {}],
    ['another scheme', { authorization: 'Basic YWJj' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['an invented one', { authorization: `Bearer fiskai_${'a'.repeat(43)}` }],
    ['something else’s', { authorization: `Bearer ${'a'.repeat(40)}` }],
  ])('that is %s opens nothing', async (_name, headers) => {
    const { status, json } = await call('companies.get', headers as Record<string, string>);
    expect(status).toBe(401);
    expect(json).toMatchObject({
      error: { message: 'TOKEN_INVALID', data: { domain: { kind: 'unauthenticated', code: 'TOKEN_INVALID' } } },
    });
  });

  it('may be written with any case of its scheme', async () => {
    const { token } = await newToken('viewer');
    expect((await call('companies.get', { authorization: `bearer ${token}` })).status).toBe(200);
  });

  it('ends when it is revoked, and when its time is over', async () => {
    const revoked = await newToken('viewer');
    const short = await newToken('viewer', [], new Date(house.clock.now().getTime() + 60_000));
    for (const { token } of [revoked, short]) expect((await call('companies.get', bearer(token))).status).toBe(200);
    await sova.api.access.revokeToken({ id: revoked.id });
    house.clock.advance(61_000);
    for (const { token } of [revoked, short]) expect((await call('companies.get', bearer(token))).status).toBe(401);
  });

  it('calls only what is in its scope', async () => {
    const { token } = await newToken('admin', ['invoicing', 'parties.list']);
    const client = clientOf(token);
    expect((await client.invoicing.list.query({})).items).toBeDefined();
    expect((await client.parties.list.query({})).items).toBeDefined();
    for (const refused of [client.parties.options.query({}), client.companies.get.query(), client.certificates.list.query()]) {
      expect(await refusalOf(refused)).toMatchObject({ kind: 'forbidden', code: 'ROLE_FORBIDS' });
    }
  });

  it('is not a prefix game: a scope names whole words', async () => {
    const client = clientOf((await newToken('admin', ['parties.opt', 'part'])).token);
    expect(await refusalOf(client.parties.options.query({}))).toMatchObject({ kind: 'forbidden' });
  });

  it('is no person: it makes no company and sees none of the switcher', async () => {
    const client = clientOf((await newToken('admin')).token);
    expect(await refusalOf(client.companies.mine.query())).toMatchObject({ kind: 'unauthenticated' });
  });

  it('is not in the answer, nor kept by anybody on the way', async () => {
    const { token } = await newToken('viewer');
    const answer = await call('companies.get', bearer(token));
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toContain(token);
  });
});

describe('a cookie', () => {
  it('opens nothing here', async () => {
    const { status } = await call('companies.get', {
      cookie: `fiskai_session=${'a'.repeat(43)}; __Host-fiskai_session=${'a'.repeat(43)}`,
    });
    expect(status).toBe(401);
  });
});

describe('accounts, sessions and tokens', () => {
  const HIDDEN = [
    'identity.sessions',
    'identity.login',
    'identity%2Elogin',
    'x/identity.login',
    'invoicing.list/identity.login',
    'access.tokens',
    'x/access.tokens',
    '%61ccess.tokens',
    'access.createToken',
  ];

  it.each(HIDDEN)('cannot be reached as %s', async (path) => {
    const { token } = await newToken('admin');
    for (const body of [undefined, JSON.stringify({ email: 'a@example.hr', password: 'tri zelena kišobrana' })]) {
      const { status, json } = await call(path, bearer(token), body);
      expect([status, (json as { error: { data: { code: string } } }).error.data.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  it.each(['companies.get,access.tokens', 'companies.get%2Caccess.tokens', 'companies.get%2cidentity.sessions'])(
    'hide in a batch as well: %s',
    async (path) => {
      const { token } = await newToken('admin');
      const { status, json } = await call(`${path}?batch=1`, bearer(token));
      expect(status).toBe(207);
      expect(json).toMatchObject([{ result: {} }, { error: { data: { code: 'NOT_FOUND' } } }]);
    },
  );
});

describe('a request that is none', () => {
  it('is answered in the form of the API', async () => {
    const { token } = await newToken();
    const broken = await call('parties.save', bearer(token), '{"kind":');
    expect(broken.status).toBe(400);
    expect(broken.text).not.toMatch(/node_modules|stack/);
    expect((await call('no.such', bearer(token))).status).toBe(404);
    expect((await call('parties.save', bearer(token))).status).toBe(405);
    expect((await call('parties.save', bearer(token), JSON.stringify({ note: 'x'.repeat(4 * 1024 * 1024) }))).status).toBe(413);
  });
});
