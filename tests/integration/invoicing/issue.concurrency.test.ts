import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { invoices, numberSequences } from '#drizzle/schema/invoicing.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { waitingForLocks } from '#tests/kit/at-once.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, eventTypes, issue, line, receiptOf, refusal, sequencesOf, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

const documentsOf = (company: TestCompany) =>
  withSystemTx(house.deps, 'test', (tx) =>
    tx.select().from(invoices).where(eq(invoices.companyId, company.id)).orderBy(asc(invoices.ordinal)),
  );

/** Settles all; the codes of those that were refused. */
async function outcomes<T>(calls: readonly Promise<T>[]): Promise<{ readonly values: T[]; readonly codes: string[] }> {
  const values: T[] = [];
  const codes: string[] = [];
  for (const result of await Promise.allSettled(calls)) {
    if (result.status === 'fulfilled') values.push(result.value);
    else {
      const cause: unknown = (result.reason as Error).cause ?? result.reason;
      codes.push(cause instanceof DomainError ? cause.code : String(cause));
    }
  }
  return { values, codes };
}

describe('many who issue at the same moment', () => {
  it('get a hundred consecutive numbers, the times in their order, and CIS knows each once', async () => {
    const company = await studio(house);
    const drafts = await Promise.all(
      Array.from({ length: 100 }, () =>
        company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } }),
      ),
    );
    let moments = 0;
    const ticking = setInterval(() => house.clock.advance((moments += 1) % 3 === 0 ? -900 : 1_100), 20);
    const { values, codes } = await outcomes(drafts.map((draft) => company.api.invoicing.issue(draft)));
    clearInterval(ticking);
    expect(codes).toEqual([]);
    expect(values.map(({ number }) => Number.parseInt(number, 10)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, at) => at + 1),
    );
    const rows = await documentsOf(company);
    const times = rows.map(({ issuedAt }) => issuedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((await sequencesOf(house, company)).map(({ last }) => last)).toEqual([100]);
    for (const { number, jir } of values.filter((value) => value.jir !== null)) {
      expect((await receiptOf(house, company, number))!.received).toMatchObject([{ jir }]);
    }
  });

  it('take up a new year together: one sequence each for two premises, and numbers from one', async () => {
    const company = await studio(house);
    const second = await company.api.companies.savePremises({
      code: 'ST1',
      name: 'Split',
      street: 'Riva 1',
      postalCode: '21000',
      city: 'Split',
    });
    const device = await company.api.companies.saveDevice({ premisesId: second.id, code: '1', name: 'Blagajna' });
    house.clock.set('2027-01-01T08:00:00.000Z');
    const split = { premisesId: second.id, deviceId: device.id };
    const { values, codes } = await outcomes(
      Array.from({ length: 12 }, (_, at) => issue(company.api, at % 2 === 0 ? {} : split)),
    );
    expect(codes).toEqual([]);
    const expected = ['P1', 'ST1'].flatMap((place) => Array.from({ length: 6 }, (_, at) => `${at + 1}/${place}/1`));
    expect(values.map(({ number }) => number).sort()).toEqual(expected.sort());
    expect((await sequencesOf(house, company)).map(({ position, last }) => [position, last]).sort()).toEqual([
      [1, 6],
      [2, 6],
    ]);
  });

  it('leave no gap where some of them are refused', async () => {
    const company = await studio(house);
    const bad = { lines: [line({ quantity: '' })] };
    const { values, codes } = await outcomes(Array.from({ length: 20 }, (_, at) => issue(company.api, at % 2 === 0 ? {} : bad)));
    expect(codes).toEqual(Array(10).fill('INVOICE_INCOMPLETE'));
    expect(values.map(({ number }) => Number.parseInt(number, 10)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, at) => at + 1),
    );
  });

  it('get one document out of one draft', async () => {
    const company = await studio(house);
    const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    const { values, codes } = await outcomes(Array.from({ length: 10 }, () => company.api.invoicing.issue(draft)));
    expect(codes).toEqual([]);
    expect(new Set(values.map(({ number, zki }) => `${number} ${zki}`)).size).toBe(1);
    expect(await documentsOf(company)).toHaveLength(1);
    expect((await eventTypes(house, draft.id)).filter((type) => type === 'invoice.issued')).toHaveLength(1);
  });

  it('never count in two ways: changing how numbers are counted waits for who is issuing', async () => {
    const company = await studio(house);
    const settings = await company.api.companies.get();
    const [place] = await company.api.companies.listPremises();
    const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    const sequence = { companyId: company.id, key: place!.id, year: 2026, position: 1, last: 0, lastIssuedAt: new Date(0) };
    await withSystemTx(house.deps, 'test', (tx) => tx.insert(numberSequences).values(sequence));

    let issuing: Promise<{ readonly number: string }> | null = null;
    let changing: Promise<unknown> | null = null;
    // Whoever holds the sequence stops the issuing one after it has read how numbers are counted.
    await withSystemTx(house.deps, 'test', async (tx) => {
      await tx.select().from(numberSequences).where(eq(numberSequences.companyId, company.id)).for('update');
      issuing = company.api.invoicing.issue(draft);
      await expect.poll(() => waitingForLocks(house), { timeout: 5_000 }).toBe(1);
      changing = refusal(company.api.companies.update({ ...settings, numberingPer: 'device' }));
      await expect.poll(() => waitingForLocks(house), { timeout: 5_000 }).toBe(2);
    });
    expect(await issuing).toMatchObject({ number: '1/P1/1' });
    expect(await changing).toMatchObject({ kind: 'conflict', code: 'COMPANY_NUMBERING_FIXED' });
    expect((await issue(company.api)).number).toBe('2/P1/1');
    expect(await sequencesOf(house, company)).toHaveLength(1);
  });
});

