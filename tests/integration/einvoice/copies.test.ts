import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { documents } from '#drizzle/schema/documents.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { addContact, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';

import { exchangeOf } from './exchange-house.ts';
import { buyerOib, type ConnectedCompany, connected, invoiceToBusiness, outgoingOf, sentAt } from './kit.ts';

const at = exchangeOf('file');

/** An invoice whose eRačun arrived and was reported. */
async function delivered(of: ConnectedCompany = at.company) {
  const issued = await invoiceToBusiness(at.house, of);
  await of.api.einvoice.send({ id: issued.id });
  await at.house.drain();
  at.house.clock.advance(20_000);
  await at.check();
  return issued;
}

const order = (orderNumber: string) => ({ einvoice: { orderNumber }, note: '', reason: 'Kupac traži broj narudžbenice' });
const copiesOf = async (id: string, of: ConnectedCompany = at.company) => {
  const { copies } = await of.api.einvoice.ofInvoice({ id });
  if (copies === null) throw new Error('not sent');
  return copies;
};
/** What the intermediary has under a number: `da` for a copy. */
const takenUnder = (number: string, of: ConnectedCompany = at.company, vendor: 'moj_eracun' | 'eposlovanje' = 'moj_eracun') =>
  sentAt(at.house, vendor, of.oib)
    .filter((row) => row[2] === number)
    .map((row) => row[5])
    .sort();

/** The archived files of a document by their names. */
const filesOf = async (id: string) => (await at.company.api.invoicing.get({ id })).documents.map(({ filename }) => filename);

