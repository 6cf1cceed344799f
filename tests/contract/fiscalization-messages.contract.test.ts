import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import type { HoursSchedule, RegularHours } from '#server/domain/fiscal/working-hours.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import { CIS_ENDPOINTS, CIS_SIGNERS, type CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import type {
  ChangeReceipt,
  FiscalizationPort,
  RegisterHoursOfMany,
  ReportTip,
  SubmitReceipt,
} from '#server/integrations/fiscalization/port.ts';
import { FISCALIZATION_VENDORS } from '#server/integrations/fiscalization/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { type P12Content, readP12 } from '#server/modules/fiscalization/p12/read-p12.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';
import { testClock } from '#tests/kit/clock.ts';

const OIB = '69435151530';
const clock = testClock('2026-11-24T07:05:10Z');

const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`not a ProviderError: ${String(error)}`);
  return error;
};

let lastNumber = 0;

/** A receipt of a VAT payer under a new number, its ZKI computed. */
const receiptOf = (company: P12Content, at: Date, changes: Partial<FiscalReceipt> = {}): FiscalReceipt => {
  const receipt = {
    Oib: company.oib ?? '',
    USustPdv: true,
    DatVrijeme: formatFiscalTime(at),
    OznSlijed: 'P',
    BrOznRac: String((lastNumber += 1)),
    OznPosPr: 'POSL1',
    OznNapUr: '1',
    Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
    IznosUkupno: '12.50',
    NacinPlac: 'G',
    OibOper: company.oib ?? '',
    NakDost: false,
    ...changes,
  } as const;
  return { ...receipt, ZastKod: changes.ZastKod ?? computeZki(receipt, company.privateKey, 'sha256') };
};

const submissionOf = (company: P12Content, at: Date, changes: Partial<SubmitReceipt> = {}): SubmitReceipt => ({
  receipt: receiptOf(company, at),
  credential: company,
  hash: 'sha256',
  messageId: randomUUID(),
  sentAt: at,
  timeoutMs: 5_000,
  ...changes,
});

let dataDir: string;
let mocks: MockRuntime;
let company: P12Content;
let uninstallGuard: () => void;

beforeAll(async () => {
  // As the server boots: first the guard, then the mocks on top of it.
  uninstallGuard = installEgressGuard({ allowDatabase: null });
  dataDir = await mkdtemp(join(tmpdir(), 'fiskai-cis-'));
  mocks = await startMocks({ dataDir, appUrl: 'http://127.0.0.1:3000', clock, vendors: ['cis'] });
  company = await certificateFor(OIB);
});
afterAll(async () => {
  await mocks.stop();
  uninstallGuard();
  await rm(dataDir, { recursive: true });
});
afterEach(() => {
  mocks.control.clearScenarios();
  const unhandled = mocks.unhandled();
  mocks.clearUnhandled();
  expect(unhandled).toEqual([]);
});

const certificateFor = async (oib: string, daysValid = 365): Promise<P12Content> =>
  readP12(await mocks.ca.issueCompanyP12({ oib, name: 'Čudesna šuma d.o.o.', password: 'tajna', daysValid }), 'tajna');

