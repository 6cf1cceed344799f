import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { collection } from '#mocks/kit/records.ts';
import { addMail, type Gmail } from '#mocks/google/state.ts';
import { events } from '#drizzle/schema/events.ts';
import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { readDueMailboxes } from '#server/modules/mailbox/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { ACCOUNTS, agree, connect, connectAndStart, mailboxOf, type Vendor } from './owner.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00Z' });
});
afterAll(() => house.close());
beforeEach(async () => {
  // What the vendors know: each test finds the mailboxes as they were at first.
  house.mocks.control.reset();
  sova = await house.company(await house.person());
});
afterEach(async () => {
  house.mocks.control.clearScenarios();
  // Mailboxes of a test before must not be read in the next one.
  for (const { id } of (await sova.api.mailbox.list()).mailboxes) await sova.api.mailbox.disconnect({ id });
});

const arrives = (vendor: Vendor, values: Record<string, string> = {}) => house.mocks.control.act(vendor, 'mail-arrives', values);
const calls = (vendor: Vendor, operation: string) => house.mocks.control.calls({ vendor, operation, limit: 1000 }).length;
const download = { google: 'attachments.get', microsoft: 'content' } as const;
const readDue = () => readDueMailboxes.handle(house.deps, {});
const minutes = (count: number) => house.clock.advance(count * 60_000);
const files = async () => (await sova.api.mailbox.files({})).items;
const eventsOf = (type: string) =>
  withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, (tx) =>
    tx.select().from(events).where(eq(events.type, type)),
  );

