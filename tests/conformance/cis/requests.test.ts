import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { formatDistinguishedName, readCertificateNames } from '#server/domain/fiscal/certificate-names.ts';
import { signReceiptRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';
import { makeAuthority, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';
import { anyReceipt, cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';
import { loadSchema } from '#tests/conformance/cis/kit/schema.ts';
import { hasVectors, hasXmlsec1, WITHOUT_VECTORS, WITHOUT_XMLSEC1 } from '#tests/conformance/cis/kit/vectors.ts';

const taxpayer = makeTaxpayer(makeAuthority());
const names = readCertificateNames(taxpayer.certificate.raw);
const credential: SigningCredential = {
  privateKey: taxpayer.key,
  certificateDer: taxpayer.certificate.raw,
  issuerName: formatDistinguishedName(names.issuer),
  serialNumber: names.serialNumber,
};

const requestFor = (receipt: Parameters<typeof signReceiptRequest>[0]['receipt'], hash: 'sha256' | 'sha1' = 'sha256'): string =>
  signReceiptRequest(
    { receipt, messageId: '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11', sentAt: '24.11.2026T08:05:10' },
    credential,
    hash,
  );

it('xml-crypto confirms the signature of any receipt', () => {
  const property = fc.property(anyReceipt(), fc.constantFrom('sha256', 'sha1'), (receipt, hash) => {
    const message = wrapInEnvelope(requestFor(receipt, hash));
    expect(verifySignedFile(Buffer.from(message), taxpayer.certificate.publicKey)).toEqual({ valid: true, reason: null });
  });
  fc.assert(property, { numRuns: 150 });
});

describe.skipIf(!hasVectors)(`the official schema 1.10${WITHOUT_VECTORS}`, () => {
  const schema = hasVectors ? loadSchema() : { problemsOf: () => [] };

  it('takes any receipt that we write', () => {
    fc.assert(
      fc.property(anyReceipt(), (receipt) => {
        expect(schema.problemsOf(requestFor(receipt))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is really asked: it refuses what is not a receipt', () => {
    expect(schema.problemsOf(requestFor(cashReceipt({ IznosUkupno: '12.5' })))).not.toEqual([]);
    expect(schema.problemsOf(requestFor(cashReceipt({ OznPosPr: 'POŠTA' })))).not.toEqual([]);
  });
});

describe.skipIf(!hasXmlsec1)(`xmlsec1${WITHOUT_XMLSEC1}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fiskai-xmlsec-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const certificateFile = path.join(folder, 'cert.pem');
  writeFileSync(certificateFile, taxpayer.certificatePem);

  const accepts = (xml: string): boolean => {
    const file = path.join(folder, 'request.xml');
    writeFileSync(file, xml);
    const idAttribute = ['--id-attr:Id', 'http://www.apis-it.hr/fin/2012/types/f73:RacunZahtjev'];
    try {
      execFileSync('xmlsec1', ['--verify', '--pubkey-cert-pem', certificateFile, ...idAttribute, file], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  it('confirms the signature of any receipt', () => {
    const property = fc.property(anyReceipt(), (receipt) => {
      expect(accepts(wrapInEnvelope(requestFor(receipt)))).toBe(true);
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('refuses a message changed after signing', () => {
    expect(accepts(wrapInEnvelope(requestFor(cashReceipt())).replace('>12.50<', '>12.51<'))).toBe(false);
  });
});
