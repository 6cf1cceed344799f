import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { addContact, firm, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { buyerOib, type ConnectedCompany, connected } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

type Content = Parameters<typeof issue>[1];
const good = line({ vatCode: 'standard', kpd: '62.20.20' });

/** A draft to a domestic business, and what its check says. */
async function drafted(of: TestCompany, content: Content = {}, contact: Parameters<typeof addContact>[2] = {}) {
  const contactId = await addContact(house, of, { name: 'Žito i Čvor d.o.o.', oib: buyerOib(), ...contact });
  const begun = await of.api.invoicing.createDraft({
    content: { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines: [good], ...content },
  });
  const { einvoiceCheck, einvoice } = await of.api.invoicing.draft(begun);
  const findings = einvoiceCheck?.findings?.map(({ path, code, params }) => [path, params?.['rule'] ?? code]) ?? null;
  return { ...begun, contactId, required: einvoice.required, isSetUp: einvoiceCheck?.isSetUp ?? null, findings };
}

describe('the check of a draft before it is issued as an eRačun', () => {
  it('finds nothing in what may go, and lets it go', async () => {
    const draft = await drafted(company);
    expect(draft).toMatchObject({ required: true, isSetUp: true, findings: [] });
    const { id } = await company.api.invoicing.issue(draft);
    expect((await company.api.einvoice.ofInvoice({ id })).findings).toEqual([]);
  });

  it.each<[string, Content, Parameters<typeof addContact>[2], string, string]>([
    ['a line has no KPD', { lines: [good, { ...good, kpd: null }] }, {}, 'lines.1.kpd', 'EINVOICE_KPD_MISSING'],
    ['KPD does not have the code', { lines: [{ ...good, kpd: '62.99.99' }] }, {}, 'lines.0.kpd', 'EINVOICE_KPD_UNKNOWN'],
    ['the note begins with a code of its own', { note: '#VIP# Hvala' }, {}, 'note', 'BR-CL-08'],
    ['nobody knows until when to pay', { dueOn: null }, {}, 'dueOn', 'EINVOICE_DUE_DATE_MISSING'],
  ])('finds it where %s, and no number is taken for it', async (_, content, contact, path, code) => {
    const draft = await drafted(company, content, contact);
    expect(draft.findings).toEqual([[path, code]]);
    const error = await refusal(company.api.invoicing.issue(draft));
    expect([error.code, error.issues.map((each) => each.path)]).toEqual(['INVOICE_INCOMPLETE', [path]]);
    const before = await issue(company.api, {
      contactId: draft.contactId,
      paymentMethod: 'transfer',
      dueOn: '2026-12-10',
      lines: [good],
    });
    const after = await issue(company.api, {
      contactId: draft.contactId,
      paymentMethod: 'transfer',
      dueOn: '2026-12-10',
      lines: [good],
    });
    expect(ordinalOf(after.number)).toBe(ordinalOf(before.number) + 1);
  });

  it('says a rule in the language of who reads it', async () => {
    const { id } = await drafted(company, { note: '#VIP# Hvala' });
    const { einvoiceCheck } = await company.api.invoicing.draft({ id });
    expect(einvoiceCheck?.findings?.[0]?.params?.['text']).toMatch(/napomen/i);
  });

  it('does not tell again what the draft lacks anyway', async () => {
    const { id } = await drafted(company, {}, { oib: null });
    const { issues, einvoiceCheck } = await company.api.invoicing.draft({ id });
    const missing = issues.map(({ path }) => path);
    expect(missing).toContain('contactId');
    expect(einvoiceCheck?.findings?.filter(({ path }) => missing.includes(path))).toEqual([]);
  });

  it('waits while amounts are missing, and is none for a consumer', async () => {
    expect(await drafted(company, { lines: [{ ...good, unitPrice: '' }] })).toMatchObject({ isSetUp: true, findings: null });
    const citizen = await drafted(company, {}, { kind: 'consumer', oib: null, name: 'Ivan Perić' });
    expect(citizen).toMatchObject({ required: false, isSetUp: null });
  });

  it('stands in nobody’s way while the company sends no eRačuni', async () => {
    const plain = await firm(house);
    const draft = await drafted(plain, { lines: [{ ...good, kpd: null }] });
    expect(draft).toMatchObject({ isSetUp: false, findings: [['lines.0.kpd', 'EINVOICE_KPD_MISSING']] });
    const { id } = await plain.api.invoicing.issue(draft);
    const { findings } = await plain.api.einvoice.ofInvoice({ id });
    expect(findings.map(({ code }) => code)).toEqual(['EINVOICE_KPD_MISSING']);
  });

  it('knows the advances that a final invoice deducts, and what a correction corrects', async () => {
    const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
    const paid = { contactId, paymentMethod: 'transfer' as const, dueOn: '2026-12-10', lines: [good] };
    const advance = await issue(company.api, { ...paid, kind: 'advance', deliveryOn: '2026-11-20' });
    const final = await company.api.invoicing.beginFinal({ id: advance.id });
    const { einvoiceCheck } = await company.api.invoicing.draft(final);
    expect(einvoiceCheck?.findings).toEqual([]);

    const { id } = await issue(company.api, paid);
    await company.api.einvoice.send({ id });
    await house.drain();
    const note = await company.api.invoicing.beginCorrection({ id, kind: 'debit_note' });
    expect((await company.api.invoicing.draft(note)).einvoiceCheck).toMatchObject({ isSetUp: true });
  });

  it('can ask whether eRačun reaches the customer', async () => {
    const known = await drafted(company);
    expect(await company.api.einvoice.canContactReceive({ id: known.contactId })).toEqual({ canReceive: true });
    const unknown = await drafted(company, {}, { oib: buyerOib({ known: false }) });
    expect(await company.api.einvoice.canContactReceive({ id: unknown.contactId })).toEqual({ canReceive: false });
  });
});

const ordinalOf = (number: string): number => Number(number.split('/')[0]);
