import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import { CIS_ENDPOINTS, CIS_SIGNERS, type CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import type { FiscalizationPort, SubmitReceipt } from '#server/integrations/fiscalization/port.ts';
import { FISCALIZATION_VENDORS } from '#server/integrations/fiscalization/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { type P12Content, readP12 } from '#server/modules/fiscalization/p12/read-p12.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';
import { testClock } from '#tests/kit/clock.ts';
import { failure } from '#tests/kit/provider-failure.ts';

const OIB = '69435151530';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const clock = testClock('2026-11-24T07:05:10Z');

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

describe('CIS, mocked: a receipt', () => {
  it('gets a JIR with a proven signature, and the exchange is kept', async () => {
    const answer = await submit();
    expect(answer).toMatchObject({ signature: 'verified', signatureProblem: null });
    expect(answer.jir).toMatch(UUID);
    expect(answer.exchange.httpStatus).toBe(200);
    expect(answer.exchange.response).toContain(answer.jir);
    const [call] = mocks.control.calls({ vendor: 'cis' });
    const seen = mocks.control.call(call?.id ?? 0);
    expect(seen?.requestBody?.toString()).toBe(answer.exchange.request);
    const { publicKey } = new X509Certificate(company.certificateDer);
    expect(verifySignedFile(Buffer.from(answer.exchange.request), publicKey)).toEqual({ valid: true, reason: null });
    expect(call?.notes).toEqual([]);
  });

  it('of the production service is signed by its own name', async () => {
    const port = adapter({ endpoint: CIS_ENDPOINTS.live, expectedSigner: CIS_SIGNERS.live });
    expect(await submit({}, port)).toMatchObject({ signature: 'verified' });
    expect(await submit({}, adapter({ endpoint: CIS_ENDPOINTS.live }))).toMatchObject({
      signatureProblem: 'certificate_of_another',
    });
  });

  it('with every group and with Croatian letters, quotes and markup passes the strict schema', async () => {
    const receipt = receiptOf(company, clock.now(), {
      Pnp: [{ Stopa: '3.00', Osnovica: '10.00', Iznos: '0.30' }],
      IznosOslobPdv: '5.00',
      IznosNePodlOpor: '7.00',
      Naknade: [{ NazivN: 'Povratna naknada „čaša“ & <ž> "đ"', IznosN: '0.70' }],
      IznosUkupno: '25.50',
      ParagonBrRac: '17/2026',
      OibPrimateljaRacuna: '01234567896',
      NakDost: true,
    });
    expect(await submit({ receipt })).toMatchObject({ signature: 'verified' });
  });

  it('that is a storno, and one of a taxpayer outside the VAT system', async () => {
    const storno = receiptOf(company, clock.now(), {
      Pdv: [{ Stopa: '25.00', Osnovica: '-10.00', Iznos: '-2.50' }],
      IznosUkupno: '-12.50',
    });
    expect(await submit({ receipt: storno })).toMatchObject({ signature: 'verified' });
    const outside = receiptOf(company, clock.now(), { USustPdv: false, Pdv: [] });
    expect(await submit({ receipt: outside })).toMatchObject({ signature: 'verified' });
  });

  it('sent again under the same number with the same ZKI brings the first JIR, or another; both are taken', async () => {
    const receipt = receiptOf(company, clock.now());
    const first = await submit({ receipt });
    const again = { ...receipt, NakDost: true };
    expect((await submit({ receipt: again })).jir).toBe(first.jir);
    mocks.control.next('cis', 'racuni', 'new-jir-on-resend');
    expect((await submit({ receipt: again })).jir).not.toBe(first.jir);
  });

  it('whose answer was lost is safe to send again', async () => {
    const receipt = receiptOf(company, clock.now());
    mocks.control.next('cis', 'racuni', 'answered-but-connection-lost');
    const lost = await failure(submit({ receipt }));
    expect(lost.verdict).toBe('retry');
    expect(lost.exchange).toMatchObject({ response: null, httpStatus: null });
    const again = await submit({ receipt: { ...receipt, NakDost: true } });
    expect(
      mocks.control
        .receipts()
        .at(-1)
        ?.received.map(({ jir }) => jir),
    ).toEqual([again.jir, again.jir]);
  });

  it('one of many at the same time gets the answer to itself', async () => {
    const port = adapter();
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit({}, port)));
    expect(new Set(answers.map(({ jir }) => jir)).size).toBe(12);
    expect(answers.every(({ signature }) => signature === 'verified')).toBe(true);
  });
});

