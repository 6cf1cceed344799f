import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { documents } from '#drizzle/schema/documents.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { checkDueEInvoices, deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type ConnectedCompany, connected, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
});
afterAll(() => house.close());

const deliver = () => deliverDueEInvoices.handle(house.deps, {});
const check = () => checkDueEInvoices.handle(house.deps, {});

/** An invoice whose eRačun arrived and was reported. */
async function delivered(of: ConnectedCompany = company) {
  const issued = await invoiceToBusiness(house, of);
  await of.api.einvoice.send({ id: issued.id });
  await house.drain();
  house.clock.advance(20_000);
  await check();
  return issued;
}

const order = (orderNumber: string) => ({ einvoice: { orderNumber }, note: '', reason: 'Kupac traži broj narudžbenice' });
const copiesOf = async (id: string, of: ConnectedCompany = company) => {
  const { copies } = await of.api.einvoice.ofInvoice({ id });
  if (copies === null) throw new Error('not sent');
  return copies;
};
/** What the intermediary has under a number: `da` for a copy. */
const takenUnder = (number: string, of: ConnectedCompany = company, vendor: 'moj_eracun' | 'eposlovanje' = 'moj_eracun') =>
  sentAt(house, vendor, of.oib)
    .filter((row) => row[2] === number)
    .map((row) => row[5])
    .sort();

/** The archived files of a document by their names. */
const filesOf = async (id: string) => (await company.api.invoicing.get({ id })).documents.map(({ filename }) => filename);