describe('a corrected copy', () => {
  it('goes once more under the number, and is followed in place of the original, which stays as it was', async () => {
    const { id, number } = await delivered();
    await at.house.mocks.control.act('moj_eracun', 'buyer-answers', { number, answer: 'rejected' });
    at.house.clock.advance(60_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ business: 'rejected', copyId: null });
    const before = await copiesOf(id);
    expect(before).toMatchObject({ obstacle: null, until: '2026-11-30', content: { terms: {}, note: '' }, sent: [] });
    await at.company.api.einvoice.sendCopy({ id, ...order('N-17/2026') });
    await at.house.drain();
    const { copyId, ...now } = await outgoingOf(at.company, id);
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
    at.house.clock.advance(20_000);
    await at.check();
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', fiscal: 'done', business: 'none' });
    // Nobody has to see to the rejection any more, and the document shows what the copy says.
    const invoice = await at.company.api.invoicing.get({ id });
    expect(invoice.status).toBe('delivered');
    expect([invoice.einvoice, invoice.correctedAt]).toEqual([{ orderNumber: 'N-17/2026' }, sent[0]!.queuedAt]);
    expect((await at.company.api.overview.get()).attention.filter(({ number: of }) => of === number)).toEqual([]);
    const told = invoice.timeline.map(({ type }) => type).filter((type) => type.startsWith('einvoice.copy'));
    expect(told).toEqual(['einvoice.copy_queued', 'einvoice.copy_sent']);
    const { steps } = await at.company.api.einvoice.life({ id, direction: 'out' });
    expect(steps.find(({ key }) => key === 'sent')).toMatchObject({ state: 'done', note: 'copy_sent' });
    expect(steps.find(({ key }) => key === 'answered')?.state).toBe('later');
  });

  it('says that it is one, carries its own print, and both are archived beside the original', async () => {
    const { id } = await delivered();
    const first = await filesOf(id);
    await at.company.api.einvoice.sendCopy({ id, ...order('N-18') });
    await at.house.drain();
    const { documents: files } = await at.company.api.invoicing.get({ id });
    expect(files).toHaveLength(first.length + 2);
    const xmls = files.filter(({ kind }) => kind === 'einvoice_xml');
    const [original, copy] = await Promise.all(
      xmls.map(async ({ id: documentId }) => (await at.house.deps.ports.documentStorage.get(await keyOf(documentId)))!.body),
    );
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
    expect(text(original!)).not.toContain('CopyIndicator');
    expect(text(copy!)).toContain('<cbc:CopyIndicator>true</cbc:CopyIndicator>');
    expect(text(copy!)).toContain('<cbc:ID>N-18</cbc:ID>');
    const print = files.find(({ kind, variant }) => kind === 'invoice_pdf' && variant.startsWith('copy:'))!;
    const printed = await at.house.deps.ports.documentStorage.get(await keyOf(print.id));
    expect(text(copy!)).toContain(Buffer.from(printed!.body).toString('base64'));
    // What is downloaded is the print of the copy.
    const pdf = await at.company.api.documents.invoicePdf({ id });
    expect(pdf.base64).toBe(Buffer.from(printed!.body).toString('base64'));
  });

  it('is sent once, however often somebody presses, and a second correction goes on from the first', async () => {
    const { id, number } = await delivered();
    const asked = { id, ...order('N-1') };
    await Promise.all([at.company.api.einvoice.sendCopy(asked), at.company.api.einvoice.sendCopy(asked)]);
    await Promise.all([at.house.drain(), at.deliver(), at.deliver()]);
    expect(takenUnder(number)).toEqual(['', 'da']);
    expect(await refusal(at.company.api.einvoice.sendCopy(asked))).toMatchObject({ code: 'EINVOICE_COPY_SAME' });
    await at.company.api.einvoice.sendCopy({ ...asked, einvoice: { orderNumber: 'N-2', contract: 'U-9' }, note: 'Po ugovoru' });
    await at.house.drain();
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
      const of = await connected(at.house, vendor);
      const { id, number } = await delivered(of);
      at.house.mocks.control.next(vendor, 'send', 'answered-but-connection-lost');
      await of.api.einvoice.sendCopy({ id, ...order('N-3') });
      await at.house.drain();
      expect((await copiesOf(id, of)).open).toMatchObject({ status: 'unsure' });
      at.house.clock.advance(90_000);
      await at.deliver();
      expect((await copiesOf(id, of)).sent).toHaveLength(1);
      expect(takenUnder(number, of, vendor)).toEqual(['', 'da']);

      // Lost before it was taken: the original alone is there, and is not taken for the copy.
      const next = await delivered(of);
      at.house.mocks.control.next(vendor, 'send', 'http500');
      await of.api.einvoice.sendCopy({ id: next.id, ...order('N-4') });
      await at.house.drain();
      at.house.clock.advance(90_000);
      await at.deliver();
      expect((await copiesOf(next.id, of)).sent).toHaveLength(1);
      expect(takenUnder(next.number, of, vendor)).toEqual(['', 'da']);
    },
  );

  it('that was refused is mended or given up, and meanwhile waits for a person', async () => {
    const { id, number } = await delivered();
    at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await at.company.api.einvoice.sendCopy({ id, ...order('N-5') });
    await at.house.drain();
    const { open } = await copiesOf(id);
    expect(open).toMatchObject({ status: 'refused' });
    expect(open?.errors.join()).toContain('HR-BR-25');
    // The original is what the buyer has.
    expect(await outgoingOf(at.company, id)).toMatchObject({ transport: 'delivered', copyId: null });
    const attention = async () =>
      (await at.company.api.overview.get()).attention
        .filter((item) => item.number === number)
        .map(({ kind, href }) => [kind, href]);
    expect(await attention()).toEqual([['einvoice_copy_stopped', `racuni/${id}`]]);
    await at.company.api.einvoice.withdrawCopy({ id });
    expect(await attention()).toEqual([]);
    expect((await copiesOf(id)).open).toBeNull();
    at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
    await at.company.api.einvoice.sendCopy({ id, ...order('N-5') });
    await at.house.drain();
    await at.company.api.einvoice.sendCopy({ id, ...order('N-6') });
    await at.house.drain();
    expect(await copiesOf(id)).toMatchObject({ open: null, content: { terms: { orderNumber: 'N-6' } } });
    expect(takenUnder(number)).toEqual(['', 'da']);
  });

  it('that was given up on the way, or not reported, goes again as a copy and never as the original', async () => {
    const { id, number } = await delivered();
    await at.company.api.einvoice.sendCopy({ id, ...order('N-7') });
    await at.house.drain();
    at.house.mocks.control.next('moj_eracun', 'fiscalStatus', 'copy-without-original');
    await at.company.api.einvoice.checkNow({ id });
    expect(await outgoingOf(at.company, id)).toMatchObject({ fiscal: 'failed' });
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect(takenUnder(number)).toEqual(['', 'da']);
    await at.company.api.einvoice.sendCopy({ id, ...order('N-7') });
    await at.house.drain();
    expect(takenUnder(number)).toEqual(['', 'da', 'da']);
  });

  it('is refused with what stands against it', async () => {
    const unsent = await invoiceToBusiness(at.house, at.company);
    const wish = (id: string) => at.company.api.einvoice.sendCopy({ id, ...order('N-8') });
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_NOT_SENT' });
    await at.company.api.einvoice.send({ id: unsent.id });
    await at.house.drain();
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_FISCAL_PENDING' });
    at.house.clock.advance(20_000);
    await at.check();
    const broken = { id: unsent.id, einvoice: { process: 'P99' }, note: '#VIP# Hvala', reason: 'Proba' };
    const refused = await refusal(at.company.api.einvoice.sendCopy(broken));
    expect(refused.code).toBe('EINVOICE_COPY_INCOMPLETE');
    expect(refused.issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['einvoice.processMark', 'note']));
    at.house.clock.set('2026-12-01T00:05:00.000Z');
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_PERIOD_OVER' });
    at.house.clock.set('2026-11-24T10:05:00.000Z');
    const { id: stornoId } = await at.company.api.invoicing.cancel({ id: unsent.id, reason: '' });
    expect(await refusal(wish(unsent.id))).toMatchObject({ code: 'EINVOICE_COPY_CANCELLED' });
    expect(stornoId).not.toBe(unsent.id);
  });

  it('does not go once its month is over, even where it waited in the queue', async () => {
    at.house.clock.set('2026-11-30T22:40:00.000Z');
    const { id, number } = await delivered();
    at.house.mocks.control.next('moj_eracun', 'send', '429:1800');
    await at.company.api.einvoice.sendCopy({ id, ...order('N-10') });
    await at.house.drain();
    at.house.clock.advance(1_900_000);
    await at.deliver();
    expect((await copiesOf(id)).open).toMatchObject({ status: 'stopped', failure: 'too_late' });
    expect(takenUnder(number)).toEqual(['']);
  });
});