describe.each(['google', 'microsoft'] as const)('a mailbox at %s', (vendor) => {
  it('is connected, and nothing is taken before its rules were seen', async () => {
    const id = await connect(house, sova, vendor);
    expect(await mailboxOf(sova.api, id)).toMatchObject({ vendor, address: ACCOUNTS[vendor][0], state: 'new', readAt: null });
    const before = calls(vendor, download[vendor]);
    await readDue();
    await expect(sova.api.mailbox.readNow({ id })).rejects.toMatchObject({ message: 'MAILBOX_RULES_FIRST' });
    expect(calls(vendor, download[vendor])).toBe(before);
    expect(await files()).toEqual([]);
  });

  it('gives its documents, with who sent them and under which subject, each once', async () => {
    const id = await connectAndStart(house, sova, vendor);
    const first = await sova.api.mailbox.readNow({ id });
    expect(first).toMatchObject({ taken: 6, known: 0, refused: 0, finished: true });
    const received = (await sova.api.documents.list({ kind: 'received' })).items;
    expect(received).toHaveLength(6);
    const [listed] = await files();
    expect(listed).toMatchObject({ outcome: 'taken', address: ACCOUNTS[vendor][0], reason: null });
    expect(received.map((document) => document.id)).toContain(listed?.documentId);
    expect((await eventsOf('document.received')).map(({ data }) => (data as { source: string }).source)).toEqual(
      Array(6).fill('mailbox'),
    );
    await arrives(vendor, { kind: 'xml', from: 'hosting' });
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ mails: 1, taken: 1 });
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ mails: 0, taken: 0 });
    expect((await mailboxOf(sova.api, id)).taken).toBe(7);
  });

  it('is left alone but for what the rules name: nothing else is downloaded', async () => {
    const id = await connectAndStart(house, sova, vendor, { senders: ['@zirafa.example'], files: ['pdf'] });
    const before = calls(vendor, download[vendor]);
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ taken: 1 });
    expect(calls(vendor, download[vendor]) - before).toBe(1);
    expect((await files()).map(({ sender }) => sender)).toEqual(['prodaja@zirafa.example']);
  });

  it('shows beforehand what rules would take, and takes nothing', async () => {
    const id = await connect(house, sova, vendor);
    const folder = (await mailboxOf(sova.api, id)).folder;
    const all = await sova.api.mailbox.preview({ id, folder, files: ['pdf', 'xml'] });
    expect(all).toMatchObject({ more: false, files: 6 });
    const some = await sova.api.mailbox.preview({ id, folder, files: ['pdf'], subjectWords: 'posluzitelja', senders: '' });
    expect(some).toMatchObject({ looked: all.looked, matched: 1, files: 2 });
    const left = some.mails.filter(({ matches }) => !matches);
    expect(left.every((mail) => mail.files.length === 0)).toBe(true);
    expect(await files()).toEqual([]);
    expect((await sova.api.documents.list({ kind: 'received' })).items).toEqual([]);
  });

  it('is read again for the last days when the rules change, and no file comes twice', async () => {
    const id = await connectAndStart(house, sova, vendor, { senders: ['@zirafa.example'], files: ['pdf'] });
    await sova.api.mailbox.readNow({ id });
    await sova.api.mailbox.saveRules({ id, folder: (await mailboxOf(sova.api, id)).folder, files: ['pdf', 'xml'] });
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ taken: 5, known: 0 });
    expect((await sova.api.documents.list({ kind: 'received' })).items).toHaveLength(6);
  });

  it('is looked into every ten minutes by itself', async () => {
    const id = await connectAndStart(house, sova, vendor);
    await readDue();
    const { readAt } = await mailboxOf(sova.api, id);
    expect(readAt).toEqual(house.clock.now());
    await arrives(vendor, { kind: 'pdf' });
    minutes(9);
    await readDue();
    expect((await mailboxOf(sova.api, id)).readAt).toEqual(readAt);
    minutes(1);
    await readDue();
    expect((await mailboxOf(sova.api, id)).taken).toBe(7);
  });

  it('begins again when the vendor has forgotten the place, and misses and doubles nothing', async () => {
    const id = await connectAndStart(house, sova, vendor);
    await sova.api.mailbox.readNow({ id });
    await arrives(vendor, { kind: 'pdf', from: 'dostava' });
    await house.mocks.control.act(vendor, vendor === 'google' ? 'history-forgotten' : 'delta-expired', {
      account: ACCOUNTS[vendor][0],
    });
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ taken: 1, known: 0, finished: true });
    expect((await sova.api.documents.list({ kind: 'received' })).items).toHaveLength(7);
  });

  it('rests when its owner took the consent back, asks once, and goes on where it was', async () => {
    const id = await connectAndStart(house, sova, vendor);
    await readDue();
    await arrives(vendor, { kind: 'pdf' });
    await house.mocks.control.act(vendor, 'consent-revoked', { account: ACCOUNTS[vendor][0] });
    minutes(10);
    await readDue();
    minutes(600);
    await readDue();
    expect(await mailboxOf(sova.api, id)).toMatchObject({ state: 'reconnect', failure: 'consent' });
    expect(await eventsOf('mailbox.consent_lost')).toHaveLength(1);
    const { attention } = await sova.api.overview.get();
    expect(attention.filter(({ kind }) => kind === 'mailbox_reconnect')).toMatchObject([
      { severity: 'err', name: ACCOUNTS[vendor][0], href: 'pretinac' },
    ]);
    await expect(sova.api.mailbox.readNow({ id })).rejects.toMatchObject({ message: 'MAILBOX_RECONNECT_FIRST' });
    await expect(sova.api.mailbox.setState({ id, state: 'active' })).rejects.toMatchObject({
      message: 'MAILBOX_RECONNECT_FIRST',
    });

    const { url } = await sova.api.mailbox.beginConsent({ vendor, mailboxId: id });
    expect(new URL(url).searchParams.get('login_hint')).toBe(ACCOUNTS[vendor][0]);
    await sova.api.mailbox.completeConsent(agree(house, vendor, url));
    await house.drain();
    await readDue();
    expect(await mailboxOf(sova.api, id)).toMatchObject({ state: 'active', failure: null, taken: 7 });
  });

  it('that cannot be reached is tried again later and later, when the vendor says so not sooner', async () => {
    const id = await connectAndStart(house, sova, vendor);
    house.mocks.control.standing(vendor, '*', 'down');
    await readDue();
    const first = await mailboxOf(sova.api, id);
    expect(first).toMatchObject({ state: 'active', failure: 'away' });
    expect(first.nextReadAt.getTime() - house.clock.now().getTime()).toBe(60_000);
    minutes(1);
    await readDue();
    expect((await mailboxOf(sova.api, id)).nextReadAt.getTime() - house.clock.now().getTime()).toBe(120_000);
    house.mocks.control.clearScenarios();
    house.mocks.control.next(vendor, vendor === 'google' ? 'profile' : 'delta', '429:1800');
    minutes(31);
    await readDue();
    const limited = await mailboxOf(sova.api, id);
    expect(limited.failure).toBe('busy');
    if (vendor === 'microsoft') expect(limited.nextReadAt.getTime() - house.clock.now().getTime()).toBe(1_800_000);
    minutes(61);
    await readDue();
    expect(await mailboxOf(sova.api, id)).toMatchObject({ failure: null, taken: 6 });
  });

  it('says nothing to its owner when our own secret has run out', async () => {
    const id = await connectAndStart(house, sova, vendor);
    minutes(120);
    house.mocks.control.standing(
      vendor,
      vendor === 'google' ? 'oauth.token' : 'token',
      vendor === 'google' ? 'invalid-client' : 'aadsts:7000222',
    );
    await readDue();
    expect(await mailboxOf(sova.api, id)).toMatchObject({ state: 'active', failure: 'ours' });
    expect((await sova.api.overview.get()).attention.filter(({ kind }) => kind === 'mailbox_reconnect')).toEqual([]);
  });

  it('does not stop the others when it fails', async () => {
    const broken = await connectAndStart(house, sova, vendor, {}, ACCOUNTS[vendor][0]);
    const other = vendor === 'google' ? 'microsoft' : 'google';
    const well = await connectAndStart(house, sova, other);
    await house.mocks.control.act(vendor, 'consent-revoked', { account: ACCOUNTS[vendor][0] });
    await readDue();
    expect((await mailboxOf(sova.api, broken)).state).toBe('reconnect');
    expect((await mailboxOf(sova.api, well)).taken).toBe(6);
  });

  it('keeps the tokens that the vendor gave in place of the old ones, sealed', async () => {
    const id = await connectAndStart(house, sova, vendor);
    for (let hours = 0; hours < 3; hours += 1) {
      minutes(120);
      await readDue();
    }
    expect(await mailboxOf(sova.api, id)).toMatchObject({ state: 'active', failure: null });
    const [row] = await withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, (tx) =>
      tx.select().from(mailboxes).where(eq(mailboxes.id, id)),
    );
    expect(Buffer.from(row?.credentials ?? []).toString('latin1')).not.toMatch(/refreshToken|RefreshToken|accessToken/);
    expect(row).toMatchObject({ leaseId: null, leaseUntil: null });
  });

  it('is read by one at a time', async () => {
    const id = await connectAndStart(house, sova, vendor);
    const both = await Promise.allSettled([sova.api.mailbox.readNow({ id }), sova.api.mailbox.readNow({ id })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await sova.api.documents.list({ kind: 'received' })).items).toHaveLength(6);
  });

  it('is paused and goes on', async () => {
    const id = await connectAndStart(house, sova, vendor);
    await sova.api.mailbox.setState({ id, state: 'paused' });
    await readDue();
    expect((await mailboxOf(sova.api, id)).taken).toBe(0);
    await sova.api.mailbox.setState({ id, state: 'active' });
    await readDue();
    expect((await mailboxOf(sova.api, id)).taken).toBe(6);
  });

  it('is forgotten when it is disconnected; what came out of it stays', async () => {
    const id = await connectAndStart(house, sova, vendor);
    await readDue();
    expect(await sova.api.mailbox.disconnect({ id })).toEqual({ revoked: vendor === 'google' });
    expect((await sova.api.mailbox.list()).mailboxes).toEqual([]);
    expect(await files()).toHaveLength(6);
    const [row] = await withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, (tx) =>
      tx.select().from(mailboxes).where(eq(mailboxes.id, id)),
    );
    expect(row).toMatchObject({ state: 'left', credentials: null, cursor: null });
    await expect(sova.api.mailbox.readNow({ id })).rejects.toMatchObject({ message: 'MAILBOX_NOT_FOUND' });
    // Connected once more it is the same mailbox, and begins with its rules.
    expect(await connect(house, sova, vendor)).toBe(id);
    expect((await mailboxOf(sova.api, id)).state).toBe('new');
  });
});

