import { createHash } from 'node:crypto';

import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MAX_ATTACHED_BYTES, MAX_ATTACHED_FILES } from '#server/domain/attachments/attachable.ts';
import { createCaller } from '#server/trpc/caller.ts';
import { addContact, apiWith, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await studio(house);
});
afterAll(() => house.close());

/** A picture like no other. */
const picture = (width: number): Buffer => PNG.sync.write(new PNG({ width, height: 3 }));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
/** A PDF of so many bytes. */
const paper = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, 0x20)]);

const attach = (id: string, filename: string, bytes: Uint8Array) =>
  company.api.attachments.add({ id, filename, base64: base64(bytes) });
const namesOf = async (id: string) => (await company.api.attachments.list({ id })).map(({ filename }) => filename);
const issued = async () => {
  const contactId = await addContact(house, company, { email: 'kupac@example.hr' });
  return issue(company.api, { contactId, paymentMethod: 'transfer' });
};
const mailsTo = (to: string) => house.mocks.control.outbox().filter((mail) => mail.to.includes(to));

describe('files that go with a document', () => {
  it('stay attached when the draft is issued', async () => {
    const draft = await company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    await attach(draft.id, 'Radni sati.pdf', paper(2_000));
    const { id } = await company.api.invoicing.issue(draft);
    expect(id).toBe(draft.id);
    expect(await namesOf(id)).toEqual(['Radni sati.pdf']);
  });

  it('go with the mail as they were when it was asked for', async () => {
    const { id } = await issued();
    const first = picture(4);
    await attach(id, 'krov.png', first);
    const gone = await attach(id, 'greška.png', picture(5));
    await company.api.attachments.remove({ id, documentId: gone.documentId });
    await company.api.invoicing.send({ id, to: 'prilozi@example.hr' });
    await attach(id, 'prekasno.png', picture(6));
    await house.drain();
    const [mail] = mailsTo('prilozi@example.hr');
    expect(mail?.attachments.map(({ filename, contentType }) => [filename.replace(/^.*\.pdf$/, 'račun'), contentType])).toEqual([
      ['račun', 'application/pdf'],
      ['krov.png', 'image/png'],
    ]);
    const sent = mail?.attachments.find(({ filename }) => filename === 'krov.png');
    expect(sent?.sha256).toBe(createHash('sha256').update(first).digest('hex'));
  });

  it('are attached once however often, and again after they were taken off', async () => {
    const { id } = await issued();
    const [one, other] = await Promise.all([attach(id, 'a.png', picture(7)), attach(id, 'a.png', picture(7))]);
    expect(one.documentId).toBe(other.documentId);
    expect(await namesOf(id)).toEqual(['a.png']);
    await company.api.attachments.remove({ id, documentId: one.documentId });
    expect(await namesOf(id)).toEqual([]);
    expect(await refusal(company.api.attachments.remove({ id, documentId: one.documentId }))).toMatchObject({
      code: 'ATTACHMENT_NOT_FOUND',
    });
    await attach(id, 'a.png', picture(7));
    expect(await namesOf(id)).toEqual(['a.png']);
  });

  it('are judged by their content, their number and their size', async () => {
    const { id } = await issued();
    expect(await refusal(attach(id, 'račun.pdf', Buffer.from('MZ nije PDF')))).toMatchObject({ code: 'ATTACHMENT_TYPE_REFUSED' });
    expect(await refusal(attach(id, 'prazno.pdf', new Uint8Array()))).toMatchObject({ code: 'DOCUMENT_EMPTY' });
    await attach(id, 'veliko.pdf', paper(MAX_ATTACHED_BYTES - 1_000));
    expect(await refusal(attach(id, 'još.pdf', paper(1_001)))).toMatchObject({ code: 'ATTACHMENTS_TOO_LARGE' });
    const many = await issued();
    for (let width = 10; width < 10 + MAX_ATTACHED_FILES; width += 1) await attach(many.id, `${width}.png`, picture(width));
    expect(await refusal(attach(many.id, 'jedna-previše.png', picture(99)))).toMatchObject({ code: 'ATTACHMENTS_TOO_MANY' });
    expect(await refusal(attach('01900000-0000-7000-8000-000000000000', 'a.png', picture(4)))).toMatchObject({
      code: 'INVOICE_NOT_FOUND',
    });
  });

  it('cannot be kept where no store is', async () => {
    const { id } = await issued();
    const bare = apiWith(house, company, { ...house.deps, installation: { ...house.deps.installation, storageOn: false } });
    expect(await refusal(bare.attachments.add({ id, filename: 'a.png', base64: base64(picture(4)) }))).toMatchObject({
      code: 'STORAGE_OFF',
    });
  });

  it('are shown and handed out on the document’s page, and nothing else is', async () => {
    const { id } = await issued();
    const { documentId } = await attach(id, 'nacrt kupaonice.png', picture(8));
    const elsewhere = await attach((await issued()).id, 'tuđe.png', picture(9));
    const token = (await company.api.sharing.share({ id })).url?.split('/d/')[1] ?? '';
    const stranger = createCaller({ ...house.context(), ip: '203.0.113.9', userAgent: 'test', session: null, company: null });
    expect((await stranger.sharedDocuments.get({ token })).attachments).toEqual([
      { documentId, filename: 'nacrt kupaonice.png', bytes: picture(8).length },
    ]);
    expect((await stranger.sharedDocuments.attachment({ token, documentId })).url).toMatch(/^https?:/);
    expect(await refusal(stranger.sharedDocuments.attachment({ token, documentId: elsewhere.documentId }))).toMatchObject({
      code: 'ATTACHMENT_NOT_FOUND',
    });
    await company.api.attachments.remove({ id, documentId });
    expect((await stranger.sharedDocuments.get({ token })).attachments).toEqual([]);
    expect(await refusal(stranger.sharedDocuments.attachment({ token, documentId }))).toMatchObject({
      code: 'ATTACHMENT_NOT_FOUND',
    });
  });
});
