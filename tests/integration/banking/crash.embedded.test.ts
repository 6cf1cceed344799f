import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bankConsents } from '#drizzle/schema/banking.ts';
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

import { agree, JADRANSKA_AT_ENABLE } from './owner.ts';

/** Where a process dies on the way from a bank's answer to a connection; each time another company has just come back. */
const DEATHS = ['relay.enqueued', 'bank.code_opened', 'bank.code_used', 'bank.connected'] as const;

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

/** The owner comes back from the bank to a company, and the process ends without having done anything about it. */
async function comeBack(slug: string): Promise<void> {
  const here = await openHere(dataDir);
  if (here.mocks === null) throw new Error('nothing is simulated');
  const { banking } = await callerOf(here, user, slug);
  const { url } = await banking.beginConsent(JADRANSKA_AT_ENABLE);
  await banking.completeConsent(agree({ mocks: here.mocks }, url));
  await here.close();
}

describe.skipIf(onRealPostgres())('a process that is killed', { timeout: 60_000 }, () => {
  it.each(DEATHS.map((name, n) => [name, n] as const))('at %s', async (killAt, n) => {
    const company = companies[n]!;
    await comeBack(company.slug);
    await killedDoing(script, { dataDir, do: 'drain', id: '', killAt, cisDoes: null, clockAheadMs: 0, as: { user, company } });
  });
});

describe.skipIf(onRealPostgres())('the next start', { timeout: 60_000 }, () => {
  it('connects every bank but the one whose code was used and whose answer died: its owner is told to begin again', async () => {
    opened = await openHere(dataDir);
    for (let round = 0; round < 3; round += 1) {
      await passQueueTime(opened);
      await opened.house.drain();
    }
    const ends: Record<string, unknown> = {};
    for (const [n, { slug }] of companies.entries()) {
      const { connections, consents } = await (await callerOf(opened, user, slug)).banking.overview();
      ends[DEATHS[n]!] = [connections.map(({ accounts }) => accounts.length), consents.map(({ failure }) => failure)];
    }
    expect(ends).toEqual({
      'relay.enqueued': [[3], []],
      'bank.code_opened': [[3], []],
      'bank.code_used': [[], ['over']],
      'bank.connected': [[3], []],
    });
    const left = await withSystemTx(opened.house.deps, 'test', (tx) => tx.select({ code: bankConsents.code }).from(bankConsents));
    expect(left).toEqual([{ code: null }]);
    expect(opened.mocks?.unhandled()).toEqual([]);
  });

  it('lets that owner begin again, and connects the bank', async () => {
    const { slug } = companies[DEATHS.indexOf('bank.code_used')]!;
    const { banking } = await callerOf(opened!, user, slug);
    const { url } = await banking.beginConsent(JADRANSKA_AT_ENABLE);
    await banking.completeConsent(agree({ mocks: opened!.mocks! }, url));
    await opened!.house.drain();
    const { connections, consents } = await banking.overview();
    expect([connections.map(({ state }) => state), consents]).toEqual([['active'], []]);
  });
});
