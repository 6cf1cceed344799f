import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { pdfSample } from '#mocks/kit/sample-files.ts';
import type { SaveExpenseInput } from '#server/contracts/expenses.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let uploads = 0;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00Z', env: { OPENAI_MODE: 'off' } });
});
afterAll(() => house.close());
beforeEach(async () => {
  sova = await house.company(await house.person());
});

const cost = (over: Partial<SaveExpenseInput> = {}): SaveExpenseInput => ({
  supplierName: 'Papirnica Žirafa',
  supplierTaxId: 'HR 12345678903',
  supplierAddress: 'Ilica 1, Zagreb',
  supplierIban: 'HR17 2360 0001 1012 3456 5',
  number: '88/POSL1/1',
  issuedOn: '2026-11-20',
  dueOn: '2026-12-05',
  currency: 'eur',
  total: '92.80',
  category: 'materials',
  paymentMethod: 'transfer',
  paymentReference: 'HR00 88-1-1',
  note: '',
  lines: [
    { description: 'Uredski papir', quantity: '10', unitPrice: '4.4', amount: '44.00' },
    { description: 'Priručnik', quantity: null, unitPrice: null, amount: '36.00' },
  ],
  vatGroups: [
    { rate: '25', base: '44.00', amount: '11.00' },
    { rate: '5', base: '36.00', amount: '1.80' },
  ],
  ...over,
});
const save = (over: Partial<SaveExpenseInput> = {}) => sova.api.expenses.save(cost(over));
const receive = async (): Promise<string> => {
  uploads += 1;
  const base64 = pdfSample(`Racun ${uploads}`).toString('base64');
  const { documentId } = await sova.api.documents.upload({ filename: 'racun.pdf', contentType: 'application/pdf', base64 });
  if (documentId === null) throw new Error('nothing was kept');
  return documentId;
};

