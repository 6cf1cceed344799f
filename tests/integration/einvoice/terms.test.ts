import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { addContact, issue, line } from '#tests/integration/invoicing/kit.ts';
import { smallPicture } from '#tests/integration/tenancy/two-companies.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { buyerOib, type ConnectedCompany, connected } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

/** What went out for a document. */
async function sentXml(id: string): Promise<string> {
  await company.api.einvoice.send({ id });
  await house.drain();
  const { documents } = await company.api.invoicing.get({ id });
  const kept = documents.find(({ kind }) => kind === 'einvoice_xml');
  return house.mocks.control.blob(kept!.sha256).toString('utf8');
}

async function invoiceFor(einvoice: Record<string, string>) {
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
  const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
  return issue(company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines, einvoice });
}

describe('the references of a buyer', () => {
  it('find the invoice among the invoices and among what was sent', async () => {
    const wanted = await invoiceFor({ orderNumber: 'NAR-77/Ž', contract: 'Okvirni ugovor 5/2026', buyerAccount: 'Konto 4120' });
    await invoiceFor({ orderNumber: 'NAR-78' });
    await company.api.einvoice.send({ id: wanted.id });
    for (const search of ['nar-77/z', 'okvirni UGOVOR 5/2026', 'konto 4120']) {
      expect(
        (await company.api.invoicing.list({ search })).items.map(({ id }) => id),
        search,
      ).toEqual([wanted.id]);
      expect(
        (await company.api.einvoice.outgoing({ search })).items.map(({ id }) => id),
        search,
      ).toEqual([wanted.id]);
    }
  });
});

describe('what an eRačun carries inside', () => {
  const inside = (xml: string) =>
    [...xml.matchAll(/<cbc:EmbeddedDocumentBinaryObject mimeCode="([^"]*)" filename="([^"]*)">([^<]*)</g)].map(
      ([, mimeCode, filename, content = '']) => ({ mimeCode, filename, bytes: Buffer.from(content, 'base64') }),
    );

  it('is the printed document to the byte, and what is attached to it', async () => {
    const { id, number } = await invoiceFor({});
    const picture = smallPicture();
    await company.api.attachments.add({ id, filename: 'sati.png', base64: picture });
    const files = inside(await sentXml(id));
    const { base64 } = await company.api.documents.invoicePdf({ id });
    expect(files.map(({ mimeCode, filename }) => [mimeCode, filename])).toEqual([
      ['application/pdf', `Racun-${number.replaceAll('/', '-')}.pdf`],
      ['image/png', 'sati.png'],
    ]);
    expect(files[0]?.bytes.equals(Buffer.from(base64, 'base64'))).toBe(true);
    expect(files[1]?.bytes.equals(Buffer.from(picture, 'base64'))).toBe(true);
  });

  it('is nothing where the company leaves the PDF out', async () => {
    await company.api.einvoice.setAttachesPdf({ attachesPdf: false });
    expect((await company.api.einvoice.settings()).account?.attachesPdf).toBe(false);
    const { id } = await invoiceFor({});
    expect(inside(await sentXml(id))).toEqual([]);
    await company.api.einvoice.setAttachesPdf({ attachesPdf: true });
  });
});

describe('what a buyer asks to be named by', () => {
  it('goes from the draft to the document and its eRačun, and from there to the storno', async () => {
    const { id } = await invoiceFor({ orderNumber: ' N-17/2026 ', contract: 'U-9', project: '', process: 'P6' });
    const { einvoice } = await company.api.invoicing.get({ id });
    expect(einvoice).toEqual({ orderNumber: 'N-17/2026', contract: 'U-9', process: 'P6' });
    const xml = await sentXml(id);
    expect(xml).toContain('<cac:OrderReference><cbc:ID>N-17/2026</cbc:ID></cac:OrderReference>');
    expect(xml).toContain('<cac:ContractDocumentReference><cbc:ID>U-9</cbc:ID></cac:ContractDocumentReference>');
    expect(xml).toContain('<cbc:ProfileID>P6</cbc:ProfileID>');

    const storno = await company.api.invoicing.cancel({ id, reason: '' });
    const taken = await sentXml(storno.id);
    expect(taken).toContain('<cac:OrderReference><cbc:ID>N-17/2026</cbc:ID></cac:OrderReference>');
    expect(taken).toContain('<cbc:ProfileID>P10</cbc:ProfileID>');
  });

  it('is carried on by a correction, and by a copy where it outlasts one order', async () => {
    const { id } = await invoiceFor({ orderNumber: 'N-17/2026', contract: 'U-9', periodFrom: '2026-11-01' });
    await sentXml(id);
    const note = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
    expect((await company.api.invoicing.draft(note)).content.einvoice).toMatchObject({
      orderNumber: 'N-17/2026',
      contract: 'U-9',
    });
    const copy = await company.api.invoicing.createDraft({ copyOf: id });
    expect((await company.api.invoicing.draft(copy)).content.einvoice).toEqual({ contract: 'U-9' });
  });

  it('names the delivery note by itself when one is invoiced', async () => {
    const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
    const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
    const paper = await issue(company.api, {
      kind: 'delivery_note',
      contactId,
      lines,
      delivery: { printsPrices: true, address: '' },
    });
    const draft = await company.api.trade.convert({ id: paper.id, to: 'invoice' });
    expect((await company.api.invoicing.draft(draft)).content.einvoice).toEqual({ despatch: paper.number });
  });

  it('is complained about at its field before a number is taken', async () => {
    const refused = await invoiceFor({ periodFrom: '2026-11-30', periodTo: '2026-11-01' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      cause: { issues: [{ path: 'einvoice.periodTo', code: 'INVOICE_PERIOD_ENDS_FIRST' }] },
    });
  });
});
