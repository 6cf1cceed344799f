import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runDueRecurring } from '#server/modules/recurring/index.ts';
import { createCaller } from '#server/trpc/caller.ts';
import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { addContact, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
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

const sold = line({ vatCode: 'standard', kpd: '62.20.20' });
type Line = typeof sold;

async function invoiceFor(einvoice: Record<string, string>, lines: readonly Line[] = [sold]) {
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
  return issue(company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines: [...lines], einvoice });
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

  it('stays behind where only the document before said it', async () => {
    const { id } = await invoiceFor({ orderNumber: 'N-18', reason: 'nigdje' });
    await sentXml(id);
    const debit = await company.api.invoicing.beginCorrection({ id, kind: 'debit_note' });
    expect((await company.api.invoicing.draft(debit)).content.einvoice).toEqual({ orderNumber: 'N-18' });
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

describe('what a line names', () => {
  const references = { orderNumber: ' 4500/Ž ', orderLine: '10', receipt: '' };
  const tidy = { orderNumber: '4500/Ž', orderLine: '10' };
  const linesOf = async (id: string) => (await company.api.invoicing.draft({ id })).content.lines;

  it('goes from the draft to the document and its eRačun, and from there to storno and correction', async () => {
    const { id } = await invoiceFor({}, [{ ...sold, references }, { ...sold, references: { despatch: 'OTP-9/2026' } }, sold]);
    const { lines } = await company.api.invoicing.get({ id });
    expect(lines.map((each) => each.references)).toEqual([tidy, { despatch: 'OTP-9/2026' }, undefined]);
    const { items } = await company.api.invoicing.list({ search: '4500/z' });
    expect(items.map((each) => each.id)).toEqual([id]);
    const xml = await sentXml(id);
    const order = '<cac:OrderLineReference><cbc:LineID>10</cbc:LineID><cac:OrderReference><cbc:ID>4500/Ž</cbc:ID>';
    const despatch = '<cac:DespatchLineReference><cbc:LineID>NA</cbc:LineID><cac:DocumentReference><cbc:ID>OTP-9/2026</cbc:ID>';
    for (const part of [order, despatch, '<cbc:ProfileID>P7</cbc:ProfileID>']) expect(xml).toContain(part);

    const note = await company.api.invoicing.beginCorrection({ id, kind: 'debit_note' });
    expect((await linesOf(note.id)).map((each) => each.references)).toEqual([tidy, { despatch: 'OTP-9/2026' }, undefined]);
    const storno = await company.api.invoicing.cancel({ id, reason: '' });
    const taken = await sentXml(storno.id);
    for (const part of [order, despatch, '<cac:CreditNoteLine>']) expect(taken).toContain(part);
  });

  it('goes with a delivery and with a sale that comes again where it stays true, and with no new sale', async () => {
    const named = { ...sold, references: { ...tidy, despatch: 'OTP-9/2026' } };
    const { id } = await invoiceFor({ contract: 'U-9', receipt: 'PR-1' }, [named]);
    const delivery = await company.api.trade.beginDelivery({ id });
    const { content } = await company.api.invoicing.draft(delivery);
    expect([content.einvoice, content.lines[0]?.references]).toEqual([{ contract: 'U-9' }, tidy]);
    const copy = await company.api.invoicing.createDraft({ copyOf: id });
    expect((await linesOf(copy.id))[0]).not.toHaveProperty('references');

    const settings = await company.api.recurring.begin({ invoiceId: id });
    const lines = [...settings.lines];
    await company.api.recurring.create({ ...settings, invoiceId: id, lines, startsOn: '2026-11-25', day: 25, action: 'draft' });
    house.clock.set('2026-11-25T09:05:00.000Z');
    await runDueRecurring.handle(house.deps, {});
    const [made] = (await company.api.invoicing.drafts({})).items;
    expect((await linesOf(made?.id ?? ''))[0]?.references).toEqual(tidy);
  });

  it('is the delivery note of each, when several are invoiced together', async () => {
    const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
    const note = (einvoice: Record<string, string>, lines: Line[]) =>
      issue(company.api, { kind: 'delivery_note', contactId, lines, einvoice, delivery: { printsPrices: true, address: '' } });
    const first = await note({ contract: 'U-9', orderNumber: 'N-1' }, [sold, sold]);
    const second = await note({ contract: 'U-9', orderNumber: 'N-2' }, [sold]);
    const { id } = await company.api.trade.invoiceDeliveries({ ids: [second.id, first.id] });
    const { content, version, einvoiceCheck } = await company.api.invoicing.draft({ id });
    expect([content.einvoice, einvoiceCheck?.findings]).toEqual([{ contract: 'U-9' }, []]);
    const ofFirst = { orderNumber: 'N-1', despatch: first.number };
    expect(content.lines.map((each) => each.references)).toEqual([
      ofFirst,
      ofFirst,
      { orderNumber: 'N-2', despatch: second.number },
    ]);
    await company.api.invoicing.issue({ id, version });
    const xml = await sentXml(id);
    expect(xml.match(/<cac:DespatchLineReference>/g)).toHaveLength(3);
    expect(xml).not.toContain('<cac:DespatchDocumentReference>');
    expect(xml).toContain('<cbc:ProfileID>P7</cbc:ProfileID>');
  });

  it('and what the invoice names as well is complained about at the line, before a number is taken', async () => {
    const twice = { ...sold, references: { despatch: 'OTP-2/2026' } };
    const refused = await refusal(invoiceFor({ despatch: 'OTP-1/2026' }, [sold, twice]));
    expect(refused).toMatchObject({
      code: 'INVOICE_INCOMPLETE',
      issues: [{ path: 'lines.1.references.despatch', params: { rule: 'HR-BR-18' } }],
    });
    const long = await refusal(invoiceFor({}, [{ ...sold, references: { receipt: 'x'.repeat(201) } }]));
    expect(long.issues).toMatchObject([{ path: 'lines.0.references.receipt', code: 'INVOICE_TERM_TOO_LONG' }]);
  });
});

describe('why a document is taken back or corrected', () => {
  const DESCRIBED = /<cbc:DocumentDescription>([^<]*)<\/cbc:DocumentDescription><\/cac:InvoiceDocumentReference>/;
  const reasonOn = async (id: string, type: string) =>
    (await company.api.invoicing.get({ id })).timeline.find((entry) => entry.type === type)?.data['reason'];

  it('is asked on a storno: it stands on the paper, on its page, in the timeline and on the reference of its eRačun', async () => {
    const { id } = await invoiceFor({ orderNumber: 'N-19' });
    await sentXml(id);
    const storno = await company.api.invoicing.cancel({ id, reason: 'Krivi kupac\n& iznos' });
    const issued = await company.api.invoicing.get({ id: storno.id });
    expect(issued).toMatchObject({ note: '', einvoice: { orderNumber: 'N-19', reason: 'Krivi kupac & iznos' } });
    expect(DESCRIBED.exec(await sentXml(storno.id))?.[1]).toBe('Krivi kupac &amp; iznos');
    expect(await reasonOn(id, 'invoice.cancelled')).toBe('Krivi kupac & iznos');
    const { url } = await company.api.sharing.share({ id: storno.id });
    const stranger = createCaller({
      ...house.context(),
      ip: '203.0.113.9',
      userAgent: 'Mozilla/5.0',
      session: null,
      company: null,
    });
    const { document } = await stranger.sharedDocuments.get({ token: url?.split('/').at(-1) ?? '' });
    expect(document.einvoice?.reason).toBe('Krivi kupac & iznos');
    const { base64 } = await company.api.documents.invoicePdf({ id: storno.id });
    const printed = (await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')))).join('\n').replaceAll('\u00a0', ' ');
    expect(printed).toMatch(/Stornira račun .*\n?.*\n?.*Razlog: Krivi kupac & iznos/);
  });

  it('is written on credit and debit notes, and refused where it is too long', async () => {
    const { id } = await invoiceFor({});
    await sentXml(id);
    for (const kind of ['credit_note', 'debit_note'] as const) {
      const draft = await company.api.invoicing.beginCorrection({ id, kind });
      const { version, content } = await company.api.invoicing.draft(draft);
      const reason = (text: string) => ({ ...content, lines: [...content.lines], einvoice: { reason: text } });
      const long = await company.api.invoicing.saveDraft({ id: draft.id, version, content: reason('x'.repeat(501)) });
      expect((await company.api.invoicing.draft(draft)).issues).toMatchObject([
        { path: 'einvoice.reason', code: 'INVOICE_TERM_TOO_LONG', params: { limit: 500 } },
      ]);
      await company.api.invoicing.saveDraft({ id: draft.id, version: long.version, content: reason('Manje sati') });
      const note = await company.api.invoicing.issue(draft);
      expect(DESCRIBED.exec(await sentXml(note.id))?.[1]).toBe('Manje sati');
    }
    expect(await reasonOn(id, 'invoice.corrected')).toBe('Manje sati');
  });

  it('is said by itself where a final invoice takes an advance back', async () => {
    const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: buyerOib() });
    const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
    const advance = await issue(company.api, { kind: 'advance', contactId, lines, paymentMethod: 'transfer' });
    const draft = await company.api.invoicing.beginFinal({ id: advance.id });
    const { version, content } = await company.api.invoicing.draft(draft);
    await company.api.invoicing.saveDraft({
      id: draft.id,
      version,
      content: { ...content, lines: [...content.lines], dueOn: '2026-12-10' },
    });
    await company.api.invoicing.issue(draft);
    const { cancelledBy } = await company.api.invoicing.get({ id: advance.id });
    const { einvoice } = await company.api.invoicing.get({ id: cancelledBy!.id });
    expect(einvoice).toEqual({ reason: 'Predujam je uračunat u konačni račun.' });
  });
});