describe('a cost', () => {
  it('is kept as on the document, and comes back so', async () => {
    const { id } = await save();
    expect(await sova.api.expenses.get({ id })).toMatchObject({
      version: 1,
      supplierTaxId: '12345678903',
      supplierIban: 'HR1723600001101234565',
      currency: 'EUR',
      total: '92.80',
      lines: [
        { description: 'Uredski papir', quantity: '10', unitPrice: '4.4', amount: '44.00' },
        { description: 'Priručnik', quantity: null, unitPrice: null, amount: '36.00' },
      ],
      vatGroups: [
        { rate: '25', base: '44.00', amount: '11.00' },
        { rate: '5', base: '36.00', amount: '1.80' },
      ],
      removed: false,
    });
  });

  it.each([
    [{ total: '93.80' }, 'total', 'EXPENSE_TOTAL_DIFFERS'],
    [{ supplierTaxId: '12345678901' }, 'supplierTaxId', 'OIB_INVALID'],
    [{ supplierIban: 'HR1723600001101234566' }, 'supplierIban', 'IBAN_INVALID'],
    [{ currency: 'XQZ' }, 'currency', 'EXPENSE_CURRENCY_UNKNOWN'],
    [{ issuedOn: '2026-02-30' }, 'issuedOn', 'FIELD_DATE_INVALID'],
    [{ dueOn: '2026-11-19' }, 'dueOn', 'EXPENSE_DUE_BEFORE_ISSUE'],
    [{ total: '92,80' }, 'total', 'FIELD_AMOUNT_INVALID'],
  ] as const)('with %j is refused at %s', async (over, path, code) => {
    const error: unknown = await save(over).catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).toContain(code);
    expect(JSON.stringify(error)).toContain(path);
  });

  it('is changed by one person at a time', async () => {
    const { id } = await save();
    await save({ id, version: 1, number: '89/POSL1/1', lines: [], vatGroups: [] });
    expect(await sova.api.expenses.get({ id })).toMatchObject({ version: 2, number: '89/POSL1/1', lines: [], vatGroups: [] });
    await expect(save({ id, version: 1 })).rejects.toMatchObject({ message: 'EXPENSE_CHANGED' });
  });

  it('that looks like one that is there is written only when a person says so', async () => {
    await save();
    await expect(save({ total: '92.81' })).rejects.toMatchObject({ message: 'EXPENSE_DUPLICATE' });
    await save({ supplierTaxId: '85821130368' });
    await save({ acceptDuplicate: true });
    const documentId = await receive();
    await save({ number: '1', documentId });
    await expect(save({ number: '2', documentId })).rejects.toMatchObject({ message: 'EXPENSE_FROM_SAME_FILE' });
    expect((await sova.api.expenses.list({})).count).toBe(4);
  });

  it('keeps its document for eleven years, and lets it go when it is taken away', async () => {
    const documentId = await receive();
    const { id } = await save({ documentId });
    await expect(sova.api.documents.remove({ id: documentId })).rejects.toMatchObject({ message: 'DOCUMENT_UNDER_RETENTION' });
    expect((await sova.api.documents.list({ kind: 'received' })).items[0]?.retainUntil).toBe('2037-12-31');
    expect((await sova.api.expenses.document({ id: documentId })).expenses).toMatchObject([{ id }]);

    await sova.api.expenses.remove({ id });
    expect((await sova.api.expenses.list({})).count).toBe(0);
    await sova.api.expenses.restore({ id });
    await expect(sova.api.documents.remove({ id: documentId })).rejects.toMatchObject({ message: 'DOCUMENT_UNDER_RETENTION' });

    await sova.api.expenses.remove({ id });
    await sova.api.documents.remove({ id: documentId });
    await expect(sova.api.expenses.restore({ id })).rejects.toMatchObject({ message: 'DOCUMENT_NOT_FOUND' });
    expect((await sova.api.expenses.get({ id })).removed).toBe(true);
  });

  it('is found by supplier, number and words, by month, and summed in its own currency', async () => {
    await save();
    await save({ number: '2', issuedOn: '2026-10-31', dueOn: null, vatGroups: [], lines: [], total: '10.00' });
    await save({
      supplierName: 'Cloudberry Tools', supplierTaxId: 'IE6388047V', number: 'CB-1', currency: 'USD', total: '48.00',
      vatGroups: [], lines: [],
    }); // prettier-ignore
    const all = await sova.api.expenses.list({});
    expect(all.totals).toEqual([
      { currency: 'EUR', total: '102.80', vat: '12.80' },
      { currency: 'USD', total: '48.00', vat: '0.00' },
    ]);
    const november = await sova.api.expenses.list({ month: '2026-11' });
    expect([november.count, november.totals[0]?.total]).toEqual([2, '92.80']);
    expect((await sova.api.expenses.list({ month: '2026-10' })).items).toMatchObject([{ number: '2' }]);
    expect((await sova.api.expenses.list({ search: 'zirafa prirucnik' })).count).toBe(0);
    expect((await sova.api.expenses.list({ search: 'PRIRUCNIK' })).items).toMatchObject([{ number: '88/POSL1/1' }]);
    expect((await sova.api.expenses.list({ search: 'cloudberry' })).items).toMatchObject([{ currency: 'USD' }]);
    const first = await sova.api.expenses.list({ limit: 2 });
    const second = await sova.api.expenses.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(all.items.map(({ number }) => number));
  });

  it('tells the months that have some, and what waits to become one', async () => {
    await save();
    const { id } = await save({ number: '2', issuedOn: '2025-12-31', dueOn: null });
    const documentId = await receive();
    expect(await sova.api.expenses.list({ month: '2026-11' })).toMatchObject({ months: ['2026-11', '2025-12'], unbooked: 1 });
    await sova.api.expenses.remove({ id });
    await save({ number: '3', documentId });
    expect(await sova.api.expenses.list({})).toMatchObject({ months: ['2026-11'], unbooked: 0 });
  });
});
