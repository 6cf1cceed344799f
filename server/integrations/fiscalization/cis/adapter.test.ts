import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { formatDistinguishedName, readCertificateNames } from '#server/domain/fiscal/certificate-names.ts';
import { createCisFiscalization } from '#server/integrations/fiscalization/cis/adapter.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import type { SigningCredential, SubmitReceipt } from '#server/integrations/fiscalization/port.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { envelopeAround, signAnswer, unsignedAnswer } from '#tests/conformance/cis/kit/answers.ts';
import type { TestIdentity } from '#tests/conformance/cis/kit/certificates.ts';
import { makeAuthority, makeCisSigner, makeIdentity, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';

const JIR = '2cf55235-9470-4b5c-a539-463f52b109d2';
const MESSAGE = '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11';
const NOW = new Date('2026-11-24T07:05:10Z');

const authority = makeAuthority();
const taxpayer = makeTaxpayer(authority);
const signer = makeCisSigner(authority);
const host = makeIdentity({ subject: [['2.5.4.3', '127.0.0.1']], issuer: authority, serial: '03', hosts: ['127.0.0.1'] });

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly silent?: boolean;
}

let server: Server;
let endpoint = '';
let reply: Reply = {};
let received: Received[] = [];
let connections = 0;

beforeAll(async () => {
  server = createServer({ key: host.keyPem, cert: host.certificatePem }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      if (reply.silent) return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'text/xml; charset=UTF-8', ...reply.headers });
      response.end(reply.body ?? '');
    });
  });
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}/FiskalizacijaServiceTest`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  reply = {};
  received = [];
  connections = 0;
});

const credentialOf = ({ key, certificate }: TestIdentity): SigningCredential => {
  const names = readCertificateNames(certificate.raw);
  return {
    privateKey: key,
    certificateDer: certificate.raw,
    issuerName: formatDistinguishedName(names.issuer),
    serialNumber: names.serialNumber,
  };
};

const portWith = (changes: Partial<CisConfig> = {}, now: Date = NOW) =>
  createCisFiscalization(
    {
      provider: 'cis',
      endpoint,
      caPem: authority.certificatePem,
      expectedSigner: { commonName: 'fiskalcistest', organizationIdentifier: 'HR02994650199' },
      allowSha1: false,
      ...changes,
    },
    { clock: { now: () => now }, policy: createOutboundPolicy({ clock: { now: () => now }, environment: 'test' }) },
  );

const submission = (changes: Partial<SubmitReceipt> = {}): SubmitReceipt => ({
  receipt: cashReceipt(),
  credential: credentialOf(taxpayer),
  hash: 'sha256',
  messageId: MESSAGE,
  sentAt: NOW,
  timeoutMs: 5_000,
  ...changes,
});

const failureOf = async (promise: Promise<unknown>): Promise<ProviderError> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${String(error)}`);
  return error;
};

describe('a receipt that the service takes', () => {
  it('travels signed, with the operation named, and comes back with a proven JIR', async () => {
    reply = { body: signAnswer({ signer, messageId: MESSAGE, jir: JIR }) };
    const answer = await portWith().submitReceipt(submission());
    expect(answer).toMatchObject({ jir: JIR, signature: 'verified', signatureProblem: null });
    const [request] = received;
    expect(request?.headers['soapaction']).toBe(
      '"http://e-porezna.porezna-uprava.hr/fiskalizacija/2012/services/FiskalizacijaService/racuni"',
    );
    expect(request?.headers['content-type']).toMatch(/^text\/xml; ?charset=utf-8$/i);
    expect(verifySignedFile(Buffer.from(request?.body ?? ''), taxpayer.certificate.publicKey)).toEqual({
      valid: true,
      reason: null,
    });
    expect(request?.body).toContain('<tns:DatumVrijeme>24.11.2026T08:05:10</tns:DatumVrijeme>');
  });

  it('leaves the whole exchange behind, byte for byte', async () => {
    reply = { body: signAnswer({ signer, messageId: MESSAGE, jir: JIR }) };
    const { exchange } = await portWith().submitReceipt(submission());
    expect(exchange.request).toBe(received[0]?.body);
    expect(exchange.response).toBe(reply.body);
    expect(exchange.httpStatus).toBe(200);
  });

  it('uses one connection for several receipts', async () => {
    reply = { body: signAnswer({ signer, messageId: MESSAGE, jir: JIR }) };
    const port = portWith();
    for (let round = 0; round < 3; round += 1) await port.submitReceipt(submission());
    expect(connections).toBe(1);
  });

  it('keeps Croatian letters and markup characters whole', async () => {
    reply = { body: signAnswer({ signer, messageId: MESSAGE, jir: JIR }) };
    await portWith().submitReceipt(
      submission({ receipt: cashReceipt({ Naknade: [{ NazivN: 'Đačka & <šumska> "ž"', IznosN: '1.00' }] }) }),
    );
    expect(received[0]?.body).toContain('<tns:NazivN>Đačka &amp; &lt;šumska&gt; "ž"</tns:NazivN>');
    expect(verifySignedFile(Buffer.from(received[0]?.body ?? ''), taxpayer.certificate.publicKey).valid).toBe(true);
  });
});

