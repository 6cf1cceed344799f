import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { addContact, firm, freshOib, line, refusal, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

async function begun() {
  const company = await studio(house);
  const { id } = await company.api.invoicing.createDraft({ content: { lines: [line()] } });
  const { content } = await company.api.invoicing.draft({ id });
  const save = (version: number, changes: Partial<typeof content>) =>
    company.api.invoicing.saveDraft({ id, version, content: { ...content, ...changes, lines: [...content.lines] } });
  return { company, id, save };
}

describe('saving a draft', () => {
  it('asked for again, as its answer was lost, is no conflict with itself; other words still are', async () => {
    const { company, id, save } = await begun();
    const first = await save(1, { note: 'isto' });
    expect(await save(1, { note: 'isto' })).toEqual(first);
    expect(await refusal(save(1, { note: 'drugo' }))).toMatchObject({ code: 'DRAFT_CHANGED_ELSEWHERE', params: { version: 2 } });
    await save(2, { note: 'drugo' });
    await save(3, { note: 'isto' });
    // What stood there two versions ago and stands there again is not what was asked for then.
    expect(await refusal(save(1, { note: 'isto' }))).toMatchObject({ code: 'DRAFT_CHANGED_ELSEWHERE' });
    expect((await company.api.invoicing.draft({ id })).version).toBe(4);
  });

  it('tells what was said otherwise than the customer and the company ask for', async () => {
    const { company, id, save } = await begun();
    const contactId = await addContact(house, company, { paymentTermDays: 30, documentLocale: 'en' });
    const terms = async () => (await company.api.invoicing.draft({ id })).terms;
    expect(await terms()).toEqual({ paymentTermDays: 15, buyerTermDays: null, own: { dueOn: false, locale: false } });
    await save(1, { contactId, dueOn: '2026-12-24', locale: 'en' });
    expect(await terms()).toEqual({ paymentTermDays: 15, buyerTermDays: 30, own: { dueOn: false, locale: false } });
    await save(2, { contactId, dueOn: '2027-02-03', locale: 'hr' });
    expect((await terms()).own).toEqual({ dueOn: true, locale: true });
    await save(3, { contactId, dueOn: null, locale: 'en' });
    expect((await terms()).own).toEqual({ dueOn: false, locale: false });
  });

  it('says that its eRačun is in order only where nothing was found, here or among what the draft lacks', async () => {
    const company = await firm(house);
    const contactId = await addContact(house, company, { kind: 'business', name: 'Čvorak d.o.o.', oib: freshOib() });
    const checked = async (kpd: string) => {
      const lines = [line({ vatCode: 'standard', kpd })];
      const content = { contactId, paymentMethod: 'transfer' as const, dueOn: '2026-12-24', lines };
      const { id } = await company.api.invoicing.createDraft({ content });
      const { issues, einvoiceCheck } = await company.api.invoicing.draft({ id });
      return [issues.map(({ code }) => code), einvoiceCheck];
    };
    expect(await checked('62.20.20')).toEqual([[], { findings: [], isSaidElsewhere: false, isSetUp: false }]);
    // Half a code stands among what the draft lacks, and is not told twice.
    expect(await checked('62.2')).toEqual([
      ['INVOICE_LINE_KPD_INVALID'],
      { findings: [], isSaidElsewhere: true, isSetUp: false },
    ]);
  });
});
