import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import { STUDIO_SOVA } from '#drizzle/seed/demo/studio-sova.ts';
import type { SessionInfo } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import {
  addPerson,
  buildCrashChild,
  callerOf,
  killedDoing,
  newDataDir,
  openHere,
  type Opened,
  passQueueTime,
  removeDataDir,
} from '#tests/kit/crash.ts';
import { onRealPostgres } from '#tests/kit/database.ts';

import { agree } from './owner.ts';

/** Where a process dies on the way from an owner's answer to a mailbox; each time another company has just come back. */
const DEATHS = [
  'relay.enqueued',
  'mailbox.code_opened',
  'mailbox.code_used',
  'mailbox.credentials_kept',
  'mailbox.connected',
] as const;

let dataDir: string;
let script: string;
let user: SessionInfo;
let opened: Opened | null = null;
const companies: { readonly id: string; readonly slug: string }[] = [];

beforeAll(async () => {
  if (onRealPostgres()) return;
  [dataDir, script] = await Promise.all([newDataDir(), buildCrashChild()]);
  const first = await openHere(dataDir);
  user = await addPerson(first);
  const api = await callerOf(first, user);
  for (const name of DEATHS) companies.push(await api.companies.create({ ...STUDIO_SOVA, name }));
  await first.close();
}, 60_000);
afterAll(async () => {
  if (onRealPostgres()) return;
  await opened?.close();
  removeDataDir(dataDir);
  rmSync(script, { force: true });
});

/** The owner comes back from Google to a company. */
async function comeBack(here: Opened, slug: string): Promise<void> {
  if (here.mocks === null) throw new Error('nothing is simulated');
  const { mailbox } = await callerOf(here, user, slug);
  const { url } = await mailbox.beginConsent({ vendor: 'google' });
  await mailbox.completeConsent(agree({ mocks: here.mocks }, 'google', url));
}

describe.skipIf(onRealPostgres())('a process that is killed', { timeout: 60_000 }, () => {
  it.each(DEATHS.map((name, n) => [name, n] as const))('at %s', async (killAt, n) => {
    const company = companies[n]!;
    const here = await openHere(dataDir);
    await comeBack(here, company.slug);
    await here.close();
    await killedDoing(script, { dataDir, do: 'drain', id: '', killAt, cisDoes: null, clockAheadMs: 0, as: { user, company } });
  });
});

describe.skipIf(onRealPostgres())('the next start', { timeout: 60_000 }, () => {
  it('connects every mailbox but the one whose code was used and whose answer died: its owner is told to begin again', async () => {
    opened = await openHere(dataDir);
    for (let round = 0; round < 3; round += 1) {
      await passQueueTime(opened);
      await opened.house.drain();
    }
    const ends: Record<string, unknown> = {};
    for (const [n, { slug }] of companies.entries()) {
      const { mailboxes, consents } = await (await callerOf(opened, user, slug)).mailbox.list();
      ends[DEATHS[n]!] = [mailboxes.map(({ state }) => state), consents.map(({ failure }) => failure)];
    }
    expect(ends).toEqual({
      'relay.enqueued': [['new'], []],
      'mailbox.code_opened': [['new'], []],
      'mailbox.code_used': [[], ['over']],
      'mailbox.credentials_kept': [['new'], []],
      'mailbox.connected': [['new'], []],
    });
    const { code, credentials } = mailboxConsents;
    const left = await withSystemTx(opened.house.deps, 'test', (tx) => tx.select({ code, credentials }).from(mailboxConsents));
    expect(left).toEqual([{ code: null, credentials: null }]);
    expect(opened.mocks?.unhandled()).toEqual([]);
  });

  it('lets that owner begin again, and connects the mailbox', async () => {
    const { slug } = companies[DEATHS.indexOf('mailbox.code_used')]!;
    await comeBack(opened!, slug);
    await opened!.house.drain();
    const { mailboxes, consents } = await (await callerOf(opened!, user, slug)).mailbox.list();
    expect([mailboxes.map(({ state }) => state), consents]).toEqual([['new'], []]);
  });
});
