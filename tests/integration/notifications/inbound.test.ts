import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { inboundEmails } from '#drizzle/schema/notifications.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { pdfSample, PNG_SAMPLE } from '#tests/integration/documents/samples.ts';
import { drainThroughPauses } from '#tests/integration/events/queue-time.ts';
import { studio } from '#tests/integration/invoicing/kit.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { serveWebhooks } from './webhook-server.ts';

const MINUTE_MS = 60_000;
let house: TestHouse;
let sova: TestCompany;
let webhooks: Awaited<ReturnType<typeof serveWebhooks>>;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({
    env: { UPLOAD_MAX_MIB: '1' },
    checkpoint: deaths.checkpoint,
  });
  sova = await studio(house);
  webhooks = await serveWebhooks(house);
});
beforeEach(() => house.mocks.control.clearScenarios());
afterAll(async () => {
  await webhooks.close();
  await house.close();
});

type Attachments = NonNullable<Parameters<typeof house.mocks.control.arriveMail>[0]['attachments']>;

const pdf = (words: string, filename = `${words}.pdf`) => ({
  filename,
  contentType: 'application/pdf',
  content: pdfSample(words),
});
const addressOf = async (company = sova) => (await company.api.mail.settings()).inboundAddress ?? '';

async function arrive(
  attachments: Attachments,
  over: { receivedFor?: readonly string[]; copies?: number; subject?: string } = {},
) {
  const mail = house.mocks.control.arriveMail({
    receivedFor: [await addressOf()],
    to: ['netko.drugi@primjer.hr'],
    from: 'HEP d.o.o. <racuni@hep.example>',
    subject: 'Račun za studeni – šćž',
    attachments,
    ...over,
  });
  await house.mocks.control.deliverDueWebhooks();
  return mail;
}

const received = async (company = sova) => (await company.api.documents.list({ kind: 'received', limit: 100 })).items;
const lastMail = async (company = sova) => (await company.api.mail.settings()).inbound[0];

describe("a mail to a company's own address", () => {
  it('brings its attachments as documents, with who sent it and what it was about', async () => {
    await arrive([pdf('Struja'), { filename: 'slika', contentType: 'application/octet-stream', content: PNG_SAMPLE }]);
    await house.drain();
    const documents = await received();
    expect(documents.map(({ filename, contentType }) => [filename, contentType]).sort()).toEqual([
      ['Struja.pdf', 'application/pdf'],
      ['slika.png', 'image/png'],
    ]);
    expect(documents[0]?.received).toEqual({
      source: 'email-inbound',
      sender: 'HEP d.o.o. <racuni@hep.example>',
      mailSubject: 'Račun za studeni – šćž',
    });
    expect(await lastMail()).toMatchObject({ subject: 'Račun za studeni – šćž', kept: 2, skipped: [] });
  });

  it('is told what was not taken, and why', async () => {
    await arrive([
      pdf('Voda'),
      { filename: 'program.pdf', contentType: 'application/pdf', content: Buffer.from('MZ program') },
      { filename: 'veliko.pdf', contentType: 'application/pdf', content: Buffer.alloc(1024 * 1024 + 1, 'x') },
      { filename: 'znak.png', contentType: 'image/png', content: PNG_SAMPLE, inline: true },
    ]);
    await house.drain();
    const mail = await lastMail();
    expect(mail?.kept).toBe(1);
    expect(mail?.skipped.map(({ filename, code }) => [filename, code]).sort()).toEqual([
      ['program.pdf', 'DOCUMENT_TYPE_REFUSED'],
      ['veliko.pdf', 'DOCUMENT_TOO_LARGE'],
    ]);
  });

  it('is nobody’s when the address is not one of ours, whatever stands in To', async () => {
    const before = (await received()).length;
    const own = await addressOf();
    const mail = house.mocks.control.arriveMail({
      receivedFor: ['racuni+nepoznato@ulaz.fiskai.example', own.replace('@', '@drugdje.')],
      to: [own],
      from: 'netko@primjer.hr',
      subject: 'Za koga?',
      attachments: [pdf('Tuđe')],
    });
    await house.mocks.control.deliverDueWebhooks();
    await house.drain();
    expect((await received()).length).toBe(before);
    const rows = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(inboundEmails));
    expect(rows.map(({ providerId }) => providerId)).not.toContain(mail.id);
  });

  it('reaches exactly the company whose address it is', async () => {
    const roda = await studio(house);
    const before = (await received()).length;
    await arrive([pdf('Za Rodu')], { receivedFor: [(await addressOf(roda)).toUpperCase()] });
    await house.drain();
    expect((await received(roda)).map(({ filename }) => filename)).toEqual(['Za Rodu.pdf']);
    expect((await received()).length).toBe(before);
  });

  it('is taken once, however often it is told and wherever the process dies', async () => {
    const before = (await received()).length;
    deaths.next = 'inbound.taken';
    const mail = await arrive([pdf('Jednom')], { copies: 3 });
    await house.drain();
    await drainThroughPauses(house);
    expect((await received()).length).toBe(before + 1);
    const rows = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(inboundEmails));
    expect(rows.filter(({ providerId }) => providerId === mail.id)).toHaveLength(1);
  });

  it.each(['receiving.get', 'receiving.attachments', 'download'])(
    'waits while %s fails, and loses nothing',
    async (operation) => {
      const before = (await received()).length;
      house.mocks.control.standing('resend', operation, 'http500');
      await arrive([pdf(`Poslije ${operation}`)]);
      await house.drain();
      expect((await received()).length).toBe(before);
      house.mocks.control.clearScenarios();
      house.clock.advance(120_000);
      await drainThroughPauses(house);
      expect((await received()).length).toBe(before + 1);
    },
  );
});

