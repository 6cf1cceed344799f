import { rmSync } from 'node:fs';

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { events } from '#drizzle/schema/events.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoiceDrafts, invoices, numberSequences } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { STUDIO_SOVA } from '#drizzle/seed/demo/studio-sova.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
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
import type { CrashTask } from '#tests/kit/crash-task.ts';
import { onRealPostgres } from '#tests/kit/database.ts';

import { line } from './kit.ts';

const MINUTE = 60_000;

/** Each place where a process dies, in the order in which they die, all in one folder. */
const DEATHS = [
  { name: 'issue.numbered', do: 'issue', cisDoes: null },
  { name: 'issue.written', do: 'issue', cisDoes: null },
  { name: 'issue.committed', do: 'issue', cisDoes: null },
  { name: 'submission.claimed', do: 'issue', cisDoes: null },
  { name: 'submission.answered', do: 'issue', cisDoes: null },
  { name: 'submission.failed', do: 'issue', cisDoes: 'down' },
  { name: 'submission.stored', do: 'issue', cisDoes: null },
  { name: 'issue.committed', do: 'cancel', cisDoes: null },
  { name: 'submission.answered', do: 'deliver', cisDoes: null },
  { name: 'relay.enqueued', do: 'drain', cisDoes: null },
  { name: 'document.put', do: 'drain', cisDoes: null },
  { name: 'subscriber.handled', do: 'drain', cisDoes: null },
  { name: 'email.sent', do: 'drain', cisDoes: null },
] as const;

let dataDir: string;
let script: string;
let as: CrashTask['as'];
/** Draft of each death that issues one. */
const drafts: string[] = [];
/** Issued before anybody died: one with a mail on its way, one to be cancelled. */
let mailed: string;
let toCancel: string;
let opened: Opened | null = null;

beforeAll(async () => {
  if (onRealPostgres()) return;
  [dataDir, script] = await Promise.all([newDataDir(), buildCrashChild()]);
  const first = await openHere(dataDir);
  const user = await addPerson(first);
  const { slug, id } = await (await callerOf(first, user)).companies.create(STUDIO_SOVA);
  as = { user, company: { id, slug } };
  const api = await callerOf(first, user, slug);
  await api.certificates.addMock();
  const draft = () => api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
  for (const _ of DEATHS.filter((death) => death.do === 'issue')) drafts.push((await draft()).id);
  mailed = (await api.invoicing.issue(await draft())).id;
  await api.invoicing.send({ id: mailed, to: 'kupac@example.hr' });
  toCancel = (await api.invoicing.issue(await draft())).id;
  await first.close();
}, 60_000);
afterAll(async () => {
  if (onRealPostgres()) return;
  await opened?.close();
  removeDataDir(dataDir);
  rmSync(script, { force: true });
});

describe.skipIf(onRealPostgres())('a process that is killed', () => {
  let issues = 0;
  it.each(DEATHS)('at $name, doing $do', { timeout: 60_000 }, async (death) => {
    const id = death.do === 'issue' ? drafts[issues++]! : death.do === 'cancel' ? toCancel : '';
    // Late deliveries come when the time has come; everything else at once.
    const clockAheadMs = death.do === 'deliver' ? 5 * MINUTE : 0;
    await killedDoing(script, { dataDir, do: death.do, id, killAt: death.name, cisDoes: death.cisDoes, clockAheadMs, as });
  });
});