/** Each with circuits and connections of its own. */
const adapter = (changes: Partial<CisConfig> = {}): FiscalizationPort =>
  FISCALIZATION_VENDORS.cis(
    {
      provider: 'cis',
      endpoint: CIS_ENDPOINTS.sandbox,
      caPem: mocks.ca.caPem,
      expectedSigner: CIS_SIGNERS.sandbox,
      allowSha1: false,
      ...changes,
    },
    { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
  );

const submit = (changes: Partial<SubmitReceipt> = {}, port = adapter()) =>
  port.submitReceipt(submissionOf(company, clock.now(), changes));

/** A receipt that has its JIR. */
const fiscalized = async (changes: Partial<FiscalReceipt> = {}): Promise<FiscalReceipt> => {
  const receipt = receiptOf(company, clock.now(), changes);
  await submit({ receipt });
  return receipt;
};

const message = () => ({
  credential: company,
  hash: 'sha256' as const,
  messageId: randomUUID(),
  sentAt: clock.now(),
  timeoutMs: 5_000,
});

const stored = (receipt: FiscalReceipt) => mocks.control.receipts().find(({ number }) => number === receipt.BrOznRac);

describe('CIS, mocked: other data of a fiscalized receipt', () => {
  const change = (receipt: FiscalReceipt, over: Partial<ChangeReceipt> = {}) =>
    adapter().changeReceipt({ ...message(), receipt, payment: 'K', buyerOib: null, ...over });

  it('is confirmed, proven and booked; the last change counts', async () => {
    const receipt = await fiscalized();
    expect(await change(receipt)).toMatchObject({ code: 'p005', signature: 'verified' });
    await change(receipt, { payment: 'G', buyerOib: '01234567896' });
    expect(stored(receipt)?.changes?.map(({ payment, buyerOib }) => [payment, buyerOib])).toEqual([
      ['K', null],
      ['G', '01234567896'],
    ]);
    const [call] = mocks.control.calls({ vendor: 'cis', operation: 'promijeniPodatkeRacuna' });
    expect(mocks.control.call(call?.id ?? 0)?.requestHeaders['soapaction']).toMatch(/\/promijeniPodatkeRacuna"$/);
  });

  it('must name the receipt as it was fiscalized, on the day of its issue', async () => {
    const receipt = await fiscalized();
    expect((await failure(change({ ...receipt, NakDost: true }))).codes).toEqual(['s012']);
    expect((await failure(change({ ...receipt, NacinPlac: 'K' }))).codes).toEqual(['s012']);
    expect((await failure(change(receiptOf(company, clock.now())))).codes).toEqual(['s012']);
    const before = clock.now();
    clock.set(new Date(before.getTime() + 24 * 3_600_000));
    expect(await failure(change(receipt))).toMatchObject({ kind: 'rejected', codes: ['s011'] });
    clock.set(before);
  });

  it.each([
    ['bad-signature', 'certificate_untrusted'],
    ['tampered', 'digest_mismatch'],
    ['unsigned', 'no_signature'],
  ])('%s: a confirmation that is not proven', async (scenario, signatureProblem) => {
    const receipt = await fiscalized();
    mocks.control.next('cis', 'promijeniPodatkeRacuna', scenario);
    expect(await change(receipt)).toMatchObject({ signature: 'unverified', signatureProblem });
  });
});

describe('CIS, mocked: a tip', () => {
  const tip = (receipt: FiscalReceipt, over: Partial<ReportTip> = {}) =>
    adapter().reportTip({ ...message(), receipt, amount: '2.00', payment: 'G', ...over });

  it('is taken for two days after the day of issue', async () => {
    const receipt = await fiscalized();
    expect(await tip(receipt)).toMatchObject({ code: 'p002', signature: 'verified' });
    expect(stored(receipt)?.tips?.map(({ amount, payment }) => [amount, payment])).toEqual([['2.00', 'G']]);
    const before = clock.now();
    clock.set(new Date(before.getTime() + 2 * 24 * 3_600_000));
    expect(await tip(receipt)).toMatchObject({ code: 'p002' });
    clock.set(new Date(before.getTime() + 3 * 24 * 3_600_000));
    expect((await failure(tip(receipt))).codes).toEqual(['s009']);
    clock.set(before);
  });

  it('belongs to a receipt that is fiscalized', async () => {
    expect((await failure(tip(receiptOf(company, clock.now())))).codes).toEqual(['s010']);
  });
});

describe('CIS, mocked: working hours', () => {
  const premises = (premisesCode: string) => ({ ...message(), oib: OIB, premisesCode, operatorOib: OIB });
  const weekdays = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: '08:00', to: '16:00' }));
  const regular = (from: string, schedule: HoursSchedule = { kind: 'once', days: weekdays }): RegularHours => ({
    from,
    to: null,
    note: 'Ljeti „drukčije“ & kraće',
    schedule,
  });

  it('are registered, read back and removed', async () => {
    const port = adapter();
    const exceptions = [
      { on: '2026-12-24', spans: [{ from: '08:00', to: '12:00' }] },
      {
        on: '2026-12-31',
        spans: [
          { from: '08:00', to: '11:00' },
          { from: '17:00', to: '24:00' },
        ],
      },
    ];
    const hours = { regular: [regular('2026-11-25')], exceptions };
    expect(await port.registerHours({ ...premises('HOURS1'), hours })).toMatchObject({ code: 'p003', signature: 'verified' });
    expect((await port.readHours(premises('HOURS1'))).hours).toEqual(hours);
    const twice: HoursSchedule = {
      kind: 'twice',
      days: [
        { day: 8, part: 1, from: '08:00', to: '11:00' },
        { day: 8, part: 2, from: '17:00', to: '20:00' },
      ],
    };
    await port.registerHours({ ...premises('HOURS1'), hours: { regular: [regular('2026-12-01', twice)], exceptions: [] } });
    const both = (await port.readHours(premises('HOURS1'))).hours.regular;
    expect(both.map(({ from, to, schedule }) => [from, to, schedule.kind])).toEqual([
      ['2026-11-25', '2026-11-30', 'once'],
      ['2026-12-01', null, 'twice'],
    ]);
    const removal = { ...premises('HOURS1'), regularFrom: ['2026-12-01'], exceptionsOn: ['2026-12-24'] };
    expect(await port.removeHours(removal)).toMatchObject({ code: 'p004' });
    const left = (await port.readHours(premises('HOURS1'))).hours;
    expect([left.regular.map(({ from }) => from), left.exceptions.map(({ on }) => on)]).toEqual([['2026-11-25'], ['2026-12-31']]);
  });

  it('by appointment, and of odd and even days', async () => {
    const oddEven: HoursSchedule = {
      kind: 'odd_even',
      days: [
        { day: 1, odd: true, from: '08:00', to: '14:00' },
        { day: 1, odd: false, from: '14:00', to: '20:00' },
      ],
    };
    const all = [regular('2026-11-25', { kind: 'by_appointment' }), regular('2026-11-26', oddEven)];
    await adapter().registerHours({ ...premises('HOURS2'), hours: { regular: all, exceptions: [] } });
    const { hours } = await adapter().readHours(premises('HOURS2'));
    expect(hours.regular.map(({ schedule }) => schedule)).toEqual(all.map(({ schedule }) => schedule));
  });

  it('may not begin today, and what is not registered cannot be removed', async () => {
    const hours = { regular: [regular('2026-11-24')], exceptions: [] };
    expect(await failure(adapter().registerHours({ ...premises('HOURS3'), hours }))).toMatchObject({ kind: 'rejected' });
    const removal = { ...premises('HOURS3'), regularFrom: ['2026-11-25'], exceptionsOn: [] };
    expect(await failure(adapter().removeHours(removal))).toMatchObject({ kind: 'rejected' });
    expect((await adapter().readHours(premises('HOURS3'))).hours).toEqual({ regular: [], exceptions: [] });
  });

  it('of several premises at once, each with its own outcome', async () => {
    const many = (hours: RegisterHoursOfMany['hours']) =>
      adapter().registerHoursOfMany({ ...message(), oib: OIB, operatorOib: OIB, premisesCodes: ['A1', 'A2'], hours });
    expect((await many({ regular: regular('2026-11-25') })).premises).toEqual([
      { premisesCode: 'A1', accepted: true, code: 'p003' },
      { premisesCode: 'A2', accepted: true, code: 'p003' },
    ]);
    const late = await many({ exception: { on: '2027-03-01', spans: [{ from: '08:00', to: '12:00' }] } });
    expect(late.premises.map(({ accepted }) => accepted)).toEqual([false, false]);
    expect((await adapter().readHours(premises('A2'))).hours.regular).toHaveLength(1);
  });
});