/** What was asked about files since the calls were cleared, oldest first; a download with the minutes that its address still lived. */
const fileCalls = () =>
  house.mocks.control
    .calls({ vendor: 'resend', limit: 100 })
    .filter(({ operation }) => operation === 'receiving.attachments' || operation === 'download')
    .map(({ operation, at, path, status }) => {
      const expires = new URLSearchParams(path.split('?')[1]).get('expires');
      return { operation, status, minutesLeft: expires === null ? null : (Number(expires) - Date.parse(at)) / MINUTE_MS };
    })
    .reverse();
const asked = { operation: 'receiving.attachments', status: 200, minutesLeft: null };
const fetched = { operation: 'download', status: 200, minutesLeft: 60 };

describe('the hour for which the vendor keeps the address of a file', () => {
  beforeEach(() => house.mocks.control.clearCalls());

  it('is not used up: each file is fetched as soon as its address is known', async () => {
    await arrive([pdf('Prvi'), pdf('Drugi'), pdf('Treći')]);
    await house.drain();
    expect(fileCalls()).toEqual([asked, fetched, asked, fetched, asked, fetched]);
    expect(await lastMail()).toMatchObject({ kept: 3, skipped: [] });
  });

  it('begins anew when the mail is taken late: addresses are asked for when they are needed', async () => {
    await arrive([pdf('Poslije praznika')]);
    house.clock.advance(3 * 24 * 60 * MINUTE_MS);
    await house.drain();
    expect(fileCalls()).toEqual([asked, fetched]);
    expect(await lastMail()).toMatchObject({ kept: 1, skipped: [] });
  });

  it('begins anew with every try: an address of a try before is never used again', async () => {
    house.mocks.control.next('resend', 'download', 'http500');
    await arrive([pdf('Iz drugog puta')]);
    await house.drain();
    house.clock.advance(61 * MINUTE_MS);
    await drainThroughPauses(house);
    expect(fileCalls()).toEqual([asked, { ...fetched, status: 500 }, asked, fetched]);
    expect(await lastMail()).toMatchObject({ kept: 1, skipped: [] });
  });

  it('over before its time is no loss: the next try gets another address', async () => {
    house.mocks.control.next('resend', 'download', 'link-expired');
    await arrive([pdf('Istekla poveznica')]);
    await house.drain();
    await drainThroughPauses(house);
    expect(fileCalls()).toEqual([asked, { ...fetched, status: 403 }, asked, fetched]);
    expect(await lastMail()).toMatchObject({ kept: 1, skipped: [] });
  });

  it('is of no use once the vendor has forgotten the file: the mail says so, and the sender can be asked again', async () => {
    house.mocks.control.standing('resend', 'receiving.attachments', 'file-gone');
    await arrive([pdf('Zaboravljeno')]);
    await house.drain();
    expect(await lastMail()).toMatchObject({ kept: 0, skipped: [{ filename: 'Zaboravljeno.pdf', code: 'INBOUND_FILE_GONE' }] });
  });
});
