import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { withCompanyTx } from '#server/db/company-tx.ts';
import { retainReceived, sweepUploads } from '#server/modules/documents/index.ts';
import { refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { drainThroughPauses } from '#tests/integration/events/queue-time.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { pdfSample, PNG_SAMPLE } from './samples.ts';

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
beforeEach(() => house.mocks.control.clearScenarios());
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await house.close();
});

const stored = () => house.mocks.control.objects().filter(({ key }) => key.startsWith('received/'));

/** Sends as a browser does: to the address that it was given, with the headers that it was given. */
async function put(begun: { url: string; headers: Readonly<Record<string, string>> }, body: Uint8Array): Promise<number> {
  const { pathname, search } = new URL(begun.url);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}${search}`;
  const answer = await fetch(url, { method: 'PUT', headers: begun.headers, body: new Uint8Array(body) });
  return answer.status;
}

const begin = (bytes: Uint8Array, filename = 'racun.pdf', contentType = 'application/pdf') =>
  sova.api.documents.beginUpload({ filename, contentType, bytes: bytes.length });

async function send(bytes: Uint8Array, filename?: string, contentType?: string) {
  const begun = await begin(bytes, filename, contentType);
  expect(await put(begun, bytes)).toBe(200);
  return sova.api.documents.finishUpload({ id: begun.id });
}

describe('a file that a browser sends to the store', () => {
  it('is a document once its content was looked at, however often that is asked', async () => {
    const bytes = pdfSample('Najam 11/2026');
    const begun = await begin(bytes, 'Najam – studeni.pdf', '');
    expect(await refusal(sova.api.documents.finishUpload({ id: begun.id }))).toMatchObject({ code: 'UPLOAD_NOT_ARRIVED' });
    expect(await put(begun, bytes)).toBe(200);
    const kept = await sova.api.documents.finishUpload({ id: begun.id });
    expect(kept).toEqual({ documentId: begun.id, filename: 'Najam – studeni.pdf', duplicate: false });
    expect(await sova.api.documents.finishUpload({ id: begun.id })).toEqual(kept);
    const [item] = (await sova.api.documents.list({ search: 'najam' })).items;
    expect(item).toMatchObject({
      id: begun.id,
      kind: 'received',
      contentType: 'application/pdf',
      retainUntil: null,
      received: { source: 'upload', sender: null },
    });
  });

  it('cannot be replaced after it was looked at', async () => {
    const bytes = pdfSample('Telefon 11/2026');
    const begun = await begin(bytes);
    expect(await put(begun, bytes)).toBe(200);
    await sova.api.documents.finishUpload({ id: begun.id });
    expect(await put(begun, pdfSample('Telefon 12/2026'))).toBe(412);
  });

  it('is pointed out and not doubled when it is there already', async () => {
    const bytes = pdfSample('Čistoća 11/2026');
    const first = await send(bytes);
    const before = stored().length;
    expect(await send(bytes, 'kopija.pdf')).toEqual({ documentId: first.documentId, filename: 'racun.pdf', duplicate: true });
    expect(stored().length).toBe(before);
  });

  it('is refused by its content, and leaves the store', async () => {
    const before = stored().length;
    const bytes = Buffer.from('<script>alert(document.cookie)</script>');
    const begun = await begin(bytes, 'racun.pdf', 'application/pdf');
    expect(await put(begun, bytes)).toBe(200);
    for (const _again of [1, 2])
      expect(await refusal(sova.api.documents.finishUpload({ id: begun.id }))).toMatchObject({ code: 'DOCUMENT_TYPE_REFUSED' });
    expect(stored().length).toBe(before);
  });

  it('is refused before it is sent when it is too large or empty', async () => {
    const of = (bytes: number) => sova.api.documents.beginUpload({ filename: 'a.pdf', contentType: 'application/pdf', bytes });
    expect(await refusal(of(25 * 1024 * 1024 + 1))).toMatchObject({ code: 'DOCUMENT_TOO_LARGE', params: { max: 25 } });
    expect(await refusal(of(0))).toMatchObject({ code: 'DOCUMENT_EMPTY' });
  });

  it('is gone when it is cancelled, or when nobody comes back for it within a day', async () => {
    const before = stored().length;
    const [cancelled, forgotten] = await Promise.all([
      begin(PNG_SAMPLE, 'a.png', 'image/png'),
      begin(PNG_SAMPLE, 'b.png', 'image/png'),
    ]);
    expect([await put(cancelled, PNG_SAMPLE), await put(forgotten, PNG_SAMPLE)]).toEqual([200, 200]);
    await sova.api.documents.cancelUpload({ id: cancelled.id });
    expect(await refusal(sova.api.documents.finishUpload({ id: cancelled.id }))).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    // The link still works for a while.
    expect(await put(cancelled, PNG_SAMPLE)).toBe(200);
    await sweepUploads.handle(house.deps, {});
    expect(stored().length).toBe(before + 2);
    house.clock.advance(25 * 3_600_000);
    await sweepUploads.handle(house.deps, {});
    expect(stored().length).toBe(before);
    expect(await refusal(sova.api.documents.finishUpload({ id: forgotten.id }))).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it('can go through our own server where there are no scripts', async () => {
    const base64 = pdfSample('Kroz obrazac').toString('base64');
    const input = { filename: 'obrazac.pdf', contentType: 'application/pdf', base64 };
    const first = await sova.api.documents.upload(input);
    expect(first).toMatchObject({ filename: 'obrazac.pdf', duplicate: false });
    expect(await sova.api.documents.upload(input)).toEqual({ ...first, duplicate: true });
  });
});

describe('throwing a received document away', () => {
  it('takes it from the list at once and its bytes from the store, also when that is down at first', async () => {
    const { documentId } = await send(pdfSample('Greškom poslano'));
    const id = documentId ?? '';
    house.mocks.control.standing('r2', '*', 'down');
    await sova.api.documents.remove({ id });
    await house.drain();
    expect((await sova.api.documents.list({ limit: 100 })).items.map((item) => item.id)).not.toContain(id);
    expect(await refusal(sova.api.documents.link({ id }))).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    expect(await refusal(sova.api.documents.remove({ id }))).toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    house.mocks.control.clearScenarios();
    house.clock.advance(120_000);
    await drainThroughPauses(house);
    expect(stored().map(({ key }) => key)).not.toContain(`received/${sova.id}/${id}`);
  });

  it('makes room for the same file', async () => {
    const bytes = pdfSample('Opet isto');
    const { documentId } = await send(bytes);
    await sova.api.documents.remove({ id: documentId ?? '' });
    expect(await send(bytes)).toMatchObject({ duplicate: false });
  });

  it('is refused for what was booked, until the day after', async () => {
    const { documentId } = await send(pdfSample('Knjiženo'));
    const id = documentId ?? '';
    const { userId, name } = sova.owner.session;
    const scope = { companyId: sova.id, actor: { kind: 'user' as const, id: userId, name } };
    await withCompanyTx(house.deps, scope, (tx) => retainReceived(tx, id, '2037-12-31'));
    await withCompanyTx(house.deps, scope, (tx) => retainReceived(tx, id, '2030-12-31'));
    expect(await refusal(sova.api.documents.remove({ id }))).toMatchObject({
      kind: 'conflict',
      code: 'DOCUMENT_UNDER_RETENTION',
      params: { until: '2037-12-31' },
    });
  });
});