describe('CIS, mocked: an answer that cannot be proven keeps its JIR', () => {
  it.each([
    ['bad-signature', 'certificate_untrusted'],
    ['tampered', 'digest_mismatch'],
    ['unsigned', 'no_signature'],
  ])('%s: %s', async (scenario, problem) => {
    mocks.control.next('cis', 'racuni', scenario);
    const answer = await submit();
    expect(answer).toMatchObject({ signature: 'unverified', signatureProblem: problem });
    expect(answer.jir).toMatch(UUID);
  });

  it('but an answer to another message is nobody’s', async () => {
    mocks.control.next('cis', 'racuni', 'wrong-message-id');
    expect((await failure(submit())).kind).toBe('protocol');
  });
});

describe('CIS, mocked: when it fails', () => {
  it.each([
    ['s001', 'rejected', 'never', ['s001']],
    ['s002', 'auth', 'needs_user', ['s002']],
    ['s003', 'rejected', 'never', ['s003']],
    ['s004', 'rejected', 'never', ['s004']],
    ['s005', 'rejected', 'never', ['s005']],
    ['s006', 'unreachable', 'retry', ['s006']],
    ['s013:177', 'rejected', 'never', ['s013', '177']],
  ] as const)('%s is %s', async (scenario, kind, verdict, codes) => {
    mocks.control.next('cis', 'racuni', scenario);
    const error = await failure(submit());
    expect({ kind: error.kind, verdict: error.verdict, codes: error.codes }).toEqual({ kind, verdict, codes });
    expect(error.exchange?.httpStatus).toBe(500);
    expect(error.exchange?.response).toContain('RacunOdgovor');
  });

  it.each([
    ['http500-fault', 'protocol'],
    ['http503', 'unreachable'],
    ['malformed', 'protocol'],
    ['down', 'unreachable'],
  ] as const)('%s is %s, to be tried again', async (scenario, kind) => {
    mocks.control.next('cis', 'racuni', scenario);
    const error = await failure(submit());
    expect({ kind: error.kind, verdict: error.verdict }).toEqual({ kind, verdict: 'retry' });
    expect(error.exchange?.request).toContain('RacunZahtjev');
  });

  it('gives up on a service that does not answer', async () => {
    mocks.control.next('cis', 'racuni', 'hang');
    const error = await failure(submit({ timeoutMs: 150 }));
    expect(error.kind).toBe('timeout');
    expect(error.exchange?.request).toContain('RacunZahtjev');
  });

  it('asks once and leaves trying again to the job queue', async () => {
    mocks.control.clearCalls();
    mocks.control.standing('cis', '*', 's006');
    await failure(submit());
    expect(mocks.control.calls({ vendor: 'cis' })).toHaveLength(1);
  });

  it('stops asking for a while after failures in a row', async () => {
    const port = adapter();
    mocks.control.standing('cis', '*', 'http503');
    for (let attempt = 0; attempt < 5; attempt += 1) await failure(submit({}, port));
    mocks.control.clearCalls();
    expect((await failure(submit({}, port))).codes).toEqual(['CIRCUIT_OPEN']);
    expect(mocks.control.calls({ vendor: 'cis' })).toEqual([]);
  });
});