describe('a corrected copy', () => {
  it('goes once more under the number, and is followed in place of the original, which stays as it was', async () => {
    const { id, number } = await delivered();
    await house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer: 'rejected' });
    house.clock.advance(60_000);
    await check();
    expect(await outgoingOf(company, id)).toMatchObject({ business: 'rejected', copyId: null });
    const before = await copiesOf(id);
    expect(before).toMatchObject({ obstacle: null, until: '2026-11-30', content: { terms: {}, note: '' }, sent: [] });
    await company.api.einvoice.sendCopy({ id, ...order('N-17/2026') });
    await house.drain();
    const { copyId, ...now } = await outgoingOf(company, id);
    expect(now).toMatchObject({ status: 'sent', transport: 'processing', fiscal: 'none', business: 'none' });
    const { sent, open, content } = await copiesOf(id);
    expect(open).toBeNull();
    expect(sent).toMatchObject([
      {
        id: copyId,
        status: 'sent',
        reason: 'Kupac traži broj narudžbenice',
        changes: [{ key: 'orderNumber', before: '', after: 'N-17/2026' }],
      },
    ]);
    expect(content.terms).toEqual({ orderNumber: 'N-17/2026' });
    expect(takenUnder(number)).toEqual(['', 'da']);
    house.clock.advance(20_000);
    await check();
    expect(await outgoingOf(company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done', business: 'none' });
    // Nobody has to see to the rejection any more, and the document shows what the copy says.
    const invoice = await company.api.invoicing.get({ id });
    expect(invoice.status).toBe('delivered');
    expect([invoice.einvoice, invoice.correctedAt]).toEqual([{ orderNumber: 'N-17/2026' }, sent[0]!.queuedAt]);
    expect((await company.api.overview.get()).attention.filter(({ number: of }) => of === number)).toEqual([]);
    const told = invoice.timeline.map(({ type }) => type).filter((type) => type.startsWith('einvoice.copy'));
    expect(told).toEqual(['einvoice.copy_queued', 'einvoice.copy_sent']);
    const { steps } = await company.api.einvoice.life({ id, direction: 'out' });
    expect(steps.find(({ key }) => key === 'sent')).toMatchObject({ state: 'done', note: 'copy_sent' });
    expect(steps.find(({ key }) => key === 'answered')?.state).toBe('later');
  });

  it('says that it is one, carries its own print, and both are archived beside the original', async () => {
    const { id } = await delivered();
    const first = await filesOf(id);
    await company.api.einvoice.sendCopy({ id, ...order('N-18') });
    await house.drain();
    const { documents: files } = await company.api.invoicing.get({ id });
    expect(files).toHaveLength(first.length + 2);
    const xmls = files.filter(({ kind }) => kind === 'einvoice_xml');
    const [original, copy] = await Promise.all(
      xmls.map(async ({ id: documentId }) => (await house.deps.ports.documentStorage.get(await keyOf(documentId)))!.body),
    );
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
    expect(text(original!)).not.toContain('CopyIndicator');
    expect(text(copy!)).toContain('<cbc:CopyIndicator>true</cbc:CopyIndicator>');
    expect(text(copy!)).toContain('<cbc:ID>N-18</cbc:ID>');
    const print = files.find(({ kind, variant }) => kind === 'invoice_pdf' && variant.startsWith('copy:'))!;
    const printed = await house.deps.ports.documentStorage.get(await keyOf(print.id));
    expect(text(copy!)).toContain(Buffer.from(printed!.body).toString('base64'));
    // What is downloaded is the print of the copy.
    const pdf = await company.api.documents.invoicePdf({ id });
    expect(pdf.base64).toBe(Buffer.from(printed!.body).toString('base64'));
  });

  it('is sent once, however often somebody presses, and a second correction goes on from the first', async () => {
    const { id, number } = await delivered();
    const asked = { id, ...order('N-1') };
    await Promise.all([company.api.einvoice.sendCopy(asked), company.api.einvoice.sendCopy(asked)]);
    await Promise.all([house.drain(), deliver(), deliver()]);
    expect(takenUnder(number)).toEqual(['', 'da']);
    expect(await refusal(company.api.einvoice.sendCopy(asked))).toMatchObject({ code: 'EINVOICE_COPY_SAME' });
    await company.api.einvoice.sendCopy({ ...asked, einvoice: { orderNumber: 'N-2', contract: 'U-9' }, note: 'Po ugovoru' });
    await house.drain();
    const { sent } = await copiesOf(id);
    expect(sent[0]?.changes).toEqual([
      { key: 'orderNumber', before: 'N-1', after: 'N-2' },
      { key: 'contract', before: '', after: 'U-9' },
      { key: 'note', before: '', after: 'Po ugovoru' },
    ]);
    expect(takenUnder(number)).toEqual(['', 'da', 'da']);
  });

  it.each(['moj_eracun', 'eposlovanje'] as const)(
    'whose answer was lost is told from its original before anything goes again (%s)',
    async (vendor) => {
      const of = await connected(house, vendor);
      const { id, number } = await delivered(of);
      house.mocks.control.next(vendor, 'send', 'answered-but-connection-lost');
      await of.api.einvoice.sendCopy({ id, ...order('N-3') });
      await house.drain();
      expect((await copiesOf(id, of)).open).toMatchObject({ status: 'unsure' });
      house.clock.advance(90_000);
      await deliver();
      expect((await copiesOf(id, of)).sent).toHaveLength(1);
      expect(takenUnder(number, of, vendor)).toEqual(['', 'da']);

      // Lost before it was taken: the original alone is there, and is not taken for the copy.
      const next = await delivered(of);
      house.mocks.control.next(vendor, 'send', 'http500');
      await of.api.einvoice.sendCopy({ id: next.id, ...order('N-4') });
      await house.drain();
      house.clock.advance(90_000);
      await deliver();
      expect((await copiesOf(next.id, of)).sent).toHaveLength(1);
      expect(takenUnder(next.number, of, vendor)).toEqual(['', 'da']);
    },
  );

  it('that was refused is mended or given up, and meanwhile waits for a person', async () => {
    const { id, number } = await delivered();
    house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await company.api.einvoice.sendCopy({ id, ...order('N-5') });
    await house.drain();
    const { open } = await copiesOf(id);
    expect(open).toMatchObject({ status: 'refused' });
    expect(open?.errors.join()).toContain('HR-BR-25');
    // The original is what the buyer has.
    expect(await outgoingOf(company, id)).toMatchObject({ transport: 'delivered', copyId: null });
    const attention = async () =>
      (await company.api.overview.get()).attention.filter((item) => item.number === number).map(({ kind, href }) => [kind, href]);
    expect(await attention()).toEqual([['einvoice_copy_stopped', `racuni/${id}`]]);
    await company.api.einvoice.withdrawCopy({ id });
    expect(await attention()).toEqual([]);
    expect((await copiesOf(id)).open).toBeNull();
    house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await company.api.einvoice.sendCopy({ id, ...order('N-5') });
    await house.drain();
    await company.api.einvoice.sendCopy({ id, ...order('N-6') });
    await house.drain();
    expect(await copiesOf(id)).toMatchObject({ open: null, content: { terms: { orderNumber: 'N-6' } } });
    expect(takenUnder(number)).toEqual(['', 'da']);
  });

  it('that was given up on the way, or not reported, goes again as a copy and never as the original', async () => {
    const { id, number } = await delivered();
    await company.api.einvoice.sendCopy({ id, ...order('N-7') });
    await house.drain();
    house.mocks.control.next('moj_eracun', 'fiscalStatus', 'copy-without-original');
    await company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(company, id)).toMatchObject({ fiscal: 'failed' });
    await company.api.einvoice.send({ id });
    await house.drain();
    expect(takenUnder(number)).toEqual(['', 'da']);
    await company.api.einvoice.sendCopy({ id, ...order('N-7') });
    await house.drain();
    expect(takenUnder(number)).toEqual(['', 'da', 'da']);
  });

  it('is refused with what stands against it', async () => {
    const unsent = await invoiceToBusiness(house, company);
    const wish = (id: string) => company.api.einvoice.sendCopy({ id, ...order('N-8') });
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_NOT_SENT' });
    await company.api.einvoice.send({ id: unsent.id });
    await house.drain();
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_FISCAL_PENDING' });
    house.clock.advance(20_000);
    await check();
    const broken = { id: unsent.id, einvoice: { process: 'P99' }, note: '#VIP# Hvala', reason: 'Proba' };
    const refused = await refusal(company.api.einvoice.sendCopy(broken));
    expect(refused.code).toBe('EINVOICE_COPY_INCOMPLETE');
    expect(refused.issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['einvoice.processMark', 'note']));
    house.clock.set('2026-12-01T00:05:00.000Z');
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_PERIOD_OVER' });
    house.clock.set('2026-11-24T10:05:00.000Z');
    const { id: stornoId } = await company.api.invoicing.cancel({ id: unsent.id, reason: '' });
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_CANCELLED' });
    expect(stornoId).not.toBe(unsent.id);
  });

  it('does not go once its month is over, even where it waited in the queue', async () => {
    house.clock.set('2026-11-30T22:40:00.000Z');
    const { id, number } = await delivered();
    house.mocks.control.next('moj_eracun', 'send', '429:1800');
    await company.api.einvoice.sendCopy({ id, ...order('N-10') });
    await house.drain();
    house.clock.advance(1_900_000);
    await deliver();
    expect((await copiesOf(id)).open).toMatchObject({ status: 'stopped', failure: 'too_late' });
    expect(takenUnder(number)).toEqual(['']);
  });
});

describe('an intermediary that takes no copies, or cannot be asked', () => {
  it('ie-računi says so beforehand', async () => {
    const of = await connected(house, 'ie_racuni');
    const { id } = await delivered(of);
    expect(await copiesOf(id, of)).toMatchObject({ obstacle: 'unsupported' });
    expect(await refusal(of.api.einvoice.sendCopy({ id, ...order('N-11') }))).toMatchObject({
      code: 'EINVOICE_COPY_UNSUPPORTED',
    });
  });
});

async function keyOf(documentId: string): Promise<string> {
  const [row] = await withSystemTx(house.deps, 'test', (tx) =>
    tx.select({ key: documents.storageKey }).from(documents).where(eq(documents.id, documentId)),
  );
  return row!.key;
}