describe('an answer with a JIR that cannot be proven is kept and marked', () => {
  const unproven = async (body: string, problem: string, port = portWith()) => {
    reply = { body };
    await expect(port.submitReceipt(submission())).resolves.toMatchObject({
      jir: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      signature: 'unverified',
      signatureProblem: problem,
    });
  };

  it('when it was changed on the way', async () => {
    await unproven(
      signAnswer({ signer, messageId: MESSAGE, jir: JIR }).replace(JIR, JIR.replace('2cf', '3cf')),
      'digest_mismatch',
    );
  });

  it('when it is not signed', async () => {
    await unproven(unsignedAnswer({ messageId: MESSAGE, jir: JIR }), 'no_signature');
  });

  it('when another authority vouches for the signer', async () => {
    await unproven(signAnswer({ signer: makeCisSigner(makeAuthority()), messageId: MESSAGE, jir: JIR }), 'certificate_untrusted');
  });

  it('when a taxpayer of the same authority signed it', async () => {
    await unproven(signAnswer({ signer: taxpayer, messageId: MESSAGE, jir: JIR }), 'certificate_of_another');
  });

  it('when the name fits but the organization does not', async () => {
    const expectedSigner = { commonName: 'fiskalcistest', organizationIdentifier: 'HR18683136487' };
    await unproven(signAnswer({ signer, messageId: MESSAGE, jir: JIR }), 'certificate_of_another', portWith({ expectedSigner }));
  });

  it('when the certificate has run out by the time of the answer', async () => {
    const old = makeCisSigner(authority, { notAfter: '2026-11-01T00:00:00Z' });
    await unproven(signAnswer({ signer: old, messageId: MESSAGE, jir: JIR }), 'certificate_not_valid_now');
  });

  it('when it is signed with SHA-1 and the configuration has done with that', async () => {
    await unproven(signAnswer({ signer, messageId: MESSAGE, jir: JIR, hash: 'sha1' }), 'algorithm_refused');
  });
});

describe('refusals and their meaning for the queue', () => {
  const refusal = async (errors: readonly (readonly [string, string])[], status = 500) => {
    reply = { status, body: signAnswer({ signer, messageId: MESSAGE, errors }) };
    return failureOf(portWith().submitReceipt(submission()));
  };

  it.each([
    ['s001', 'rejected', 'never'],
    ['s002', 'auth', 'needs_user'],
    ['s003', 'rejected', 'never'],
    ['s004', 'rejected', 'never'],
    ['s005', 'rejected', 'never'],
    ['s006', 'unreachable', 'retry'],
    ['s013', 'rejected', 'never'],
  ])('%s is %s', async (code, kind, verdict) => {
    const error = await refusal([[code, 'Poruka službe.']]);
    expect(error).toMatchObject({ provider: 'cis', kind, verdict, codes: [code], reason: 'Poruka službe.' });
    expect(error.exchange).toMatchObject({ httpStatus: 500, response: reply.body });
  });

  it('one incurable code among curable ones decides', async () => {
    const error = await refusal([
      ['s006', 'a'],
      ['s005', 'b'],
    ]);
    expect(error).toMatchObject({ kind: 'rejected', codes: ['s006', 's005'], reason: 'a; b' });
  });

  it('names the restrictive errors inside s013', async () => {
    const error = await refusal([['s013', 'Račun sadrži restriktivne greške: 177, 179']]);
    expect(error.codes).toEqual(['s013', '177', '179']);
  });

  it('reads a refusal that came with HTTP 200 too', async () => {
    expect(await refusal([['s005', 'x']], 200)).toMatchObject({ kind: 'rejected', codes: ['s005'] });
  });

  it('reads a refusal without the id of the message, which the service could not read', async () => {
    reply = { status: 500, body: unsignedAnswer({ messageId: '', errors: [['s001', 'Poruka nije u skladu s XML shemom']] }) };
    expect(await failureOf(portWith().submitReceipt(submission()))).toMatchObject({ kind: 'rejected', codes: ['s001'] });
  });
});

