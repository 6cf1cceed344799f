import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, complaints, firm, line, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

const slovene = (company: TestCompany) =>
  addContact(house, company, {
    name: 'Kupec d.o.o.',
    oib: null,
    vatId: 'SI12345678',
    street: 'Slovenska cesta 1',
    postalCode: '1000',
    city: 'Ljubljana',
    country: 'SI',
  });

/** Says in the settings that the company has a PDV ID. */
async function giveVatId({ api }: TestCompany): Promise<void> {
  const { slug: _slug, country: _country, ...company } = await api.companies.get();
  await api.companies.update({ ...company, hasVatId: true });
}

describe('services of a seller outside VAT to a firm in the EU', () => {
  it('shift the tax, with both PDV IDs on the document', async () => {
    const company = await studio(house);
    await giveVatId(company);
    const contactId = await slovene(company);
    const { id } = await company.api.invoicing.openBlankDraft({ contactId });
    const { version, content } = await company.api.invoicing.draft({ id });
    expect(content.lines).toMatchObject([{ vatCode: 'reverse_charge' }]);
    const lines = [{ ...line(), vatCode: content.lines[0]?.vatCode ?? 'exempt' }];
    await company.api.invoicing.saveDraft({ id, version, content: { ...content, lines } });
    await company.api.invoicing.issue({ id });

    const invoice = await company.api.invoicing.get({ id });
    expect(invoice).toMatchObject({ vat: '0.00', total: '100.00', notes: [{ key: 'vat.note.reverse_charge.eu' }] });
    expect(invoice.seller.hasVatId).toBe(true);
    expect(invoice.buyer.vatId).toBe('SI12345678');
  });

  it('say whether the number that they rest on was checked, before they are issued and after', async () => {
    const company = await firm(house);
    const { api } = company;
    const contactId = await slovene(company);
    const content = { contactId, lines: [line({ vatCode: 'reverse_charge' })] };
    const draft = await api.invoicing.createDraft({ content });
    const told = async () => (await api.invoicing.draft({ id: draft.id })).warnings.map(({ path, code }) => `${path} ${code}`);
    expect(await told()).toEqual(['contactId DRAFT_VAT_ID_UNCHECKED']);
    house.mocks.control.next('vies', 'check', 'invalid');
    await api.parties.checkVatId({ id: contactId });
    expect(await told()).toEqual(['contactId DRAFT_VAT_ID_UNREGISTERED']);
    const check = await api.parties.checkVatId({ id: contactId });
    expect(await told()).toEqual([]);
    const { id } = await api.invoicing.issue(draft);
    expect((await api.invoicing.get({ id })).vatProof).toEqual({ vatId: 'SI12345678', check });
    const taxed = await api.invoicing.createDraft({ content: { contactId, lines: [line({ vatCode: 'standard' })] } });
    const plain = await api.invoicing.issue(taxed);
    expect((await api.invoicing.get({ id: plain.id })).vatProof).toBeNull();
  });

  it('are refused without a PDV ID of the seller', async () => {
    const company = await studio(house);
    const content = { contactId: await slovene(company), lines: [line({ vatCode: 'reverse_charge' })] };
    const draft = await company.api.invoicing.createDraft({ content });
    expect(await complaints(company.api.invoicing.issue(draft))).toEqual(['INVOICE_SELLER_VAT_ID_MISSING']);
  });

  it('of one without a PDV ID begin as a small business’s', async () => {
    const company = await studio(house);
    const { id } = await company.api.invoicing.openBlankDraft({ contactId: await slovene(company) });
    expect((await company.api.invoicing.draft({ id })).content.lines).toMatchObject([{ vatCode: 'exempt' }]);
  });
});
