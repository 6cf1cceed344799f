import { generateKeyPairSync, sign, verify } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';

import { DomainError } from '#server/domain/shared/errors.ts';
import { readP12 } from '#server/modules/fiscalization/p12/read-p12.ts';
import type { TestAuthority } from '#tests/conformance/cis/kit/certificates.ts';
import { makeAuthority, makeIdentity, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';
import {
  certificateBag,
  macDataWithRounds,
  makeCurveCertificate,
  openKeyBag,
  openPkcs12,
} from '#tests/conformance/cis/kit/der-writer.ts';

const authority = makeAuthority();
const taxpayer = makeTaxpayer(authority);

type Options = NonNullable<Parameters<typeof forge.pkcs12.toPkcs12Asn1>[3]>;

const makeP12 = (
  key: TestAuthority | null,
  certificates: readonly TestAuthority[],
  password: string,
  options: Options = { algorithm: '3des' },
): Buffer => {
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    key === null ? null : forge.pki.privateKeyFromPem(key.keyPem),
    certificates.map((certificate) => forge.pki.certificateFromPem(certificate.certificatePem)),
    password,
    options,
  );
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
};

const problemOf = (bytes: Uint8Array, password: string): string => {
  try {
    readP12(bytes, password);
    return 'none';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.kind).toBe('invalid');
    return error.code;
  }
};

describe('a good file', () => {
  it.each(['3des', 'aes128', 'aes256'] as const)('opens when locked with %s', (algorithm) => {
    const content = readP12(makeP12(taxpayer, [taxpayer, authority], 'tajna', { algorithm }), 'tajna');
    expect(content.oib).toBe('69435151530');
    expect(content.issuerName).toBe('CN=Probni Demo CA,O=Probna agencija,C=HR');
    expect(content.serialNumber).toBe('38601662581725784051014199562348101599');
    expect(content.subject).toContain('ČEVAPČIĆ');
    expect(content.isDemoIssuer).toBe(true);
    expect(content.notBefore).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(content.notAfter).toEqual(new Date('2046-01-01T00:00:00Z'));
    expect(content.certificateDer.equals(taxpayer.certificate.raw)).toBe(true);
    const signature = sign('sha256', Buffer.from('x'), content.privateKey);
    expect(verify('sha256', Buffer.from('x'), taxpayer.certificate.publicKey, signature)).toBe(true);
    expect(content.privateKeyPkcs8Der.equals(taxpayer.key.export({ format: 'der', type: 'pkcs8' }))).toBe(true);
  });

  it('finds the leaf by its key, whatever the order', () => {
    const content = readP12(makeP12(taxpayer, [authority, taxpayer], 'tajna'), 'tajna');
    expect(content.certificateDer.equals(taxpayer.certificate.raw)).toBe(true);
  });

  it('takes a password with Croatian letters', () => {
    expect(readP12(makeP12(taxpayer, [taxpayer], 'šifra-ŽĆ€'), 'šifra-ŽĆ€').oib).toBe('69435151530');
  });

  it('takes a file without a password', () => {
    expect(readP12(makeP12(taxpayer, [taxpayer], ''), '').oib).toBe('69435151530');
  });

  it('is opened although an elliptic-curve authority lies beside the leaf', () => {
    const pkcs8 = taxpayer.key.export({ format: 'der', type: 'pkcs8' });
    const bags = [certificateBag(makeCurveCertificate()), openKeyBag(pkcs8), certificateBag(taxpayer.certificate.raw)];
    const file = openPkcs12(bags);
    expect(readP12(file, 'tajna').oib).toBe('69435151530');
  });
});

describe('the OIB', () => {
  const oibOf = (subject: readonly (readonly [string, string])[]) => {
    const identity = makeIdentity({ subject, issuer: authority });
    return readP12(makeP12(identity, [identity], 'x'), 'x').oib;
  };

  it.each([
    ['organizationIdentifier of FINA', [['2.5.4.97', 'HR69435151530']], '69435151530'],
    ['organizationIdentifier of AKD', [['2.5.4.97', 'VATHR-69435151530']], '69435151530'],
    ['the organization', [['2.5.4.10', 'OBRT SOVA HR69435151530']], '69435151530'],
    ['nowhere', [['2.5.4.3', 'FISKAL 1']], null],
    ['a wrong check digit', [['2.5.4.10', 'OBRT SOVA HR69435151531']], null],
    ['a longer number', [['2.5.4.10', 'OBRT SOVA HR694351515301']], null],
  ] as const)('%s', (_name, subject, oib) => {
    expect(oibOf(subject)).toBe(oib);
  });
});

describe('a file that does not serve', () => {
  const good = makeP12(taxpayer, [taxpayer], 'tajna');

  it('with a wrong password says so', () => {
    expect(problemOf(good, 'kriva')).toBe('CERTIFICATE_WRONG_PASSWORD');
    expect(problemOf(good, '')).toBe('CERTIFICATE_WRONG_PASSWORD');
    expect(problemOf(makeP12(taxpayer, [taxpayer], 'tajna', { algorithm: 'aes256', useMac: false }), 'kriva')).toBe(
      'CERTIFICATE_WRONG_PASSWORD',
    );
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['a bare certificate', taxpayer.certificate.raw],
    ['a bare key', taxpayer.key.export({ format: 'der', type: 'pkcs8' })],
    ['cut', good.subarray(0, 900)],
    ['far too large', Buffer.alloc(300_000, 0x30)],
  ])('%s is unsupported', (_name, bytes) => {
    expect(problemOf(bytes, 'tajna')).toBe('CERTIFICATE_UNSUPPORTED');
  });

  it('without a key', () => {
    expect(problemOf(makeP12(null, [taxpayer], 'tajna'), 'tajna')).toBe('CERTIFICATE_NO_KEY');
  });

  it('without a certificate', () => {
    const pkcs8 = taxpayer.key.export({ format: 'der', type: 'pkcs8' });
    expect(problemOf(openPkcs12([openKeyBag(pkcs8)]), '')).toBe('CERTIFICATE_NO_CERTIFICATE');
  });

  it('whose key belongs to no certificate in it', () => {
    expect(problemOf(makeP12(taxpayer, [authority], 'tajna'), 'tajna')).toBe('CERTIFICATE_KEY_MISMATCH');
  });

  it('whose key is too short', () => {
    const weak = makeTaxpayer(authority, 1024);
    expect(problemOf(makeP12(weak, [weak], 'tajna'), 'tajna')).toBe('CERTIFICATE_TOO_WEAK');
  });

  it('whose key is of an elliptic curve', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const bags = [openKeyBag(privateKey.export({ format: 'der', type: 'pkcs8' })), certificateBag(taxpayer.certificate.raw)];
    expect(problemOf(openPkcs12(bags), '')).toBe('CERTIFICATE_KEY_MISMATCH');
  });

  it('that would keep the processor busy for hours', () => {
    const started = performance.now();
    expect(problemOf(openPkcs12([], macDataWithRounds('7fffffff')), 'tajna')).toBe('CERTIFICATE_UNSUPPORTED');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('any single damaged byte ends in one of the answers above', () => {
    for (let at = 0; at < good.length; at += 37) {
      const damaged = Buffer.from(good);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(problemOf(damaged, 'tajna')).toMatch(
        /^(none|CERTIFICATE_(WRONG_PASSWORD|UNSUPPORTED|NO_KEY|NO_CERTIFICATE|KEY_MISMATCH))$/,
      );
    }
  });
});
