import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MockRuntime } from '#mocks/start.ts';
import {
  inEnvelope,
  openP12,
  post,
  PRODUCTION_URL,
  requestXml,
  signXml,
  type Credential,
  type ReceiptFields,
} from './cis-client.ts';
import { NOW, removeDir, TestClock, temporaryDir, testMocks } from './kit.ts';

const VECTORS = join(import.meta.dirname, '../../../../shared/conformance/cis/vectors');
const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const OIB = '69435151530';
const dir = temporaryDir();
const clock = new TestClock();
let mocks: MockRuntime;
let company: Credential;

const signed = (fields: Partial<ReceiptFields> = {}, credential = company) => inEnvelope(signXml(requestXml(fields), credential));
const send = (fields: Partial<ReceiptFields> = {}) => post(signed(fields));
const notes = () => mocks.control.calls({ vendor: 'cis', limit: 1 })[0]?.notes;

/** Verifies an answer with xml-crypto in the document as it came; gives the signer's certificate. */
const verifyAnswer = (xml: string): { readonly valid: boolean; readonly signer: X509Certificate } => {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const signature = document.getElementsByTagNameNS(XMLDSIG, 'Signature')[0]!;
  const der = signature.getElementsByTagNameNS(XMLDSIG, 'X509Certificate')[0]!.textContent ?? '';
  const signer = new X509Certificate(Buffer.from(der, 'base64'));
  const verifier = new SignedXml({ publicCert: signer.publicKey, getCertFromKeyInfo: () => null });
  verifier.loadSignature(signature);
  try {
    return { valid: verifier.checkSignature(xml), signer };
  } catch {
    return { valid: false, signer };
  }
};

beforeAll(async () => {
  mocks = await testMocks(dir, { clock });
  company = openP12(await mocks.ca.issueCompanyP12({ oib: OIB, name: 'Test d.o.o.', password: 'lozinka' }), 'lozinka');
});
afterEach(() => {
  expect(mocks.unhandled()).toEqual([]);
  mocks.control.reset();
  clock.set(NOW);
});
afterAll(async () => {
  await mocks.stop();
  removeDir(dir);
});