describe('a corrected copy that waited', () => {
  it('is looked up after its month, and does not go any more where it is not there', async () => {
    at.house.clock.set('2026-11-30T22:57:00.000Z');
    const { id, number } = await delivered();
    at.house.mocks.control.next('moj_eracun', 'send', 'http500');
    await at.company.api.einvoice.sendCopy({ id, ...order('N-20') });
    await at.house.drain();
    expect((await copiesOf(id)).open).toMatchObject({ status: 'unsure' });
    at.house.clock.set('2026-11-30T23:10:00.000Z');
    await at.deliver();
    expect((await copiesOf(id)).open).toMatchObject({ status: 'stopped', failure: 'too_late' });
    expect(takenUnder(number)).toEqual(['']);
  });

  it('is given up where its document was cancelled meanwhile', async () => {
    const { id, number } = await delivered();
    at.house.mocks.control.next('moj_eracun', 'send', '429:120');
    await at.company.api.einvoice.sendCopy({ id, ...order('N-21') });
    await at.house.drain();
    await at.company.api.invoicing.cancel({ id, reason: '' });
    at.house.clock.advance(130_000);
    await at.deliver();
    expect(await copiesOf(id)).toMatchObject({ open: null, sent: [] });
    expect(takenUnder(number)).toEqual(['']);
    const { timeline } = await at.company.api.invoicing.get({ id });
    expect(timeline.map(({ type }) => type)).toContain('einvoice.copy_withdrawn');
  });
});

