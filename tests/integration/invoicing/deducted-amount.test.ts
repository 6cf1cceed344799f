import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deductiblesOf } from '#app/features/invoice-editor/deductibles.ts';
import { deductedMinor, planDeductions, withAmounts } from '#server/domain/invoicing/deductions.ts';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, firm, issue, line, refusal } from './kit.ts';

let house: TestHouse;
let company: TestCompany;
let contactId: string;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  company = await firm(house);
  contactId = await addContact(house, company, { kind: 'consumer', name: 'Ivan Perić', oib: null, email: 'ivan@example.hr' });
});

/** One line whose price contains VAT of 25 %. */
const worth = (gross: string) => ({
  priceMode: 'gross' as const,
  lines: [line({ description: 'Kuhinja po mjeri', vatCode: 'standard', quantity: '1', unitPrice: gross })],
});

const receive = (gross: string) =>
  issue(company.api, { kind: 'advance', contactId, ...worth(gross), paymentMethod: 'transfer', deliveryOn: '2026-11-20' });

/** What the editor shows as deducted, in cents. */
async function previewed(id: string): Promise<bigint> {
  const { content, rates, sellerInVat, advances } = await company.api.invoicing.draft({ id });
  const totals = computeTotals({ ...content, rates, sellerInVat });
  return deductedMinor(planDeductions(totals, withAmounts(deductiblesOf(advances), content.deducts)));
}

describe('what is deducted of an advance', () => {
  it('is as far as a person says, which may be less than fits and not more', async () => {
    const [a, b] = [await receive('500.00'), await receive('300.00')];
    const draft = await company.api.invoicing.createDraft({
      content: { contactId, ...worth('600.00'), paymentMethod: 'transfer' },
    });
    await company.api.invoicing.chooseAdvances({ id: draft.id, advanceIds: [a.id, b.id] });
    const say = async (deducts: Record<string, string>) => {
      const { version, content } = await company.api.invoicing.draft(draft);
      await company.api.invoicing.saveDraft({
        id: draft.id,
        version,
        content: { ...content, lines: [...content.lines], deducts },
      });
      return (await company.api.invoicing.draft(draft)).issues;
    };
    expect(await say({ [a.id]: 'dvjesto' })).toMatchObject([{ path: `deducts.${a.id}`, code: 'DEDUCTION_NO_AMOUNT' }]);
    expect(await say({ [a.id]: '500.01' })).toMatchObject([
      { path: `deducts.${a.id}`, code: 'DEDUCTION_TOO_HIGH', params: { limit: '500.00' } },
    ]);
    expect(await refusal(company.api.invoicing.issue({ id: draft.id }))).toMatchObject({ code: 'INVOICE_INCOMPLETE' });
    expect(await say({ [a.id]: '200.00', [b.id]: '' })).toEqual([]);
    expect(await previewed(draft.id)).toBe(500_00n);
    const issued = await company.api.invoicing.issue({ id: draft.id });
    expect(await company.api.invoicing.get({ id: issued.id })).toMatchObject({
      total: '600.00',
      prepaid: '500.00',
      open: '100.00',
      refersTo: { kind: 'credit_note' },
      alsoRefersTo: [{ kind: 'storno' }],
    });
    const next = await company.api.invoicing.createDraft({ content: { contactId, ...worth('10.00') } });
    const { advances } = await company.api.invoicing.draft(next);
    expect(advances.map(({ number, available }) => [number, available])).toEqual([[a.number, '300.00']]);

    // What was taken back already for a cancelled one is taken over whole.
    await company.api.invoicing.cancel({ id: issued.id });
    await company.api.invoicing.chooseAdvances({ id: next.id, advanceIds: [a.id] });
    const { version, content } = await company.api.invoicing.draft(next);
    const lines = content.lines.map((each) => ({ ...each, unitPrice: '600.00' }));
    await company.api.invoicing.saveDraft({
      id: next.id,
      version,
      content: { ...content, lines, deducts: { [a.id]: '150.00' } },
    });
    expect((await company.api.invoicing.draft(next)).issues).toMatchObject([
      { path: `deducts.${a.id}`, code: 'DEDUCTION_TOO_LOW', params: { limit: '200.00' } },
    ]);
  });
});