describe('a process that is gone in the middle of issuing', () => {
  it('does not keep the numbers locked until the network notices', async () => {
    const rows = await house.deps.db.execute(sql`show idle_in_transaction_session_timeout`);
    expect(rows).toMatchObject([{ idle_in_transaction_session_timeout: '30s' }]);
  });
});

describe('many who change one thing', () => {
  it('cancel a document once and take one number for it', async () => {
    const company = await studio(house);
    const original = await issue(company.api);
    const { values, codes } = await outcomes(Array.from({ length: 8 }, () => company.api.invoicing.cancel({ id: original.id })));
    expect(values).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['INVOICE_ALREADY_CANCELLED']));
    expect((await sequencesOf(house, company)).map(({ last }) => last)).toEqual([2]);
    expect((await eventTypes(house, original.id)).filter((type) => type === 'invoice.cancelled')).toHaveLength(1);
    expect((await issue(company.api)).number).toBe('3/P1/1');
  });

  it('save a draft with one winner, and the others are told', async () => {
    const company = await studio(house);
    const contactId = await addContact(house, company);
    const { id } = await company.api.invoicing.createDraft({ content: { contactId, lines: [line()] } });
    const { content } = await company.api.invoicing.draft({ id });
    const save = (note: string) =>
      company.api.invoicing.saveDraft({ id, version: 1, content: { ...content, lines: [...content.lines], note } });
    const { values, codes } = await outcomes(Array.from({ length: 10 }, (_, at) => save(`napomena ${at}`)));
    expect(values.map(({ version }) => version)).toEqual([2]);
    expect(codes).toEqual(Array(9).fill('DRAFT_CHANGED_ELSEWHERE'));
    expect((await company.api.invoicing.draft({ id })).version).toBe(2);
  });

  it('save and issue a draft: what was issued is what one of them saw', async () => {
    const company = await studio(house);
    for (let round = 0; round < 4; round += 1) {
      const { id } = await company.api.invoicing.createDraft({
        content: { lines: [line()], paymentMethod: 'card', note: 'staro' },
      });
      const { content } = await company.api.invoicing.draft({ id });
      const { codes } = await outcomes<unknown>([
        company.api.invoicing.issue({ id, version: 1 }),
        company.api.invoicing.saveDraft({ id, version: 1, content: { ...content, lines: [...content.lines], note: 'novo' } }),
      ]);
      expect(codes).toHaveLength(1);
      expect(['DRAFT_CHANGED_ELSEWHERE', 'DRAFT_NOT_FOUND']).toContain(codes[0]);
      if (codes[0] === 'DRAFT_NOT_FOUND') expect((await company.api.invoicing.get({ id })).note).toBe('staro');
      else expect((await company.api.invoicing.draft({ id })).content.note).toBe('novo');
    }
  });
});
