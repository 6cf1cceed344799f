import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { eq } from 'drizzle-orm';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getDocumentProxy, extractText } from 'unpdf';

import { events } from '#drizzle/schema/events.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { sweepDeferred } from '#server/events/sweep-deferred.ts';
import { archiveDocument, archiveExchange } from '#server/modules/documents/index.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { drainThroughPauses } from '#tests/integration/events/queue-time.ts';
import { addContact, eventTypes, exchangesOf, issue, refusal, studio, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let server: Server;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  const app = express();
  app.use('/__mocks', house.mocks.vendorPages());
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await house.close();
});

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdfOf = async (id: string) => Buffer.from((await sova.api.documents.invoicePdf({ id })).base64, 'base64');
const documentsOf = async (id: string) => (await sova.api.invoicing.get({ id })).documents;
const textOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;
const stored = (key: string) => house.mocks.control.objects().find((object) => object.key === key);

async function deliverLater(id: string): Promise<void> {
  house.clock.set((await submissionOf(house, id)).nextAttemptAt);
  await deliverDue(house.deps);
}

describe('the archive', () => {
  it('keeps the picture that the customer got, byte for byte the one that is printed again', async () => {
    const { id, jir, zki } = await issue(sova.api);
    await house.drain();
    const [pdf] = (await documentsOf(id)).filter(({ kind }) => kind === 'invoice_pdf');
    expect(pdf).toMatchObject({ variant: 'jir', retainUntil: '2037-12-31' });
    const [once, twice] = [await pdfOf(id), await pdfOf(id)];
    expect([sha(once), sha(twice)]).toEqual([pdf!.sha256, pdf!.sha256]);
    const object = stored(`company/${sova.id}/${pdf!.sha256}`);
    expect(sha(house.mocks.control.blob(object!.sha256))).toBe(pdf!.sha256);
    const text = await textOf(once);
    expect(text).toContain(jir);
    expect(text).toContain(zki);
  });

  it('keeps one picture without and one with the JIR when it came late', async () => {
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id, zki } = await issue(sova.api);
    const handedOut = await pdfOf(id);
    await house.drain();
    expect((await documentsOf(id)).filter(({ kind }) => kind === 'invoice_pdf').map(({ variant }) => variant)).toEqual(['zki']);
    await deliverLater(id);
    await house.drain();
    const pdfs = (await documentsOf(id)).filter(({ kind }) => kind === 'invoice_pdf');
    expect(pdfs.map(({ variant }) => variant)).toEqual(['zki', 'jir']);
    expect(pdfs.map(({ sha256 }) => sha256)).toEqual([sha(handedOut), sha(await pdfOf(id))]);
    const { jir } = await submissionOf(house, id);
    const texts = await Promise.all(
      pdfs.map(({ sha256 }) => textOf(house.mocks.control.blob(stored(`company/${sova.id}/${sha256}`)!.sha256))),
    );
    expect(texts.map((text) => [text.includes(zki!), text.includes(jir!)])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it('keeps both even when the store was down from the sale until after the JIR had come', async () => {
    house.mocks.control.next('cis', 'racuni', 'down');
    house.mocks.control.standing('r2', '*', 'down');
    const { id } = await issue(sova.api);
    const handedOut = sha(await pdfOf(id));
    await house.drain();
    await deliverLater(id);
    await house.drain();
    expect(await documentsOf(id)).toEqual([]);
    house.mocks.control.clearScenarios();
    house.clock.advance(120_000);
    await drainThroughPauses(house);
    const documents = await documentsOf(id);
    const kinds = documents.map(({ kind, variant }) => (kind === 'invoice_pdf' ? variant : kind));
    expect(kinds.sort()).toEqual(['cis_request', 'cis_request', 'cis_response', 'jir', 'zki']);
    expect(documents.find(({ variant }) => variant === 'zki')?.sha256).toBe(handedOut);
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.archived')).toHaveLength(documents.length);
  });

  it('keeps an invoice that is not fiscalized once', async () => {
    const contactId = await addContact(house, sova);
    const { id } = await issue(sova.api, { contactId, paymentMethod: 'transfer' });
    await house.drain();
    expect((await documentsOf(id)).map(({ kind, variant }) => [kind, variant])).toEqual([['invoice_pdf', 'plain']]);
  });

  it('keeps what went to CIS and what came back, each under its message, to the byte', async () => {
    const { id } = await issue(sova.api);
    const call = house.mocks.control.call(house.mocks.control.calls({ vendor: 'cis', limit: 1 })[0]!.id)!;
    await house.drain();
    const [exchange] = await exchangesOf(house, id);
    const files = (await documentsOf(id)).filter(({ kind }) => kind !== 'invoice_pdf');
    expect(files.map(({ kind, variant, sha256 }) => [kind, variant, sha256]).sort()).toEqual([
      ['cis_request', exchange!.messageId, sha(call.requestBody)],
      ['cis_response', exchange!.messageId, sha(call.responseBody!)],
    ]);
    expect(call.requestBody.toString()).toContain(`<tns:IdPoruke>${exchange!.messageId}</tns:IdPoruke>`);
  });

  it('stores nothing twice, however often its jobs run', async () => {
    const { id } = await issue(sova.api);
    await house.drain();
    const before = await documentsOf(id);
    const rows = await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select()
        .from(events)
        .where(eq(events.subject, `invoice:${id}`)),
    );
    for (const subscriber of [archiveDocument, archiveExchange]) {
      for (const row of rows.filter(({ type }) => (subscriber.on as readonly string[]).includes(type))) {
        await Promise.all([1, 2].map(() => subscriber.handle(house.deps, row as never)));
      }
    }
    expect(await documentsOf(id)).toEqual(before);
  });

  it('takes in what was issued while there was no document store, once there is one', async () => {
    const { installation } = house.deps;
    Object.assign(installation, { storageOn: false });
    const company = await studio(house);
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id } = await issue(company.api);
    const handedOut = sha(Buffer.from((await company.api.documents.invoicePdf({ id })).base64, 'base64'));
    await house.drain();
    await deliverLater(id);
    await house.drain();
    house.clock.advance(2 * 3_600_000);
    await sweepDeferred.handle(house.deps, {});
    expect((await company.api.invoicing.get({ id })).documents).toEqual([]);
    Object.assign(installation, { storageOn: true });
    house.mocks.control.standing('r2', '*', 'down');
    await expect(sweepDeferred.handle(house.deps, {})).rejects.toThrow();
    house.mocks.control.clearScenarios();
    house.clock.advance(120_000);
    await sweepDeferred.handle(house.deps, {});
    const { documents } = await company.api.invoicing.get({ id });
    const kinds = documents.map(({ kind, variant }) => (kind === 'invoice_pdf' ? variant : kind));
    expect(kinds.sort()).toEqual(['cis_request', 'cis_request', 'cis_response', 'jir', 'zki']);
    expect(documents.find(({ variant }) => variant === 'zki')?.sha256).toBe(handedOut);
    await sweepDeferred.handle(house.deps, {});
    expect((await company.api.invoicing.get({ id })).documents).toEqual(documents);
  });

  it('lists what it keeps, by kind and name, newest first and page by page', async () => {
    const company = await studio(house);
    for (let sale = 0; sale < 4; sale += 1) {
      house.clock.advance(1_000);
      await issue(company.api);
      await house.drain();
    }
    const all = await company.api.documents.list({ limit: 100 });
    expect(all.items).toHaveLength(12);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof company.api.documents.list>> = await company.api.documents.list({
        limit: 5,
        ...(cursor ? { cursor } : {}),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    const times = all.items.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect((await company.api.documents.list({ kind: 'invoice_pdf' })).items).toHaveLength(4);
    expect((await company.api.documents.list({ search: 'RacunOdgovor' })).items).toHaveLength(4);
    expect((await company.api.documents.list({ search: '%' })).items).toEqual([]);
  });
});

describe('a link to a kept file', () => {
  const follow = (url: string) => {
    const { pathname, search } = new URL(url);
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}${search}`);
  };

  it('opens in a browser without a session, for a short time, and only as it was signed', async () => {
    const { id } = await issue(sova.api);
    await house.drain();
    const [pdf] = (await documentsOf(id)).filter(({ kind }) => kind === 'invoice_pdf');
    const { url, filename } = await sova.api.documents.link({ id: pdf!.id });
    expect(filename).toMatch(/\.pdf$/);
    expect(Number(new URL(url).searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300);
    const answer = await follow(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(sha(new Uint8Array(await answer.arrayBuffer()))).toBe(pdf!.sha256);
    expect((await follow(url.replace(pdf!.sha256, '0'.repeat(64)))).status).toBe(403);
  });

  it("is not given for another company's file", async () => {
    const { id } = await issue(sova.api);
    await house.drain();
    const stranger = await studio(house);
    const [file] = await documentsOf(id);
    expect(await refusal(stranger.api.documents.link({ id: file!.id }))).toMatchObject({
      kind: 'not_found',
      code: 'DOCUMENT_NOT_FOUND',
    });
  });
});
