import { createHash } from 'node:crypto';

import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { receiveDueEInvoices } from '#server/modules/einvoice/index.ts';
import { refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, type ConnectedCompany, connected, invoiceToBusiness, outgoingOf } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

const arrives = (values: Readonly<Record<string, string>> = {}) =>
  house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, ...values });
const inbox = async () => (await company.api.einvoice.incoming({})).items;
const pdfText = async (bytes: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;
const acknowledged = (number: string) =>
  house.mocks.control.tables('moj_eracun')[1]?.rows.find((row) => row[2] === number && row[1] === company.oib)?.[4] !== '';

it('what comes is stored as it is, shown, and only then acknowledged', async () => {
  await arrives({ number: '7/P1/1', amount: '200.00' });
  await receiveDueEInvoices.handle(house.deps, {});
  const [item] = await inbox();
  expect(item).toMatchObject({ kind: 'invoice', number: '7/P1/1', payable: '250.00', issuedOn: '2026-11-24', flags: [] });
  const incoming = await company.api.einvoice.getIncoming({ id: item!.id });
  expect(incoming.header.lines[0]).toMatchObject({ name: 'Uredski materijal, šalice i žute bilježnice', unit: 'H87' });
  expect(incoming.acknowledgedAt).not.toBeNull();
  expect(incoming.deadline).toEqual({ on: '2026-12-01', workingDaysLeft: 5, isOver: false });
  expect(acknowledged('7/P1/1')).toBe(true);
  const stored = house.mocks.control.objects().find(({ key }) => key.endsWith(incoming.sha256));
  expect(createHash('sha256').update(house.mocks.control.blob(stored!.sha256)).digest('hex')).toBe(incoming.sha256);
});

it('everything that it says is shown in words, printed, and the files inside can be taken out', async () => {
  await arrives({ number: '7/P1/2', amount: '1234.50' });
  await company.api.einvoice.receiveNow();
  const id = (await inbox())[0]!.id;
  const { groups, attachments, number } = await company.api.einvoice.incomingContent({ id });
  expect(number).toBe('7/P1/2');
  const shown = groups.flatMap(({ title, fields }) => fields.map(({ label, value }) => `${title} · ${label}: ${value}`));
  expect(shown).toContain('Račun · Datum izdavanja: 24. 11. 2026.');
  expect(shown).toContain('Račun · Vrsta računa: 380 – račun');
  expect(shown).toContain('Ukupno · Iznos s PDV-om: 1.543,13 EUR');
  expect(shown).toContain('Stavka · Klasifikacija (KPD): 17.23.13');
  expect(shown.filter((line) => line.includes('›'))).toEqual([]);
  expect(attachments).toEqual([expect.objectContaining({ index: 0, filename: 'popis isporučenog.csv', mimeCode: 'text/csv' })]);
  const file = await company.api.einvoice.incomingAttachment({ id, index: 0 });
  expect(file).toMatchObject({ filename: 'popis isporučenog.csv', contentType: 'text/csv' });
  expect(Buffer.from(file.base64, 'base64').toString()).toBe('sifra;kolicina\nB-12;40\n');
  expect((await refusal(company.api.einvoice.incomingAttachment({ id, index: 1 }))).code).toBe('EINVOICE_ATTACHMENT_NOT_FOUND');
  const pdf = await company.api.einvoice.incomingPdf({ id });
  expect(pdf.filename).toBe('eracun-7-P1-2.pdf');
  const text = await pdfText(Buffer.from(pdf.base64, 'base64'));
  for (const words of ['eRačun 7/P1/2', 'Iznos s PDV-om', '1.543,13 EUR', 'popis isporučenog.csv']) expect(text).toContain(words);
});

it('what people read of it lies in the archive beside its XML, the same as what they download', async () => {
  await arrives({ number: '7/P1/4' });
  await arrives({ kind: 'unreadable' });
  await company.api.einvoice.receiveNow();
  await house.drain();
  const kept = (await company.api.documents.list({})).items;
  const [print, ...others] = kept.filter(({ kind }) => kind === 'einvoice_print');
  expect(others).toEqual([]);
  expect(kept.filter(({ kind }) => kind === 'einvoice_xml')).toHaveLength(2);
  expect(print).toMatchObject({ filename: 'eracun-7-P1-4.pdf', contentType: 'application/pdf', retainUntil: '2037-12-31' });
  house.clock.advance(86_400_000);
  const id = (await inbox()).find(({ number }) => number === '7/P1/4')!.id;
  const { base64 } = await company.api.einvoice.incomingPdf({ id });
  expect(createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')).toBe(print!.sha256);
});

it('rules that it breaks are named, and keep it from nothing', async () => {
  await arrives({ kind: 'odd', number: '7/P1/3' });
  await company.api.einvoice.receiveNow();
  const { broken, groups } = await company.api.einvoice.incomingContent({ id: (await inbox())[0]!.id });
  expect(broken.filter(({ severity }) => severity === 'fatal').map(({ id }) => id)).toEqual(['HR-BR-4']);
  expect(broken[0]?.message).toContain('BT-9');
  expect(groups.length).toBeGreaterThan(3);
});

it('a file that cannot be read is not shown as something else', async () => {
  await arrives({ kind: 'unreadable' });
  await company.api.einvoice.receiveNow();
  const id = (await inbox())[0]!.id;
  expect((await refusal(company.api.einvoice.incomingContent({ id }))).code).toBe('EINVOICE_UNREADABLE');
});

it('a store that is away costs no document: it is not acknowledged, and fetched the next time', async () => {
  await arrives({ number: '8/P1/1' });
  house.mocks.control.standing('r2', '*', 'down');
  await expect(company.api.einvoice.receiveNow()).rejects.toThrow();
  expect(acknowledged('8/P1/1')).toBe(false);
  expect((await company.api.einvoice.settings()).account?.failure).toBe('storage');
  house.mocks.control.clearScenarios();
  expect(await company.api.einvoice.receiveNow()).toEqual({ fresh: 1, finished: true });
  expect((await inbox()).map(({ number }) => number)).toEqual(['8/P1/1']);
  expect(acknowledged('8/P1/1')).toBe(true);
});

it('an acknowledgement that was lost is repeated, and the document stands once', async () => {
  await arrives({ number: '9/P1/1' });
  house.mocks.control.next('moj_eracun', 'notifyImport', 'down');
  await expect(company.api.einvoice.receiveNow()).rejects.toThrow();
  expect(await company.api.einvoice.receiveNow()).toEqual({ fresh: 0, finished: true });
  expect(await inbox()).toHaveLength(1);
  expect(acknowledged('9/P1/1')).toBe(true);
});

it('an outage is not an empty inbox', async () => {
  house.mocks.control.next('moj_eracun', 'queryInbox', 'http500');
  expect((await refusal(company.api.einvoice.receiveNow())).kind).toBe('provider_unavailable');
  expect((await company.api.einvoice.settings()).account?.failure).toBe('away');
});

it('what is odd is kept and flagged, what cannot be read is kept too', async () => {
  await arrives({ kind: 'odd', number: '10/P1/1' });
  await arrives({ kind: 'unreadable', number: '11/P1/1' });
  await arrives({ number: '12/P1/1' });
  await company.api.einvoice.receiveNow();
  const flags = Object.fromEntries((await inbox()).map(({ kind, number, flags: odd }) => [number || kind, odd]));
  expect(flags).toEqual({ '10/P1/1': ['due_date_missing'], unreadable: ['doctype'], '12/P1/1': [] });
});

it('a refusal by the buyer’s access point reaches the invoice that it is about', async () => {
  const { id, number } = await invoiceToBusiness(house, company);
  await company.api.einvoice.send({ id });
  await house.drain();
  await arrives({ kind: 'response', number });
  await company.api.einvoice.receiveNow();
  expect(await outgoingOf(company, id)).toMatchObject({ business: 'rejected', errors: ['Naziv kupca nije točan'] });
});

it('is refused with a reason once, or marked as paid', async () => {
  await arrives();
  await arrives();
  await company.api.einvoice.receiveNow();
  const [first, second] = await inbox();
  await company.api.einvoice.reject({ id: first!.id, reason: 'U', text: 'Pogrešna količina' });
  expect((await company.api.einvoice.getIncoming({ id: first!.id })).rejectionText).toBe('Pogrešna količina');
  expect((await refusal(company.api.einvoice.reject({ id: first!.id, reason: 'U', text: 'Još jednom' }))).code).toBe(
    'EINVOICE_ALREADY_REJECTED',
  );
  await company.api.einvoice.markPaid({ id: second!.id });
  await company.api.einvoice.markPaid({ id: second!.id });
  expect((await company.api.einvoice.getIncoming({ id: second!.id })).paidAt).not.toBeNull();
  const { steps } = await company.api.einvoice.life({ id: second!.id, direction: 'in' });
  expect(steps.find(({ key }) => key === 'told_paid')).toMatchObject({ state: 'done' });
});

it('without acknowledgements nothing comes twice either', async () => {
  await company.api.einvoice.saveAccount(accountInput('eposlovanje', company.oib));
  await house.mocks.control.act('eposlovanje', 'invoice-arrives', { oib: company.oib });
  expect(await company.api.einvoice.receiveNow()).toEqual({ fresh: 1, finished: true });
  house.clock.advance(86_400_000);
  expect(await company.api.einvoice.receiveNow()).toEqual({ fresh: 0, finished: true });
  expect(await inbox()).toHaveLength(1);
});
