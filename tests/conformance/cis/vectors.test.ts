import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { formatDistinguishedName, readCertificateNames } from '#server/domain/fiscal/certificate-names.ts';
import { zkiText } from '#server/domain/fiscal/zki.ts';
import { signReceiptRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import { writeReceiptRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';
import { readP12 } from '#server/modules/fiscalization/p12/read-p12.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';
import { hasVectors, readVector, readVectorText, WITHOUT_VECTORS } from '#tests/conformance/cis/kit/vectors.ts';

const credential = (): SigningCredential => {
  const certificate = new X509Certificate(readVector('vectors/test-cert.pem'));
  const { issuer, serialNumber } = readCertificateNames(certificate.raw);
  return {
    privateKey: createPrivateKey(readVector('vectors/test-key.pem')),
    certificateDer: certificate.raw,
    issuerName: formatDistinguishedName(issuer),
    serialNumber,
  };
};

const side = z.object({ signatureBase64: z.string(), zki: z.string() });
const zkiFile = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      oib: z.string(),
      datVrij: z.string(),
      bor: z.string(),
      opp: z.string(),
      onu: z.string(),
      uir: z.string(),
      concatenated: z.string(),
      sha1: side,
      sha256: side,
    }),
  ),
});

describe.skipIf(!hasVectors)(`requests, byte for byte${WITHOUT_VECTORS}`, () => {
  it.each(['sha256', 'sha1'] as const)('%s: digested bytes, signed bytes and the whole message', (hash) => {
    const signing = credential();
    const zki = computeZki(cashReceipt(), signing.privateKey, hash);
    const message = {
      receipt: cashReceipt({ ZastKod: zki }),
      messageId: '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11',
      sentAt: '24.11.2026T08:05:10',
    };
    expect(writeReceiptRequest(message)).toBe(readVectorText(`vectors/racun-zahtjev.${hash}.unsigned.c14n.xml`));
    const signed = signReceiptRequest(message, signing, hash);
    expect(wrapInEnvelope(signed)).toBe(readVectorText(`vectors/racun-zahtjev.${hash}.soap.xml`));
    const signedInfo = readVector(`vectors/racun-zahtjev.${hash}.signedinfo.c14n.xml`);
    expect(signed).toContain(`<SignatureValue>${sign(hash, signedInfo, signing.privateKey).toString('base64')}</SignatureValue>`);
  });
});

describe.skipIf(!hasVectors)(`ZKI${WITHOUT_VECTORS}`, () => {
  const cases = hasVectors ? zkiFile.parse(JSON.parse(readVectorText('vectors/zki.json'))).cases : [];

  it.each(cases)('$name', (given) => {
    const receipt = {
      Oib: given.oib,
      DatVrijeme: given.datVrij.replace(' ', 'T'),
      BrOznRac: given.bor,
      OznPosPr: given.opp,
      OznNapUr: given.onu,
      IznosUkupno: given.uir,
    };
    const { privateKey } = credential();
    expect(zkiText(receipt)).toBe(given.concatenated);
    for (const hash of ['sha1', 'sha256'] as const) {
      expect(computeZki(receipt, privateKey, hash)).toBe(given[hash].zki);
      const signature = Buffer.from(given[hash].signatureBase64, 'base64');
      expect(createHash('md5').update(signature).digest('hex')).toBe(given[hash].zki);
    }
  });
});

describe.skipIf(!hasVectors)(`answers${WITHOUT_VECTORS}`, () => {
  it.each([
    ['racun-odgovor.ok.sha256.soap.xml', 'test-cis-cert.pem', { valid: true, reason: null }],
    ['racun-odgovor.greska-s005.sha256.soap.xml', 'test-cis-cert.pem', { valid: true, reason: null }],
    ['racun-odgovor.tampered.sha256.soap.xml', 'test-cis-cert.pem', { valid: false, reason: 'digest_mismatch' }],
    ['racun-odgovor.ok.sha256.soap.xml', 'test-cert.pem', { valid: false, reason: 'signature_mismatch' }],
    [
      'official/napojnica-odgovor.s009.rsa-sha1.soap.xml',
      'official/napojnica-odgovor.signer-cert.pem',
      { valid: true, reason: null },
    ],
    ['racun-zahtjev.sha256.soap.xml', 'test-cert.pem', { valid: true, reason: null }],
    ['racun-zahtjev.sha1.soap.xml', 'test-cert.pem', { valid: true, reason: null }],
  ])('%s with the key of %s', (message, certificate, verdict) => {
    const { publicKey } = new X509Certificate(readVector(`vectors/${certificate}`));
    expect(verifySignedFile(readVector(`vectors/${message}`), publicKey)).toEqual(verdict);
  });

  it('a flipped byte anywhere inside the signed element is noticed', () => {
    const { publicKey } = new X509Certificate(readVector('vectors/test-cis-cert.pem'));
    const original = readVector('vectors/racun-odgovor.ok.sha256.soap.xml');
    const from = original.indexOf('<tns:RacunOdgovor');
    const to = original.indexOf('</SignatureValue>');
    for (let at = from; at < to; at += 7) {
      const changed = Buffer.from(original);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      expect(verifySignedFile(changed, publicKey).valid, `byte ${at}`).toBe(false);
    }
  });
});

describe.skipIf(!hasVectors)(`PKCS#12 files${WITHOUT_VECTORS}`, () => {
  it.each(['modern-aes256.p12', 'legacy-3des.p12', 'legacy-rc2-40-3des.p12'])('%s', (name) => {
    const content = readP12(readVector(`vectors/p12/${name}`), 'test1234');
    const certificate = new X509Certificate(readVector('vectors/test-cert.pem'));
    expect(content.certificateDer.equals(certificate.raw)).toBe(true);
    expect(content.privateKey.equals(createPrivateKey(readVector('vectors/test-key.pem')))).toBe(true);
    expect(content).toMatchObject({
      oib: '69435151530',
      issuerName: 'CN=Test Demo CA 2020,O=Test agencija,C=HR',
      serialNumber: '38601662581725784051014199562348101599',
      isDemoIssuer: true,
    });
    expect(() => readP12(readVector(`vectors/p12/${name}`), 'Test1234')).toThrow('CERTIFICATE_WRONG_PASSWORD');
  });
});