describe.skipIf(onRealPostgres())('the next start', { timeout: 60_000 }, () => {
  const query = <T>(fn: Parameters<typeof withSystemTx<T>>[2]) => withSystemTx(opened!.house.deps, 'test', fn);

  it('finds every document or its draft, and nothing in between', async () => {
    opened = await openHere(dataDir, 15 * MINUTE);
    const issued = await query((tx) => tx.select({ id: invoices.id, ordinal: invoices.ordinal }).from(invoices));
    const left = await query((tx) => tx.select({ id: invoiceDrafts.id }).from(invoiceDrafts));
    expect(left.map(({ id }) => id).sort()).toEqual(drafts.slice(0, 2).sort());
    expect(issued.map(({ id }) => id)).toEqual(expect.arrayContaining([mailed, toCancel, ...drafts.slice(2)]));
    const ordinals = issued.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    expect(ordinals).toEqual(Array.from({ length: 8 }, (_, at) => at + 1));
    expect(await query((tx) => tx.select({ last: numberSequences.last }).from(numberSequences))).toEqual([{ last: 8 }]);
    const states = await query((tx) =>
      tx.select({ status: fiscalSubmissions.status, jir: fiscalSubmissions.jir }).from(fiscalSubmissions),
    );
    expect(states).toHaveLength(8);
    for (const { status, jir } of states) expect(jir === null).toBe(status !== 'fiscalized');
    expect(states.filter(({ status }) => status === 'sending').length).toBeGreaterThan(0);
  });

  it('issues what had not been issued, with the next numbers', async () => {
    const api = await callerOf(opened!, as.user, as.company.slug);
    const numbers = [];
    for (const id of drafts.slice(0, 2)) numbers.push((await api.invoicing.issue({ id })).number);
    expect(numbers).toEqual(['9/P1/1', '10/P1/1']);
    // The person who got no answer presses again, and gets the document that stands.
    expect((await api.invoicing.issue({ id: drafts[2]! })).id).toBe(drafts[2]);
  });

  it('brings every receipt to CIS: one receipt there, one JIR here', async () => {
    const { house, clock, mocks } = opened!;
    for (let round = 0; round < 4; round += 1) {
      await deliverDue(house.deps);
      clock.advance(3 * MINUTE);
    }
    const rows = await query((tx) =>
      tx
        .select({
          number: invoices.number,
          jir: fiscalSubmissions.jir,
          zki: fiscalSubmissions.zki,
          status: fiscalSubmissions.status,
        })
        .from(fiscalSubmissions)
        .innerJoin(invoices, eq(invoices.id, fiscalSubmissions.invoiceId)),
    );
    expect(rows).toHaveLength(10);
    const receipts = new Map(
      mocks!.control.receipts().map((receipt) => [`${receipt.number}/${receipt.premises}/${receipt.device}`, receipt]),
    );
    expect(receipts.size).toBe(10);
    for (const { number, jir, zki, status } of rows) {
      const receipt = receipts.get(number)!;
      expect([number, status, receipt.conflict, [...new Set(receipt.received.map((sending) => sending.jir))]]).toEqual([
        number,
        'fiscalized',
        false,
        [jir],
      ]);
      expect(receipt.received.every((sending) => sending.zki === zki)).toBe(true);
    }
    const notes = mocks!.control.calls({ vendor: 'cis', operation: 'racuni', limit: 200 }).flatMap((call) => call.notes);
    expect(notes.filter((note) => note.startsWith('violation'))).toEqual([]);
    expect(notes.filter((note) => note.startsWith('resend')).length).toBeGreaterThan(0);
  });

  it('archives everything once, sends the mail once, and tells everything once', async () => {
    const { house, mocks } = opened!;
    for (let round = 0; round < 3; round += 1) {
      await passQueueTime(opened!);
      await house.drain();
    }
    const open = await query((tx) => tx.execute(sql`select name, state from pgboss.job where state <> 'completed'`));
    expect((open as unknown as { rows: unknown[] }).rows).toEqual([]);

    const api = await callerOf(opened!, as.user, as.company.slug);
    const { items } = await api.invoicing.list({ limit: 100 });
    expect(items).toHaveLength(10);
    for (const { id, number } of items) {
      const invoice = await api.invoicing.get({ id });
      const variants = invoice.documents.filter(({ kind }) => kind === 'invoice_pdf').map(({ variant }) => variant);
      expect([number, variants.includes('jir'), variants.length]).toEqual([number, true, new Set(variants).size]);
      const types = invoice.timeline.map(({ type }) => type);
      for (const once of ['invoice.issued', 'invoice.fiscalized'])
        expect([number, once, types.filter((type) => type === once).length]).toEqual([number, once, 1]);
      expect(types.filter((type) => type === 'invoice.archived')).toHaveLength(invoice.documents.length);
    }
    const kept = await query((tx) => tx.execute(sql`select sha256, storage_key from documents`));
    const stored = new Map(mocks!.control.objects().map((object) => [object.key, object.sha256]));
    for (const row of (kept as unknown as { rows: { sha256: string; storage_key: string }[] }).rows)
      expect(stored.get(row.storage_key)).toBe(row.sha256);

    const [mail, ...others] = mocks!.control.outbox();
    expect(others).toEqual([]);
    expect(
      await query((tx) =>
        tx.select({ status: outboundEmails.status, providerId: outboundEmails.providerId }).from(outboundEmails),
      ),
    ).toEqual([{ status: 'sent', providerId: mail!.id }]);
    expect(await query((tx) => tx.select({ type: events.type }).from(events).where(eq(events.type, 'email.sent')))).toHaveLength(
      1,
    );
    expect(mocks!.unhandled()).toEqual([]);
  });
});
