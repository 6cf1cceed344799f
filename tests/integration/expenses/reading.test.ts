import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { pdfSample } from '#mocks/kit/sample-files.ts';
import { drawnDocument } from '#mocks/openai/fixtures/draw.ts';
import { documentReadings } from '#drizzle/schema/expenses.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { drainThroughPauses } from '#tests/integration/events/queue-time.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00Z' });
});
afterAll(() => house.close());
beforeEach(async () => {
  house.mocks.control.reset();
  sova = await house.company(await house.person());
});
afterEach(() => house.mocks.control.clearScenarios());

const upload = async (name: string, company = sova): Promise<string> => {
  const { filename, contentType, bytes } = drawnDocument(name);
  const { documentId } = await company.api.documents.upload({ filename, contentType, base64: bytes.toString('base64') });
  if (documentId === null) throw new Error('nothing was kept');
  return documentId;
};
const asked = () => house.mocks.control.calls({ vendor: 'openai', limit: 100 }).length;
const documentOf = (id: string, company = sova) => company.api.expenses.document({ id });
const automatic = (on: boolean, monthlyBudget = '5.00') =>
  sova.api.expenses.saveReadingSettings({ automatic: on, monthlyBudget });

describe('a received document', () => {
  it('is read by itself, field by field, and each field is held against something', async () => {
    const id = await upload('papirnica');
    expect((await documentOf(id)).reading.state).toBe('waiting');
    await house.drain();
    const { reading } = await documentOf(id);
    expect(reading).toMatchObject({
      state: 'read',
      fields: { supplierName: 'Papirnica Žirafa j.d.o.o.', total: '92.80' },
      verdicts: {
        supplierTaxId: { verdict: 'agreed' },
        total: { verdict: 'agreed' },
        supplierName: { verdict: 'doubtful', reason: 'UNVERIFIED' },
      },
    });
    expect(await sova.api.expenses.readingSettings()).toMatchObject({ on: true, automatic: true, read: 1, spent: '0.01' });
  });

  it('is paid for once, also when it is thrown away and comes again', async () => {
    const id = await upload('kava');
    await house.drain();
    await sova.api.expenses.requestReading({ id });
    await sova.api.documents.remove({ id });
    const again = await upload('kava');
    await house.drain();
    expect(again).not.toBe(id);
    expect(asked()).toBe(1);
    expect((await documentOf(again)).reading).toMatchObject({ state: 'read', fields: { total: '8.00' } });
  });

  it('keeps the answer sealed, with its tokens and its price', async () => {
    const id = await upload('gorivo');
    await house.drain();
    const [row] = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select().from(documentReadings).where(eq(documentReadings.documentId, id)),
    );
    expect(row).toMatchObject({ status: 'read', model: 'gpt-4.1-mini-2025-04-14' });
    expect(row!.costMicros).toBeGreaterThan(0n);
    expect(Buffer.from(row!.answer!).includes('Crpka')).toBe(false);
    const opened = house.deps.sealer.open(row!.answer!, `reading:${sova.id}:${row!.id}`).toString('utf8');
    expect(JSON.parse(opened)).toMatchObject({ supplier_name: 'Crpka Žutika d.o.o.' });
  });

  it('waits for a person when the company wants that', async () => {
    await automatic(false);
    const id = await upload('kava');
    await house.drain();
    expect([asked(), (await documentOf(id)).reading.state]).toEqual([0, 'none']);
    await sova.api.expenses.requestReading({ id });
    await house.drain();
    expect((await documentOf(id)).reading.state).toBe('read');
  });

  it('is not read once the month’s budget is used, and nothing is sent', async () => {
    await automatic(true, '0.00');
    const id = await upload('kava');
    await house.drain();
    expect(asked()).toBe(0);
    expect((await documentOf(id)).reading).toMatchObject({ state: 'none', budgetUsed: true });
    await expect(sova.api.expenses.requestReading({ id })).rejects.toMatchObject({ message: 'READING_BUDGET_USED' });
    house.clock.set('2026-12-01T08:00:00Z');
    await automatic(true, '0.02');
    await sova.api.expenses.requestReading({ id });
    await house.drain();
    expect((await documentOf(id)).reading.state).toBe('read');
    house.clock.set('2026-11-24T09:05:00Z');
  });

  it.each([
    ['refusal', 'refused', null],
    ['incomplete', 'incomplete', 'max_output_tokens'],
    ['too-long', 'failed', 'too_long'],
    ['bad-image', 'failed', 'rejected'],
    ['quota', 'failed', 'quota'],
    ['401', 'failed', 'auth'],
  ])('that ends with %s is %s and is not asked about again by itself', async (scenario, state, failure) => {
    house.mocks.control.next('openai', 'responses.create', scenario);
    const id = await upload('kava');
    await house.drain();
    expect((await documentOf(id)).reading).toMatchObject({ state, failure, fields: null });
    expect(asked()).toBe(1);
    if (state === 'refused') return;
    await sova.api.expenses.requestReading({ id });
    await house.drain();
    expect((await documentOf(id)).reading.state).toBe('read');
  });

  it('is tried again by itself when the reader is down', async () => {
    house.mocks.control.next('openai', 'responses.create', 'http500');
    const id = await upload('kava');
    await house.drain();
    expect((await documentOf(id)).reading.state).toBe('waiting');
    await drainThroughPauses(house);
    expect((await documentOf(id)).reading.state).toBe('read');
  });

  it('that speaks to the reader changes nothing but its own fields, and is found out', async () => {
    const id = await upload('podvala');
    await house.drain();
    const { reading, expenses } = await documentOf(id);
    expect(reading.verdicts).toMatchObject({
      total: { verdict: 'doubtful', reason: 'TOTAL_DIFFERS_FROM_VAT' },
      supplierIban: { verdict: 'doubtful', reason: 'IBAN_INVALID' },
    });
    expect(expenses).toEqual([]);
    expect((await sova.api.expenses.list({})).count).toBe(0);
  });

  it('of a supplier that is known is held against its earlier costs, and takes their kind', async () => {
    await sova.api.expenses.save({
      supplierName: 'Papirnica Žirafa', supplierTaxId: '12345678903', supplierAddress: '', supplierIban: 'HR1210010051863000160',
      number: '1', issuedOn: '2026-04-01', currency: 'EUR', total: '10.00', category: 'materials', paymentReference: '', note: '',
    }); // prettier-ignore
    const id = await upload('papirnica');
    await house.drain();
    expect((await documentOf(id)).reading).toMatchObject({
      category: 'materials',
      verdicts: {
        supplierName: { verdict: 'doubtful', reason: 'NAME_DIFFERS' },
        supplierIban: { verdict: 'doubtful', reason: 'IBAN_CHANGED' },
      },
    });
  });

  it('that is no receipt, or no picture, is told as such', async () => {
    const card = await upload('razglednica');
    const mail = await sova.api.documents.upload({
      filename: 'racun.pdf',
      contentType: 'application/pdf',
      base64: pdfSample('Nesto drugo').toString('base64'),
    });
    await house.drain();
    expect((await documentOf(card)).reading.state).toBe('not_a_document');
    expect((await documentOf(mail.documentId!)).reading.fields?.supplierName).toMatch(/SIMULIRANO/);
  });

  it('is not read where reading is off', async () => {
    const off = await createTestHouse({ env: { OPENAI_MODE: 'off' } });
    try {
      const company = await off.company(await off.person());
      const id = await upload('kava', company);
      await off.drain();
      expect((await documentOf(id, company)).reading.state).toBe('off');
      await expect(company.api.expenses.requestReading({ id })).rejects.toMatchObject({ message: 'OCR_OFF' });
    } finally {
      await off.close();
    }
  });
});