describe('what a corrected copy says of lines, and of a storno', () => {
  it('is corrected line by line where lines name something, and the document is found by what it said first and says now', async () => {
    const contactId = await addContact(at.house, at.company, { name: 'Redak d.o.o.', oib: buyerOib() });
    const named = { vatCode: 'standard', kpd: '62.20.20', references: { orderNumber: 'PRVA-31' } } as const;
    const lines = [line(named), line({ vatCode: 'standard', kpd: '62.20.20' })];
    const { id } = await issue(at.company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines });
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    at.house.clock.advance(20_000);
    await at.check();
    expect((await copiesOf(id)).content.lines).toEqual([{ position: 1, references: { orderNumber: 'PRVA-31' } }]);
    const typed = [{ position: 1, references: { orderNumber: 'DRUGA-32', orderLine: '7' } }];
    const twice = { id, einvoice: { orderNumber: 'SVE-33' }, note: '', reason: 'Kriva narudžba', lines: typed };
    const refused = await refusal(at.company.api.einvoice.sendCopy(twice));
    expect(refused.issues.map(({ path }) => path)).toContain('lines.0.references.orderNumber');
    await at.company.api.einvoice.sendCopy({ ...twice, einvoice: {} });
    const found = async (search: string) => {
      const [listed, sent] = await Promise.all([
        at.company.api.invoicing.list({ search }),
        at.company.api.einvoice.outgoing({ search }),
      ]);
      return [listed.items.map((row) => row.id), sent.items.map((row) => row.id)];
    };
    // What the intermediary does not have yet is no word of the document.
    expect(await found('druga 32')).toEqual([[], []]);
    await at.house.drain();
    const { sent } = await copiesOf(id);
    expect(sent[0]?.changes).toEqual([
      { key: 'orderNumber', line: 1, before: 'PRVA-31', after: 'DRUGA-32' },
      { key: 'orderLine', line: 1, before: '', after: '7' },
    ]);
    const { lines: shown } = await at.company.api.invoicing.get({ id });
    expect(shown.map(({ references }) => references)).toEqual([{ orderNumber: 'DRUGA-32', orderLine: '7' }, undefined]);
    expect([await found('druga 32'), await found('prva 31')]).toEqual([
      [[id], [id]],
      [[id], [id]],
    ]);
    // Left out, they stay as the last copy has them.
    await at.company.api.einvoice.sendCopy({ id, einvoice: { contract: 'U-34' }, note: '', reason: 'I ugovor' });
    await at.house.drain();
    expect((await copiesOf(id)).content).toMatchObject({ terms: { contract: 'U-34' }, lines: typed });
  });

  it('is why a storno takes back, and no reason of an invoice', async () => {
    const { id } = await delivered();
    expect(
      await refusal(at.company.api.einvoice.sendCopy({ id, einvoice: { reason: 'Ništa' }, note: '', reason: 'Proba' })),
    ).toMatchObject({ code: 'EINVOICE_COPY_SAME' });
    const storno = await at.company.api.invoicing.cancel({ id, reason: 'Krivi kupac' });
    await at.company.api.einvoice.send({ id: storno.id });
    await at.house.drain();
    at.house.clock.advance(20_000);
    await at.check();
    await at.company.api.einvoice.sendCopy({
      id: storno.id,
      einvoice: { reason: 'Krivi iznos' },
      note: '',
      reason: 'Krivi razlog',
    });
    await at.house.drain();
    expect((await copiesOf(storno.id)).sent[0]?.changes).toEqual([
      { key: 'reason', before: 'Krivi kupac', after: 'Krivi iznos' },
    ]);
  });
});

describe('an intermediary that takes no copies, or cannot be asked', () => {
  it('ie-računi says so beforehand', async () => {
    const of = await connected(at.house, 'ie_racuni');
    const { id } = await delivered(of);
    expect(await copiesOf(id, of)).toMatchObject({ obstacle: 'unsupported' });
    expect(await refusal(of.api.einvoice.sendCopy({ id, ...order('N-11') }))).toMatchObject({
      code: 'EINVOICE_COPY_UNSUPPORTED',
    });
  });
});

async function keyOf(documentId: string): Promise<string> {
  const [row] = await withSystemTx(at.house.deps, 'test', (tx) =>
    tx.select({ key: documents.storageKey }).from(documents).where(eq(documents.id, documentId)),
  );
  return row!.key;
}