describe('mocked CIS', () => {
  it('gives a JIR for a good receipt, in the test service and in production', async () => {
    for (const url of [undefined, PRODUCTION_URL]) {
      const reply = await post(signed(), url === undefined ? {} : { url });
      expect(reply.status).toBe(200);
      expect(reply.jir).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const { valid, signer } = verifyAnswer(reply.text);
      expect(valid).toBe(true);
      expect(signer.checkIssued(new X509Certificate(mocks.ca.caPem))).toBe(true);
      const { commonName, organizationIdentifier } = mocks.ca.signers[url === undefined ? 'test' : 'production'];
      expect(signer.subject).toContain(`CN=${commonName}`);
      expect(signer.subject).toContain(organizationIdentifier);
    }
    expect(mocks.control.receipts()).toMatchObject([{ key: `${OIB}/2026/POSL1/1/1`, total: '12.50', conflict: false }]);
  });

  it('signs answers in the manner of the real gateway: indented, inclusive, valid only inside the envelope', async () => {
    const { text } = await send();
    expect(text).toContain(
      '<SignedInfo>\n  <CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
    );
    const body = /<tns:RacunOdgovor .*<\/tns:RacunOdgovor>/s.exec(text)?.[0] ?? '';
    expect(
      verifyAnswer(body.replace('<tns:RacunOdgovor ', '<tns:RacunOdgovor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '))
        .valid,
    ).toBe(false);
    const tampered = text.replace('<tns:Jir>', '<tns:Jir>0');
    expect(verifyAnswer(tampered).valid).toBe(false);
  });

  it.skipIf(spawnSync('xmlsec1', ['--version']).status !== 0)('signs answers that xmlsec1 verifies', async () => {
    for (const reply of [await send(), await send({ operatorOib: '01234567890' })]) {
      const xml = join(dir, 'answer.xml');
      const pem = join(dir, 'signer.pem');
      writeFileSync(xml, reply.text);
      writeFileSync(pem, verifyAnswer(reply.text).signer.toString());
      const idAttribute = 'http://www.apis-it.hr/fin/2012/types/f73:RacunOdgovor';
      expect(() =>
        execFileSync('xmlsec1', ['--verify', '--pubkey-cert-pem', pem, '--id-attr:Id', idAttribute, xml], { stdio: 'pipe' }),
      ).not.toThrow();
    }
  });

  it.skipIf(!existsSync(VECTORS))('accepts the conformance request once its CA is trusted, and no changed one', async () => {
    const vector = readFileSync(join(VECTORS, 'racun-zahtjev.sha256.soap.xml'), 'utf8');
    expect((await post(vector)).codes).toEqual(['s002']);
    mocks.control.trustCa(readFileSync(join(VECTORS, 'test-ca.pem'), 'utf8'));
    expect((await post(vector)).jir).toBeDefined();
    const changes: [string | RegExp, string][] = [
      ['12.50', '12.51'],
      ['<tns:BrOznRac>1<', '<tns:BrOznRac>2<'],
      ['<tns:NakDost>false', '<tns:NakDost>true'],
      ['</tns:Zaglavlje><tns:Racun>', '</tns:Zaglavlje>\n<tns:Racun>'],
      [/<SignatureValue>..../, '<SignatureValue>AAAA'],
    ];
    for (const [from, to] of changes) expect((await post(vector.replace(from, to))).codes).toEqual(['s004']);
    const sha1 = readFileSync(join(VECTORS, 'racun-zahtjev.sha1.soap.xml'), 'utf8');
    expect((await post(sha1)).codes).toEqual(['s004']);
    expect((await post(sha1, { url: PRODUCTION_URL })).jir).toBeDefined();
    clock.set(new Date('2027-01-01T00:00:00Z'));
    expect((await post(sha1, { url: PRODUCTION_URL })).codes).toEqual(['s004']);
  });

  it('names the element that breaks the schema', async () => {
    const broken: [string | RegExp, string, string][] = [
      ['<tns:OznSlijed>P</tns:OznSlijed>', '', 'BrRac'],
      [
        /<tns:IznosUkupno>[^<]*<\/tns:IznosUkupno>(<tns:NacinPlac>.*?<\/tns:NacinPlac>)/,
        '$1<tns:IznosUkupno>12.50</tns:IznosUkupno>',
        'NacinPlac',
      ],
      ['12.50</tns:IznosUkupno>', '12.5</tns:IznosUkupno>', 'IznosUkupno'],
      ['12.50</tns:IznosUkupno>', ' 12.50</tns:IznosUkupno>', 'IznosUkupno'],
      ['<tns:OznNapUr>1<', '<tns:OznNapUr>BLAG1<', 'OznNapUr'],
      ['<tns:NacinPlac>G<', '<tns:NacinPlac>C<', 'NacinPlac'],
      ['<tns:NakDost>false', '<tns:NakDost>no', 'NakDost'],
      ['2026T08:05:09', '2026 08:05:09', 'DatVrijeme'],
      [/<tns:Porez>.*<\/tns:Porez>/, '', 'Porez'],
      ['</tns:NakDost>', '</tns:NakDost><tns:SpecNamj></tns:SpecNamj>', 'SpecNamj'],
      ['</tns:NakDost>', '</tns:NakDost><tns:Napomena>x</tns:Napomena>', 'Napomena'],
      ['<tns:Racun>', '<tns:Racun vrsta="1">', 'Racun'],
      ['<tns:Racun>', '<tns:Racun>tekst', 'Racun'],
    ];
    for (const [from, to, element] of broken) {
      const reply = await post(inEnvelope(signXml(requestXml().replace(from, to), company)));
      expect([element, reply.status, reply.codes, reply.words?.split('tns:')[1]]).toEqual([element, 500, ['s001'], element]);
      expect(verifyAnswer(reply.text).valid).toBe(true);
    }
    expect((await send({ messageId: '0F3F6A1E-5D0C-4C57-9A52-0C0C1B9D7A11' })).words).toContain('IdPoruke');
    const hexadecimal = await post(inEnvelope(signXml(requestXml(), company, 'sha256', '4F00AB')));
    expect([hexadecimal.codes, hexadecimal.words?.split('tns:')[1]]).toEqual([['s001'], 'X509SerialNumber']);
  });

  it('refuses signatures and certificates with the code of their fault', async () => {
    expect((await post(inEnvelope(requestXml()))).codes).toEqual(['s004']);
    expect((await post(inEnvelope(signXml(requestXml(), company, 'sha1')))).codes).toEqual(['s004']);
    expect((await post(inEnvelope(signXml(requestXml(), company, 'sha256', '12345')))).codes).toEqual(['s004']);
    expect((await send({ oib: '18683136487' })).codes).toEqual(['s005']);
    const other = openP12(await mocks.ca.issueCompanyP12({ oib: OIB, name: 'Istekli', password: 'x', daysValid: -1 }), 'x');
    expect((await post(signed({}, other))).codes).toEqual(['s002']);
    clock.set(new Date('2050-06-01T00:00:00Z'));
    expect((await send()).codes).toEqual(['s002']);
  });

  it('refuses with s013 what the law does not allow', async () => {
    const cases: [Partial<ReceiptFields>, string][] = [
      [{ issuedAt: '20.10.2026T08:05:09' }, '176'],
      [{ issuedAt: '24.11.2026T10:05:09' }, '177'],
      [{ issuedAt: '31.02.2026T08:05:09' }, '177'],
      [{ number: '0' }, '178'],
      [{ operatorOib: '01234567890' }, '179'],
      [{ buyerOib: '12345678901' }, '180'],
      [{ buyerOib: '98765432106', payment: 'T' }, '181'],
      [{ total: '10000.01' }, '185'],
      [{ number: '0', operatorOib: '01234567890' }, '178, 179'],
    ];
    for (const [fields, codes] of cases) {
      const reply = await send(fields);
      expect([fields, reply.status, reply.codes, reply.words]).toEqual([
        fields,
        500,
        ['s013'],
        `Račun sadrži restriktivne greške: ${codes}`,
      ]);
    }
    expect((await send({ buyerOib: '98765432106' })).jir).toBeDefined();
  });

  it('only notes what the real service only notes, unless told otherwise', async () => {
    expect((await send({ total: '12.60' })).jir).toBeDefined();
    expect(notes()).toEqual(['warning: v166']);
    expect((await send({ number: '2', issuedAt: '20.11.2026T08:05:09', late: true })).jir).toBeDefined();
    expect(notes()).toEqual(['warning: v152']);
    expect((await send({ number: '3', sentAt: '24.11.2026T20:05:09' })).jir).toBeDefined();
    expect(notes()).toEqual(['warning: v101']);
    mocks.control.next('cis', 'racuni', 'strict-totals');
    expect((await send({ number: '4', total: '12.60' })).words).toContain('166');
  });

  it('gives a resend the same JIR, or a new one when told, and books that it came late', async () => {
    const first = await send();
    const again = await send({ late: true });
    expect(again.jir).toBe(first.jir);
    mocks.control.next('cis', 'racuni', 'new-jir-on-resend');
    const third = await send({ late: true });
    expect(third.jir).not.toBe(first.jir);
    expect(mocks.control.receipts()[0]?.received.map(({ jir, late }) => [jir, late])).toEqual([
      [first.jir, false],
      [first.jir, true],
      [third.jir, true],
    ]);
    await send();
    expect(notes()).toContain(`violation: ${OIB}/2026/POSL1/1/1 was sent again with NakDost=false`);
  });

  it('records another content under a used number, and refuses it when told', async () => {
    const first = await send();
    const other = await send({ payment: 'K' });
    expect(other.jir).toBeDefined();
    expect(other.jir).not.toBe(first.jir);
    expect(mocks.control.receipts()).toMatchObject([{ conflict: true }]);
    mocks.control.next('cis', 'racuni', 'refuse-conflict');
    expect((await send({ payment: 'O' })).codes).toEqual(['s013']);
    expect((await send({ issuedAt: '24.11.2026T08:05:08', number: '2' })).jir).toBeDefined();
    expect(mocks.control.receipts()).toHaveLength(2);
  });

  it('notices an IdPoruke that was used before', async () => {
    const messageId = '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11';
    await send({ messageId });
    expect((await send({ messageId, late: true })).jir).toBeDefined();
    expect(notes()?.[0]).toBe(`violation: IdPoruke ${messageId} was used before`);
    mocks.control.next('cis', 'racuni', 'refuse-reused-id');
    expect((await send({ messageId, late: true })).codes).toEqual(['s001']);
  });

  it('plays faults and false answers', async () => {
    const next = async (scenario: string) => {
      mocks.control.next('cis', 'racuni', scenario);
      return send({ late: true });
    };
    for (const code of ['s001', 's002', 's003', 's004', 's005', 's006']) expect((await next(code)).codes).toEqual([code]);
    expect((await next('s013:179,185')).words).toContain('179,185');
    const fault = await next('http500-fault');
    expect([fault.status, fault.codes, fault.text.includes('Fault>')]).toEqual([500, [], true]);
    expect((await next('jir:2cf55235-9470-4b5c-a539-463f52b109d2')).jir).toBe('2cf55235-9470-4b5c-a539-463f52b109d2');
    expect(verifyAnswer((await next('tampered')).text).valid).toBe(false);
    const impostor = verifyAnswer((await next('bad-signature')).text);
    expect(impostor.valid).toBe(true);
    expect(impostor.signer.verify(new X509Certificate(mocks.ca.caPem).publicKey)).toBe(false);
    expect((await next('unsigned')).text).not.toContain('<Signature');
    expect((await next('wrong-message-id')).text).toContain('<tns:IdPoruke>00000000-0000-4000-8000-000000000000<');
    expect((await next('malformed')).text).not.toContain('</soap:Envelope>');
    expect((await next('http503')).status).toBe(503);
  });

  it('books the receipt although the connection is lost before the answer', async () => {
    mocks.control.next('cis', 'racuni', 'answered-but-connection-lost');
    await expect(send()).rejects.toThrow('fetch failed');
    const booked = mocks.control.receipts()[0]?.received[0]?.jir;
    expect(booked).toBeDefined();
    expect((await send({ late: true })).jir).toBe(booked);
  });

  it('echoes, and answers what is not SOAP or not addressed rightly with a fault', async () => {
    const echo = inEnvelope('<f73:EchoRequest xmlns:f73="http://www.apis-it.hr/fin/2012/types/f73">žičara</f73:EchoRequest>');
    expect((await post(echo, { operation: 'echo' })).text).toContain('>žičara</tns:EchoResponse>');
    const faults = [
      await post(echo),
      await post(echo.replace('žičara', '<f73:Poruka>x</f73:Poruka>'), { operation: 'echo' }),
      await post(signed(), { operation: 'provjera' }),
      await post(signed(), { headers: { 'content-type': 'application/json' } }),
      await post(signed(), { headers: { soapaction: 'racuni' } }),
      await post(signed(), { url: 'https://cistest.apis-it.hr:8449/FiskalizacijaService' }),
      await post('<html>'),
      await post(signed().replace('<soapenv:Envelope', '<!DOCTYPE a><soapenv:Envelope')),
      await post(signed().replace('</tns:Racun>', '')),
    ];
    const seen = faults.map(({ status, text }) =>
      status === 500 && text.includes('<faultcode>env:Client</faultcode>') ? 'fault' : text,
    );
    expect(seen).toEqual(faults.map(() => 'fault'));
    expect(mocks.control.receipts()).toEqual([]);
  });

  it('issues certificates that Node and OpenSSL open, with the OIB where a business has it', async () => {
    const p12 = await mocks.ca.issueCompanyP12({ oib: OIB, name: 'Sova d.o.o.', password: 'sifra' });
    expect(() => tls.createSecureContext({ pfx: p12, passphrase: 'sifra' })).not.toThrow();
    expect(() => tls.createSecureContext({ pfx: p12, passphrase: 'x' })).toThrow(/mac verify failure/);
    const certificate = new X509Certificate(openP12(p12, 'sifra').certPem);
    expect(certificate.subject).toBe(`C=HR\nO=SOVA D.O.O. HR${OIB}\nL=ZAGREB\nCN=FISKAL 1`);
    expect(certificate.issuer).toContain('CN=FiskAI Mock Demo CA');
    await expect(mocks.ca.issueCompanyP12({ oib: '12345678901', name: 'x', password: 'x' })).rejects.toThrow(RangeError);
  });
});
