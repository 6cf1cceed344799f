import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import type { Deps } from '#server/context.ts';
import {
  apiWith,
  contextIn,
  eventTypes,
  exchangesOf,
  issue,
  line,
  receiptOf,
  studio,
  submissionOf,
} from '#tests/integration/invoicing/kit.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({ checkpoint: deaths.checkpoint });
});
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
  sova = await studio(house);
  // A healthy call closes the circuit that the test before may have opened.
  await issue(sova.api);
});
afterAll(() => house.close());

const cisCalls = () => house.mocks.control.calls({ vendor: 'cis', operation: 'racuni', limit: 20 });
const next = (scenario: string, times = 1) => house.mocks.control.next('cis', 'racuni', scenario, times);

/** Waits, by the house's clock, until the receipt's next try is due, and makes it. */
async function deliverLater(invoiceId: string): Promise<void> {
  const { nextAttemptAt } = await submissionOf(house, invoiceId);
  if (nextAttemptAt > house.clock.now()) house.clock.set(nextAttemptAt);
  await deliverDue(house.deps);
}

describe('a receipt right after issuing', () => {
  it('gets its JIR, once, as a first delivery whose signature CIS could verify', async () => {
    const { id, number, zki, jir } = await issue(sova.api);
    const row = await submissionOf(house, id);
    expect(row).toMatchObject({ status: 'fiscalized', zki, jir, attempts: 1, lastErrorKind: null, claimId: null });
    expect(await receiptOf(house, sova, number)).toMatchObject({
      conflict: false,
      received: [{ jir, zki, late: false, warnings: [] }],
    });
    expect(await eventTypes(house, id)).toEqual([
      'invoice.issued',
      'invoice.paid',
      'invoice.exchange_recorded',
      'invoice.fiscalized',
    ]);
    const [exchange, ...others] = await exchangesOf(house, id);
    expect(others).toEqual([]);
    expect(exchange).toMatchObject({
      outcome: 'accepted',
      jir,
      signatureVerified: true,
      httpStatus: 200,
      retainUntil: '2037-12-31',
    });
    expect(Buffer.from(exchange!.requestSealed!).toString('latin1')).not.toContain('RacunZahtjev');
  });

  it('gets it from a slow service too', async () => {
    next('slow:400');
    expect((await issue(sova.api)).jir).not.toBeNull();
  });

  it('does not keep the seller longer than four seconds when the service hangs, and meanwhile nobody else sends it', async () => {
    next('hang');
    const started = performance.now();
    const issuing = issue(sova.api);
    let tried = 0;
    for (const poll of [700, 700, 700]) {
      await sleep(poll);
      tried += await deliverDue(house.deps);
    }
    const { id, zki, jir } = await issuing;
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(tried).toBe(0);
    expect({ zki, jir }).toEqual({ zki: expect.stringMatching(/^[0-9a-f]{32}$/), jir: null });
    expect(await submissionOf(house, id)).toMatchObject({ status: 'pending', lastErrorKind: 'timeout', attempts: 1 });
    expect(await sova.api.invoicing.get({ id })).toMatchObject({
      status: 'awaiting_jir',
      fiscal: { status: 'pending', jir: null },
    });
    expect(await eventTypes(house, id)).toContain('invoice.fiscalization_delayed');
  });

  it('is left to the queue only after the time that the seller may wait', async () => {
    deaths.next = 'issue.committed';
    const draft = await sova.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
    await expect(sova.api.invoicing.issue(draft)).rejects.toThrow('issue.committed');
    house.clock.advance(4_000);
    await deliverDue(house.deps);
    expect(await submissionOf(house, draft.id)).toMatchObject({ status: 'pending', attempts: 0 });
    house.clock.advance(2_000);
    await deliverDue(house.deps);
    expect(await submissionOf(house, draft.id)).toMatchObject({ status: 'fiscalized', attempts: 1 });
  });

  it('never makes the sale fail: what breaks on our own side after the number was taken is left to the queue', async () => {
    const { deps } = contextIn(house, sova);
    const broken: Deps = {
      ...deps,
      ports: {
        ...deps.ports,
        fiscalization: { ...deps.ports.fiscalization, submitReceipt: () => Promise.reject(new TypeError('a bug')) },
      },
    };
    const { id, number, jir } = await issue(apiWith(house, sova, broken));
    expect([number, jir]).toEqual(['2/P1/1', null]);
    expect(await submissionOf(house, id)).toMatchObject({
      status: 'pending',
      lastErrorKind: 'protocol',
      lastErrorCodes: ['INTERNAL'],
    });
    await deliverLater(id);
    expect((await submissionOf(house, id)).status).toBe('fiscalized');
  });
});