describe('CIS, mocked: what the service itself refuses', () => {
  it('the certificate of another taxpayer', async () => {
    const other = await certificateFor('01234567896');
    expect((await failure(submit({ credential: other }))).codes).toEqual(['s005']);
  });

  it('a certificate that has run out', async () => {
    const expired = await certificateFor(OIB, -1);
    expect(await failure(submit({ credential: expired }))).toMatchObject({ kind: 'auth', codes: ['s002'] });
  });

  it('SHA-1 in the test service, which has done with it', async () => {
    expect((await failure(submit({ hash: 'sha1' }, adapter({ allowSha1: true })))).codes).toEqual(['s004']);
  });

  it('SHA-1 is still taken by production in 2026, and its answer believed where the configuration allows', async () => {
    const port = adapter({ endpoint: CIS_ENDPOINTS.live, expectedSigner: CIS_SIGNERS.live, allowSha1: true });
    expect(await submit({ hash: 'sha1' }, port)).toMatchObject({ signature: 'verified' });
  });

  it('a receipt out of the schema, of an operator without OIB, from the future', async () => {
    const unformed = receiptOf(company, clock.now(), { OznNapUr: 'BLAG1' });
    expect((await failure(submit({ receipt: unformed }))).codes).toEqual(['s001']);
    const operator = receiptOf(company, clock.now(), { OibOper: '12345678901' });
    expect((await failure(submit({ receipt: operator }))).codes).toEqual(['s013', '179']);
    const future = receiptOf(company, new Date(clock.now().getTime() + 3 * 3_600_000));
    expect((await failure(submit({ receipt: future }))).codes).toEqual(['s013', '177']);
  });
});

const live = {
  p12: process.env['CONTRACT_CIS_P12'] ?? '',
  password: process.env['CONTRACT_CIS_P12_PASSWORD'] ?? '',
  caFile: process.env['CIS_CA_FILE'] ?? '',
};

/** Only the test service is ever asked, with a demo certificate. */
describe.runIf(process.env['CONTRACT_LIVE'] === '1' && live.p12 && live.caFile)('the test service of CIS itself', () => {
  it('gives a receipt its JIR', async () => {
    const now = new Date();
    const demo = readP12(await readFile(live.p12), live.password);
    const real = { now: () => now };
    const port = FISCALIZATION_VENDORS.cis(
      {
        provider: 'cis',
        endpoint: CIS_ENDPOINTS.sandbox,
        caPem: await readFile(live.caFile, 'utf8'),
        expectedSigner: CIS_SIGNERS.sandbox,
        allowSha1: false,
      },
      { clock: real, policy: createOutboundPolicy({ clock: real, environment: 'sandbox' }) },
    );
    const answer = await port.submitReceipt(submissionOf(demo, now, { timeoutMs: 15_000 }));
    expect(answer.jir).toMatch(UUID);
  });
});

describe('CIS, mocked: echo', () => {
  it('says the text back, unsigned, and tells how long it took', async () => {
    expect((await adapter().echo()).durationMs).toBeGreaterThanOrEqual(0);
    const [call] = mocks.control.calls({ vendor: 'cis', operation: 'echo' });
    const seen = mocks.control.call(call?.id ?? 0);
    expect(seen?.requestHeaders['soapaction']).toMatch(/\/echo"?$/);
    expect(seen?.requestBody?.toString()).toMatch(/<f73:EchoRequest [^>]*>[0-9a-f-]{36}<\/f73:EchoRequest>/);
    expect(seen?.requestBody?.toString()).not.toContain('Signature');
  });

  it.each([
    ['healthy', 0],
    ['clock:120', -120_000],
    ['clock:-90', 90_000],
  ])('tells how far our clock is ahead (%s)', async (scenario, aheadMs) => {
    mocks.control.next('cis', 'echo', scenario);
    const { clockAheadMs } = await adapter().echo();
    // The header counts whole seconds.
    expect(Math.abs((clockAheadMs ?? Number.NaN) - aheadMs)).toBeLessThanOrEqual(1000);
  });

  it.each([
    ['http500-fault', 'unreachable'],
    ['http503', 'unreachable'],
    ['malformed', 'protocol'],
    ['down', 'unreachable'],
  ])('that fails (%s) is %s', async (scenario, kind) => {
    mocks.control.next('cis', 'echo', scenario);
    await expect(adapter().echo()).rejects.toMatchObject({ name: 'ProviderError', kind });
  });
});