describe('files of a mail', () => {
  it('that lie elsewhere, or are not what they say, are told and not taken', async () => {
    const id = await connectAndStart(house, sova, 'microsoft', { files: ['pdf', 'image', 'xml'] });
    await sova.api.mailbox.readNow({ id });
    await arrives('microsoft', { kind: 'link' });
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ taken: 0, refused: 1 });
    expect((await files())[0]).toMatchObject({ outcome: 'refused', reason: 'MAIL_FILE_LINK', documentId: null });
  });

  it('that the company had already are known, and point to the document that stands', async () => {
    const id = await connectAndStart(house, sova, 'google', { senders: ['@zirafa.example'], files: ['pdf'] });
    await sova.api.mailbox.readNow({ id });
    const [taken] = await files();
    // The same mail once more, as when its sender repeats it.
    const mails = collection<Gmail>(house.mocks.env.store, 'google', 'mails');
    const mail = mails
      .all()
      .find(
        ({ mail: { fromAddress, files: own } }) => fromAddress === taken?.sender && own.some(({ name }) => name.endsWith('.pdf')),
      );
    addMail(house.mocks.env, ACCOUNTS.google[0], mail!.mail, house.clock.now(), ['INBOX']);
    expect(await sova.api.mailbox.readNow({ id })).toMatchObject({ taken: 0, known: 1 });
    expect((await files())[0]).toMatchObject({ outcome: 'known', documentId: taken?.documentId });
  });

  it('belong to the company that connected: another one with the same mailbox has its own', async () => {
    const mine = await connectAndStart(house, sova, 'google');
    const roda = await house.company(await house.person(), { name: 'Roda' });
    const theirs = await connectAndStart(house, roda, 'google');
    expect((await sova.api.mailbox.readNow({ id: mine })).taken).toBe(6);
    expect((await roda.api.mailbox.readNow({ id: theirs })).taken).toBe(6);
    await roda.api.mailbox.disconnect({ id: theirs });
    expect((await sova.api.mailbox.readNow({ id: mine })).finished).toBe(true);
  });
});

describe('rules', () => {
  it.each([
    [{ senders: 'nije adresa' }, 'MAILBOX_SENDER_INVALID'],
    [{ subjectWords: 'a' }, 'MAILBOX_WORD_SHORT'],
    [{ files: [] as 'pdf'[] }, 'MAILBOX_FILES_NONE'],
  ])('%o are refused', async (over, code) => {
    const id = await connect(house, sova, 'google');
    const error = await sova.api.mailbox.saveRules({ id, folder: 'INBOX', files: ['pdf'], ...over }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(JSON.stringify((error as { cause?: unknown }).cause)).toContain(code);
  });
});