describe('answers that are no answer', () => {
  const failure = async (given: Reply, changes: Partial<SubmitReceipt> = {}) => {
    reply = given;
    return failureOf(portWith().submitReceipt(submission(changes)));
  };

  it('an answer to another message is not believed, signed or not', async () => {
    const other = 'aaaaaaaa-5d0c-4c57-9a52-0c0c1b9d7a11';
    expect(await failure({ body: signAnswer({ signer, messageId: other, jir: JIR }) })).toMatchObject({ kind: 'protocol' });
  });

  it.each([
    ['an empty body', { body: '' }, 'protocol'],
    ['a page of a proxy', { status: 502, body: '<html><body>Bad Gateway</body></html>' }, 'unreachable'],
    ['HTTP 500 with nothing', { status: 500, body: '' }, 'unreachable'],
    ['HTTP 404', { status: 404, body: 'not here' }, 'protocol'],
    ['a redirect', { status: 302, headers: { location: 'https://127.0.0.1:1/' }, body: '' }, 'protocol'],
    ['an empty envelope', { body: envelopeAround('') }, 'protocol'],
    ['JSON', { body: '{"jir":"x"}' }, 'protocol'],
    ['a cut answer', { body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' }, 'protocol'],
    ['an answer with a DTD', { body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, 'protocol'],
    ['an answer longer than any', { body: ' '.repeat(400_000) }, 'protocol'],
  ] as const)('%s', async (_name, given, kind) => {
    const error = await failure(given);
    expect(error).toMatchObject({ kind, verdict: 'retry' });
    expect(error.exchange?.request).toContain('RacunZahtjev');
  });

  it('a SOAP Fault gives its code and words', async () => {
    const fault = '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Internal Error</faultstring></soap:Fault>';
    const error = await failure({ status: 500, body: envelopeAround(fault) });
    expect(error).toMatchObject({ kind: 'protocol', codes: ['soap:Server'], reason: 'Internal Error' });
  });

  it('HTTP 429 carries the time to come back', async () => {
    const error = await failure({ status: 429, headers: { 'retry-after': '30' }, body: '' });
    expect(error).toMatchObject({ kind: 'rate_limited', retryAt: new Date(NOW.getTime() + 30_000) });
  });

  it('silence ends at the time allowed', async () => {
    const error = await failure({ silent: true }, { timeoutMs: 120 });
    expect(error).toMatchObject({ kind: 'timeout', verdict: 'retry' });
    expect(error.exchange?.response).toBeNull();
  });

  it('a closed door and a server that nobody vouches for are unreachable', async () => {
    const closed = portWith({ endpoint: 'https://127.0.0.1:1/FiskalizacijaServiceTest' });
    expect(await failureOf(closed.submitReceipt(submission()))).toMatchObject({ kind: 'unreachable' });
    const strangers = portWith({ caPem: makeAuthority().certificatePem });
    expect(await failureOf(strangers.submitReceipt(submission()))).toMatchObject({ kind: 'unreachable' });
  });
});

it('a host that is not on the outbound matrix is never asked', async () => {
  const stray = portWith({ endpoint: 'https://cis.example.com:8449/FiskalizacijaService' });
  expect(await failureOf(stray.submitReceipt(submission()))).toMatchObject({ kind: 'rejected', codes: ['EGRESS_REFUSED'] });
  const plain = portWith({ endpoint: 'http://cis.porezna-uprava.hr:8449/FiskalizacijaService' });
  expect(await failureOf(plain.submitReceipt(submission()))).toMatchObject({ kind: 'rejected', codes: ['EGRESS_REFUSED'] });
});

describe('SHA-1', () => {
  it('is not sent unless the configuration allows it', async () => {
    const error = await failureOf(portWith().submitReceipt(submission({ hash: 'sha1' })));
    expect(error).toMatchObject({ kind: 'rejected', exchange: null });
    expect(received).toHaveLength(0);
  });

  it('is sent and believed where it is allowed', async () => {
    reply = { body: signAnswer({ signer, messageId: MESSAGE, jir: JIR, hash: 'sha1' }) };
    const answer = await portWith({ allowSha1: true }).submitReceipt(submission({ hash: 'sha1' }));
    expect(answer.signature).toBe('verified');
    expect(received[0]?.body).toContain('xmldsig#rsa-sha1');
  });
});

it('text that XML cannot carry is refused before anything is sent', async () => {
  const receipt = cashReceipt({ Naknade: [{ NazivN: 'Povratna\u0000naknada', IznosN: '1.00' }] });
  const error = await failureOf(portWith().submitReceipt(submission({ receipt })));
  expect(error).toMatchObject({ kind: 'rejected', exchange: null });
  expect(received).toHaveLength(0);
});