describe('a failure that time can cure is tried again by itself', () => {
  it.each([
    ['down', 'unreachable', null],
    ['http500-fault', 'protocol', 500],
    ['http503', 'unreachable', 503],
    ['malformed', 'protocol', 200],
    ['wrong-message-id', 'protocol', 200],
    ['s006', 'unreachable', 500],
    ['answered-but-connection-lost', 'unreachable', null],
  ] as const)('%s', async (scenario, kind, httpStatus) => {
    next(scenario);
    const { id, number, zki, jir } = await issue(sova.api);
    expect(jir).toBeNull();
    const waiting = await submissionOf(house, id);
    expect(waiting).toMatchObject({ status: 'pending', lastErrorKind: kind, jir: null, claimId: null });
    const pause = waiting.nextAttemptAt.getTime() - house.clock.now().getTime();
    expect(pause).toBeGreaterThanOrEqual(8_000);
    expect(pause).toBeLessThanOrEqual(12_000);
    expect((await exchangesOf(house, id)).map((row) => [row.outcome, row.httpStatus, row.jir])).toEqual([
      [kind, httpStatus, null],
    ]);

    await deliverLater(id);
    const done = await submissionOf(house, id);
    expect(done).toMatchObject({ status: 'fiscalized', attempts: 2, zki, receipt: waiting.receipt, lastErrorKind: null });
    const receipt = await receiptOf(house, sova, number);
    expect(receipt?.conflict).toBe(false);
    const last = receipt!.received.at(-1)!;
    expect(last).toMatchObject({ jir: done.jir, zki, late: true });
    expect(receipt!.received.every((sending) => sending.jir === done.jir)).toBe(true);
    const [first, second] = await exchangesOf(house, id);
    expect(second).toMatchObject({ outcome: 'accepted', jir: done.jir });
    expect(second!.messageId).not.toBe(first!.messageId);
    expect(last.messageId).toBe(second!.messageId);
    expect(cisCalls()[0]!.notes.filter((note) => note.startsWith('violation'))).toEqual([]);
    const types = (await eventTypes(house, id)).filter((type) => type.startsWith('invoice.fiscal'));
    expect(types).toEqual(['invoice.fiscalization_delayed', 'invoice.fiscalized']);
  });

  it('with growing pauses, one note on the timeline, and no attempt before its time', async () => {
    next('down', 4);
    const { id } = await issue(sova.api);
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const { nextAttemptAt, attempts } = await submissionOf(house, id);
      expect(attempts).toBe(attempt);
      pauses.push(nextAttemptAt.getTime() - house.clock.now().getTime());
      house.clock.set(new Date(nextAttemptAt.getTime() - 1));
      expect(await deliverDue(house.deps)).toBe(0);
      await deliverLater(id);
    }
    for (const [index, expected] of [10_000, 30_000, 60_000, 120_000].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(expected * 0.8);
      expect(pauses[index]).toBeLessThanOrEqual(expected * 1.2);
    }
    expect(await submissionOf(house, id)).toMatchObject({ status: 'fiscalized', attempts: 5 });
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.fiscalization_delayed')).toHaveLength(1);
  });

  it('and a service that stays away is left in peace for a while', async () => {
    house.mocks.control.standing('cis', 'racuni', 'down');
    for (let sale = 0; sale < 6; sale += 1) await issue(sova.api);
    const calls = cisCalls().filter(({ scenario }) => scenario === 'down').length;
    const { id } = await issue(sova.api);
    expect(cisCalls().filter(({ scenario }) => scenario === 'down')).toHaveLength(calls);
    expect(await submissionOf(house, id)).toMatchObject({ status: 'pending', lastErrorCodes: ['CIRCUIT_OPEN'] });
    expect(await exchangesOf(house, id)).toEqual([]);

    house.mocks.control.clearScenarios();
    for (let round = 0; round < 6; round += 1) {
      house.clock.advance(60_000);
      await deliverDue(house.deps);
    }
    const items = (await sova.api.invoicing.list({})).items;
    expect(items).toHaveLength(8);
    expect(items.filter(({ status }) => status === 'awaiting_jir')).toEqual([]);
  });
});

