import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { receivedDocuments } from '#drizzle/schema/documents.ts';
import { events } from '#drizzle/schema/events.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { receiveDocument, type ReceivedFile } from '#server/modules/documents/index.ts';
import { refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { pdfSample, PNG_SAMPLE, UBL_SAMPLE } from './samples.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ env: { UPLOAD_MAX_MIB: '1' } });
  sova = await studio(house);
});
beforeEach(() => house.mocks.control.clearScenarios());
afterAll(() => house.close());

const scopeOfOwner = (company = sova) => {
  const { userId: id, name } = company.owner.session;
  return { companyId: company.id, actor: { kind: 'user' as const, id, name } };
};
const receive = (bytes: Uint8Array, changes: Partial<ReceivedFile> = {}, company = sova) =>
  receiveDocument(house.deps, scopeOfOwner(company), {
    bytes,
    filename: 'racun.pdf',
    contentType: 'application/pdf',
    source: 'upload',
    ...changes,
  });
const stored = () => house.mocks.control.objects().filter(({ key }) => key.startsWith('received/'));

describe('a document that comes in', () => {
  it('is kept with its bytes and told to whoever reads documents', async () => {
    const bytes = pdfSample('Struja 11/2026');
    const { document, duplicate } = await receive(bytes, { sender: 'hep@primjer.hr', mailSubject: 'Račun za struju' });
    expect(duplicate).toBe(false);
    expect(document).toMatchObject({
      kind: 'received',
      filename: 'racun.pdf',
      contentType: 'application/pdf',
      bytes: bytes.length,
    });
    const got = await house.deps.ports.documentStorage.get(document.storageKey);
    expect(Buffer.from(got!.body).equals(bytes)).toBe(true);
    const [row] = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select().from(receivedDocuments).where(eq(receivedDocuments.documentId, document.id)),
    );
    expect(row).toMatchObject({
      source: 'upload',
      uploadedBy: sova.owner.session.userId,
      sender: 'hep@primjer.hr',
      retainUntil: null,
    });
    expect((await sova.api.documents.list({ kind: 'received' })).items.map(({ id }) => id)).toContain(document.id);
    const happened = await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select({ type: events.type, data: events.data })
        .from(events)
        .where(eq(events.subject, `document:${document.id}`)),
    );
    expect(happened).toMatchObject([{ type: 'document.received', data: { documentId: document.id, source: 'upload' } }]);
  });

  it('is kept once a company, also when it comes several times at once', async () => {
    const bytes = pdfSample('Voda 11/2026');
    const before = stored().length;
    const all = await Promise.all([1, 2, 3].map((copy) => receive(bytes, { filename: `voda-${copy}.pdf` })));
    expect(new Set(all.map(({ document }) => document.id)).size).toBe(1);
    expect(all.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(stored().length).toBe(before + 1);
    const other = await studio(house);
    expect((await receive(bytes, {}, other)).duplicate).toBe(false);
  });

  it.each([
    ['a PDF under a false name', pdfSample('exe'), 'racun.exe', 'application/pdf', 'racun.exe.pdf'],
    ['a picture', PNG_SAMPLE, 'C:\\slike\\račun.PNG', 'image/png', 'račun.PNG'],
    ['an eRačun', UBL_SAMPLE, 'racun.xml', 'text/xml', 'racun.xml'],
  ])('%s is what its content says', async (_what, bytes, filename, contentType, expected) => {
    const { document } = await receive(bytes, { filename, contentType: 'application/octet-stream' });
    expect(document).toMatchObject({ contentType, filename: expected });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    ['a web page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'DOCUMENT_TYPE_REFUSED'],
    ['a program called PDF', Buffer.from('MZ\x90\x00program'), 'DOCUMENT_TYPE_REFUSED'],
    ['any other XML', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'DOCUMENT_TYPE_REFUSED'],
    [
      'an eRačun with a document type',
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
      ),
      'DOCUMENT_TYPE_REFUSED',
    ],
    ['more than is taken', Buffer.concat([pdfSample(), Buffer.alloc(1024 * 1024)]), 'DOCUMENT_TOO_LARGE'],
  ])('%s is refused and leaves nothing behind', async (_what, bytes, code) => {
    const before = stored().length;
    expect(await refusal(receive(bytes))).toMatchObject({ kind: 'invalid', code });
    expect(stored().length).toBe(before);
  });

  it('does not stand when the store did not take its bytes', async () => {
    house.mocks.control.next('r2', 'put', 'http500');
    const bytes = pdfSample('Plin 11/2026');
    await expect(receive(bytes)).rejects.toMatchObject({ kind: 'unreachable' });
    expect((await receive(bytes)).duplicate).toBe(false);
  });
});