describe('CIS, mocked: a check', () => {
  it('finds nothing in a good receipt, names what it finds in another, and books neither', async () => {
    const receipt = receiptOf(company, clock.now());
    expect(await adapter().checkReceipt({ ...message(), receipt })).toMatchObject({
      passed: true,
      findings: [{ code: 'v100' }],
      signature: 'verified',
    });
    const wrong = receiptOf(company, clock.now(), { IznosUkupno: '13.50' });
    const { passed, findings } = await adapter().checkReceipt({ ...message(), receipt: wrong });
    expect([passed, findings.map(({ code }) => code)]).toEqual([false, ['v166']]);
    expect(stored(receipt)).toBeUndefined();
  });

  it('is refused with a system error as any message is, and never asked of production', async () => {
    const receipt = receiptOf(company, clock.now());
    mocks.control.next('cis', 'provjera', 's004');
    expect((await failure(adapter().checkReceipt({ ...message(), receipt }))).codes).toEqual(['s004']);
    mocks.control.clearCalls();
    const live = adapter({ endpoint: CIS_ENDPOINTS.live, expectedSigner: CIS_SIGNERS.live });
    expect((await failure(live.checkReceipt({ ...message(), receipt }))).codes).toEqual(['CHECK_IN_TEST_ONLY']);
    expect(mocks.control.calls({ vendor: 'cis' })).toEqual([]);
  });
});

describe.each(['promijeniPodatkeRacuna', 'napojnica', 'dohvatiRadnoVrijeme'] as const)(
  'CIS, mocked: %s when it fails',
  (operation) => {
    const ask = (receipt: FiscalReceipt, timeoutMs = 5_000): Promise<unknown> => {
      const port = adapter();
      const base = { ...message(), timeoutMs, receipt };
      if (operation === 'napojnica') return port.reportTip({ ...base, amount: '1.00', payment: 'G' });
      if (operation === 'promijeniPodatkeRacuna') return port.changeReceipt({ ...base, payment: 'K', buyerOib: null });
      return port.readHours({ ...base, oib: OIB, premisesCode: 'P1', operatorOib: OIB });
    };

    it.each([
      ['s002', 'auth'],
      ['s005', 'rejected'],
      ['s006', 'unreachable'],
      ['http500-fault', 'protocol'],
      ['http503', 'unreachable'],
      ['malformed', 'protocol'],
      ['wrong-message-id', 'protocol'],
      ['down', 'unreachable'],
    ])('%s is %s', async (scenario, kind) => {
      const receipt = await fiscalized();
      mocks.control.next('cis', operation, scenario);
      expect((await failure(ask(receipt))).kind).toBe(kind);
    });

    it('hangs no longer than it may', async () => {
      const receipt = await fiscalized();
      mocks.control.next('cis', operation, 'hang');
      expect((await failure(ask(receipt, 150))).kind).toBe('timeout');
    });
  },
);
