import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, freshOib, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { connected, type ConnectedCompany, invoiceToBusiness, outgoingOf } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'ie_racuni');
});
afterAll(() => house.close());

/** The eRačun that went. */
async function sendXml(id: string): Promise<string> {
  await company.api.einvoice.send({ id });
  await house.drain();
  expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', errors: [] });
  const { documents } = await company.api.invoicing.get({ id });
  return house.mocks.control.blob(documents.find(({ kind }) => kind === 'einvoice_xml')!.sha256).toString('utf8');
}

const textOf = (xml: string, name: string): string | undefined => new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(xml)?.[1];

/** An advance without KPD codes, sent, and the draft of the final invoice with two kinds of supply. */
async function advanceOf(amount: string, finalAmount: string) {
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: freshOib() });
  const asked = line({ vatCode: 'standard', kpd: null, quantity: '1', unitPrice: amount });
  const advance = await issue(company.api, { kind: 'advance', contactId, paymentMethod: 'transfer', lines: [asked] });
  expect(textOf(await sendXml(advance.id), 'InvoiceTypeCode')).toBe('386');
  const draft = await company.api.invoicing.beginFinal({ id: advance.id });
  const { version, content } = await company.api.invoicing.draft(draft);
  const [first] = content.lines;
  const supplied = [
    { ...first!, ...line({ vatCode: 'reduced', kpd: '58.11.11', quantity: '1', unitPrice: '10.00' }) },
    { ...first!, ...line({ vatCode: 'standard', kpd: '62.20.20', quantity: '1', unitPrice: finalAmount }) },
  ];
  await company.api.invoicing.saveDraft({ id: draft.id, version, content: { ...content, lines: supplied } });
  return { advance, draft };
}

describe('where the intermediary takes no credit notes, what takes back goes as an invoice below zero', () => {
  it('the storno of an advance that its final invoice makes, classified as what was supplied, and then the final invoice', async () => {
    const { advance, draft } = await advanceOf('400.00', '1200.00');
    const final = await company.api.invoicing.issue(draft);
    const { cancelledBy } = await company.api.invoicing.get({ id: advance.id });
    const storno = await sendXml(cancelledBy!.id);
    expect(textOf(storno, 'InvoiceTypeCode')).toBe('384');
    expect(textOf(storno, 'ProfileID')).toBe('P4');
    expect(textOf(storno, 'ItemClassificationCode')).toBe('62.20.20');
    expect(textOf(storno, 'TaxInclusiveAmount')).toBe('-500.00');
    const settled = await sendXml(final.id);
    expect(textOf(settled, 'PrepaidAmount')).toBe('500.00');
  });

  it('the part of an advance that its final invoice deducts', async () => {
    const { advance, draft } = await advanceOf('2000.00', '100.00');
    const final = await company.api.invoicing.issue(draft);
    const { chain } = await company.api.invoicing.get({ id: advance.id });
    const part = await sendXml(chain.find(({ kind }) => kind === 'credit_note')!.id);
    expect(textOf(part, 'InvoiceTypeCode')).toBe('384');
    expect(textOf(part, 'ProfileID')).toBe('P4');
    expect(textOf(part, 'ItemClassificationCode')).toBe('62.20.20');
    expect(textOf(part, 'TaxInclusiveAmount')).toBe('-125.00');
    await sendXml(final.id);
  });

  it('a storno of which nobody said as what it goes', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await sendXml(id);
    const storno = await company.api.invoicing.cancel({ id });
    expect(textOf(await sendXml(storno.id), 'InvoiceTypeCode')).toBe('384');
  });

  it('a credit note, whose lines then need codes', async () => {
    const { id } = await invoiceToBusiness(house, company);
    await sendXml(id);
    const draft = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    const { version, content } = await company.api.invoicing.draft(draft);
    const bare = content.lines.map((each) => ({ ...each, kpd: null }));
    await company.api.invoicing.saveDraft({ id: draft.id, version, content: { ...content, lines: bare } });
    const unclassified = await company.api.invoicing.draft(draft);
    expect(unclassified.einvoiceCheck?.findings).toMatchObject([{ path: 'lines.0.kpd', code: 'EINVOICE_KPD_MISSING' }]);
    await company.api.invoicing.saveDraft({
      id: draft.id,
      version: unclassified.version,
      content: { ...content, lines: [...content.lines] },
    });
    const note = await sendXml((await company.api.invoicing.issue(draft)).id);
    expect(textOf(note, 'InvoiceTypeCode')).toBe('384');
    expect(textOf(note, 'ProfileID')).toBe('P10');
    expect(textOf(note, 'PayableAmount')).toBe('-125.00');
  });

  it('an advance without codes is cancelled all the same, and its storno stays here', async () => {
    const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: freshOib() });
    const lines = [line({ vatCode: 'standard', kpd: null })];
    const advance = await issue(company.api, { kind: 'advance', contactId, paymentMethod: 'transfer', lines });
    await sendXml(advance.id);
    const storno = await company.api.invoicing.cancel({ id: advance.id });
    expect((await refusal(company.api.einvoice.send({ id: storno.id }))).code).toBe('EINVOICE_NO_CREDIT_NOTES');
  });
});
