import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DomainError } from '#server/domain/shared/errors.ts';
import { resolveToken } from '#server/modules/access/index.ts';
import { createCaller } from '#server/trpc/caller.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { FIXTURES } from './fixtures.ts';
import { call, PROCEDURES } from './procedures.ts';
import { everythingOf, furnish, type FurnishedCompany, RODA, SOVA, tracesOf } from './two-companies.ts';

let house: TestHouse;
let mine: FurnishedCompany;
let theirs: FurnishedCompany;
let before: unknown;

beforeAll(async () => {
  house = await createTestHouse();
  mine = await furnish(house, SOVA);
  theirs = await furnish(house, RODA);
  before = await everythingOf(house.deps, theirs);
});
afterAll(() => house.close());

interface Outcome {
  readonly code: string;
  /** Everything that the caller got to read. */
  readonly text: string;
}

async function attempt(path: string, input: unknown): Promise<Outcome> {
  try {
    return { code: 'OK', text: JSON.stringify((await call(mine.api, path, input)) ?? null) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { cause } = error;
    const said = cause instanceof DomainError ? { code: cause.code, params: cause.params, issues: cause.issues } : error.message;
    return { code: error.code, text: JSON.stringify(said) };
  }
}

/** Traces of the other company in an answer, without those that the caller had said itself. */
const leaks = (text: string, input: unknown) => {
  const asked = JSON.stringify(input) ?? '';
  return tracesOf(theirs).filter((trace) => text.includes(trace) && !asked.includes(trace));
};

describe('every procedure', () => {
  it('has a fixture, and every fixture a procedure', () => {
    expect(Object.keys(FIXTURES).sort()).toEqual(PROCEDURES.map(({ path }) => path).sort());
  });

  it.each(PROCEDURES.map(({ path }) => path))('%s shows and does nothing for another company', async (path) => {
    const { refused, blind, ends = 'OK' } = FIXTURES[path] ?? {};
    const outcomes = [];
    for (const input of refused?.(theirs, mine) ?? [])
      outcomes.push({ input, allowed: ['NOT_FOUND', 'FORBIDDEN'], ...(await attempt(path, input)) });
    for (const input of blind?.(theirs, mine) ?? []) outcomes.push({ input, allowed: [ends], ...(await attempt(path, input)) });
    expect(outcomes.length, 'a fixture').toBeGreaterThan(0);
    for (const { input, allowed, code, text } of outcomes) {
      const told = `${path}(${JSON.stringify(input)}) → ${code} ${text.slice(0, 300)}`;
      expect(allowed, told).toContain(code);
      expect(leaks(text, input), told).toEqual([]);
    }
  });
});

describe('the other company afterwards', () => {
  it('has every row as it was', async () => {
    expect(await everythingOf(house.deps, theirs)).toEqual(before);
  });

  it('finds its own things with the ids that were refused', async () => {
    const { api, contactId, productId, invoiceId, draftId, documentId } = theirs;
    expect((await api.parties.get({ id: contactId })).contact.name).toContain(theirs.mark);
    expect(JSON.stringify(await api.catalog.get({ id: productId }))).toContain(theirs.mark);
    expect((await api.invoicing.get({ id: invoiceId })).number).toBe('1/P1/1');
    expect((await api.invoicing.draft({ id: draftId })).id).toBe(draftId);
    expect((await api.documents.link({ id: documentId })).filename).not.toBe('');
    expect((await api.invoicing.list({ search: theirs.mark })).count).toBe(4);
  });
});

describe('ways into another company', () => {
  it('are closed to people who are no members: its address does not exist for them', async () => {
    expect(await house.callerIn(mine.owner, theirs.slug)).toBeNull();
    expect((await mine.owner.api.companies.mine()).map(({ slug }) => slug)).not.toContain(theirs.slug);
  });

  it('are closed to tokens: one opens its own company and says nothing of others', async () => {
    const { token } = await mine.api.access.createToken({ name: 'Proba', role: 'admin', scopes: [], expiresAt: null });
    const resolved = await resolveToken(house.deps, token);
    if (resolved === null) throw new Error('the token opens nothing');
    expect(resolved.company.id).toBe(mine.id);
    const { company, role, scopes, tokenId, name } = resolved;
    const api = createCaller({
      ...house.context(),
      session: null,
      company: { ...company, role, scopes, actor: { kind: 'token', id: tokenId, name } },
    });
    await expect(api.invoicing.get({ id: theirs.invoiceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(api.companies.mine()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});

describe('a draft with another company’s things in it', () => {
  it('is not issued from another company’s premises, nor by its operator', async () => {
    const { id } = await mine.api.invoicing.createDraft({
      content: { premisesId: theirs.premisesId, deviceId: theirs.deviceId, lines: [], paymentMethod: 'card' },
    });
    const { version, content } = await mine.api.invoicing.draft({ id });
    const withLine = {
      ...content,
      lines: [
        {
          productId: theirs.productId,
          description: 'Tuđe',
          quantity: '1',
          unit: 'H87',
          unitPrice: '1',
          discountPercent: '',
          vatCode: 'exempt' as const,
          exemptionReason: null,
          kpd: null,
        },
      ],
    };
    const saved = await mine.api.invoicing.saveDraft({ id, version, content: withLine });
    await expect(mine.api.invoicing.issue({ id, version: saved.version })).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    const [premises] = await mine.api.companies.listPremises();
    const own = {
      ...withLine,
      premisesId: mine.premisesId,
      deviceId: premises?.devices[0]?.id ?? null,
      operatorId: theirs.operatorId,
    };
    await mine.api.invoicing.saveDraft({ id, version: saved.version, content: own });
    await expect(mine.api.invoicing.issue({ id })).rejects.toThrow();
    expect((await mine.api.invoicing.list({})).items.map((item) => item.id)).not.toContain(id);
  });
});