describe('an answer that cannot be believed', () => {
  it.each(['bad-signature', 'tampered', 'unsigned'])(
    '%s is kept, asked for again, and never becomes the JIR',
    async (scenario) => {
      next(scenario);
      const { id, number, jir } = await issue(sova.api);
      expect(jir).toBeNull();
      expect(await submissionOf(house, id)).toMatchObject({
        status: 'pending',
        jir: null,
        lastErrorKind: 'protocol',
        lastErrorCodes: ['SIGNATURE_UNVERIFIED'],
      });
      const [unproven] = await exchangesOf(house, id);
      expect(unproven).toMatchObject({
        outcome: 'unverified',
        signatureVerified: false,
        jir: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      await deliverLater(id);
      const done = await submissionOf(house, id);
      expect(done.status).toBe('fiscalized');
      expect((await receiptOf(house, sova, number))!.received.map((sending) => sending.jir)).toContain(done.jir);
      if (scenario === 'tampered') expect(done.jir).not.toBe(unproven!.jir);
    },
  );

  it('stops for a person after five of them, however often other things failed before', async () => {
    next('down', 3);
    const { id } = await issue(sova.api);
    await deliverLater(id);
    await deliverLater(id);
    house.mocks.control.standing('cis', 'racuni', 'bad-signature');
    for (let answer = 1; answer <= 4; answer += 1) {
      await deliverLater(id);
      expect((await submissionOf(house, id)).status).toBe('pending');
    }
    await deliverLater(id);
    expect(await submissionOf(house, id)).toMatchObject({ status: 'stopped', lastErrorCodes: ['SIGNATURE_UNVERIFIED'] });
    expect((await sova.api.invoicing.get({ id })).status).toBe('fiscalization_stopped');
    house.mocks.control.clearScenarios();
    expect((await sova.api.invoicing.fiscalizeAgain({ id })).jir).not.toBeNull();
  });
});

describe('a refusal that no repetition cures', () => {
  it.each([
    ['s001', 'rejected', ['s001']],
    ['s002', 'auth', ['s002']],
    ['s003', 'rejected', ['s003']],
    ['s004', 'rejected', ['s004']],
    ['s005', 'rejected', ['s005']],
    ['s013:177', 'rejected', ['s013', '177']],
  ] as const)('%s stops, waits for a person, and goes on when asked', async (scenario, kind, codes) => {
    next(scenario);
    const { id, zki, jir } = await issue(sova.api);
    expect(jir).toBeNull();
    expect(await submissionOf(house, id)).toMatchObject({ status: 'stopped', lastErrorKind: kind, lastErrorCodes: codes });
    expect((await sova.api.invoicing.get({ id })).status).toBe('fiscalization_stopped');
    house.clock.advance(86_400_000);
    await deliverDue(house.deps);
    expect((await submissionOf(house, id)).attempts).toBe(1);

    const again = await sova.api.invoicing.fiscalizeAgain({ id });
    const done = await submissionOf(house, id);
    expect(done).toMatchObject({ status: 'fiscalized', jir: again.jir, zki });
    const types = (await eventTypes(house, id)).filter((type) => type.startsWith('invoice.fiscal'));
    expect(types).toEqual(['invoice.fiscalization_stopped', 'invoice.fiscalization_resumed', 'invoice.fiscalized']);
    expect(await sova.api.invoicing.fiscalizeAgain({ id })).toEqual(again);
  });

  it('lets a waiting receipt be sent at once when a person cannot wait', async () => {
    next('down');
    const { id } = await issue(sova.api);
    expect((await sova.api.invoicing.fiscalizeAgain({ id })).jir).toBe((await submissionOf(house, id)).jir);
    expect(await eventTypes(house, id)).not.toContain('invoice.fiscalization_resumed');
  });
});

/** A house whose process hears the answer of CIS and then stands still until released. */
function slowProcess() {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  let heard: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (heard = resolve));
  const real = house.deps.ports.fiscalization;
  const submitReceipt: typeof real.submitReceipt = async (input) => {
    try {
      return await real.submitReceipt(input);
    } finally {
      heard();
      await gate;
    }
  };
  const deps: Deps = {
    ...house.deps,
    ports: {
      ...house.deps.ports,
      fiscalization: { ...house.deps.ports.fiscalization, submitReceipt },
    },
  };
  return { deps, answered, release: () => release() };
}

describe('one receipt, several JIRs', () => {
  it('takes the first proven one when CIS gives another to the resend', async () => {
    next('answered-but-connection-lost');
    const { id, number } = await issue(sova.api);
    next('new-jir-on-resend');
    await deliverLater(id);
    const { jir } = await submissionOf(house, id);
    const jirs = (await receiptOf(house, sova, number))!.received.map((sending) => sending.jir);
    expect(jirs).toHaveLength(2);
    expect(jirs[1]).toBe(jir);
    expect(jirs[0]).not.toBe(jir);
  });

  it('keeps the JIR of a slow process beside that of the one which took over, and the first stays', async () => {
    next('down');
    const { id, number } = await issue(sova.api);
    house.clock.set((await submissionOf(house, id)).nextAttemptAt);
    const slow = slowProcess();
    const slowRound = deliverDue(slow.deps);
    await slow.answered;
    expect((await submissionOf(house, id)).status).toBe('sending');
    house.clock.advance(119_000);
    expect(await deliverDue(house.deps)).toBe(0);
    house.clock.advance(2_000);
    next('new-jir-on-resend');
    expect(await deliverDue(house.deps)).toBe(1);
    const first = await submissionOf(house, id);
    expect(first.status).toBe('fiscalized');
    slow.release();
    await slowRound;

    const after = await submissionOf(house, id);
    expect(after).toEqual(first);
    const jirs = (await receiptOf(house, sova, number))!.received.map((sending) => sending.jir);
    expect(new Set(jirs).size).toBe(2);
    const kept = (await exchangesOf(house, id)).filter(({ outcome }) => outcome === 'accepted').map((row) => row.jir);
    expect([...kept].sort()).toEqual([...jirs].sort());
    expect((await eventTypes(house, id)).filter((type) => type === 'invoice.fiscalized')).toHaveLength(1);
  });

  it('does not let the failure of a slow process push back the one that took over', async () => {
    next('down');
    const { id } = await issue(sova.api);
    house.clock.set((await submissionOf(house, id)).nextAttemptAt);
    next('s004');
    const slow = slowProcess();
    const slowRound = deliverDue(slow.deps);
    await slow.answered;
    house.clock.advance(121_000);
    next('s006');
    await deliverDue(house.deps);
    const waiting = await submissionOf(house, id);
    expect(waiting).toMatchObject({ status: 'pending', attempts: 3, lastErrorCodes: ['s006'] });
    slow.release();
    await slowRound;
    expect(await submissionOf(house, id)).toEqual(waiting);
    expect((await exchangesOf(house, id)).map(({ codes }) => codes)).toContainEqual(['s004']);
    await deliverLater(id);
    expect((await submissionOf(house, id)).status).toBe('fiscalized');
  });
});

describe('time limits of the law', () => {
  it.each([
    ['2026-12-01T09:00:00.000Z', '2026-12-03T22:59:59.000Z'],
    ['2026-12-04T22:59:00.000Z', '2026-12-08T22:59:59.000Z'],
    ['2026-12-23T09:00:00.000Z', '2026-12-28T22:59:59.000Z'],
  ])('a receipt of %s must be there by %s', async (issuedAt, deadline) => {
    house.clock.set(issuedAt);
    const company = await studio(house);
    const { id } = await issue(company.api);
    expect((await submissionOf(house, id)).deadlineAt.toISOString()).toBe(deadline);
  });
});
