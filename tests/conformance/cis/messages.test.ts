import { describe, expect, it } from 'vitest';

import { formatDistinguishedName, readCertificateNames } from '#server/domain/fiscal/certificate-names.ts';
import type { HoursSchedule, RegularHours } from '#server/domain/fiscal/working-hours.ts';
import { signRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import { writeChangeRequest, writeCheckRequest, writeTipRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import {
  writeReadHours,
  writeRegisterHours,
  writeRegisterHoursOfMany,
  writeRemoveHours,
} from '#server/integrations/fiscalization/cis/wire-hours.ts';
import { makeAuthority, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';
import { loadSchema } from '#tests/conformance/cis/kit/schema.ts';
import { hasVectors, WITHOUT_VECTORS } from '#tests/conformance/cis/kit/vectors.ts';

const taxpayer = makeTaxpayer(makeAuthority());
const names = readCertificateNames(taxpayer.certificate.raw);
const credential = {
  privateKey: taxpayer.key,
  certificateDer: taxpayer.certificate.raw,
  issuerName: formatDistinguishedName(names.issuer),
  serialNumber: names.serialNumber,
};
const header = { messageId: '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11', sentAt: '24.11.2026T08:05:10' };
const message = { credential, hash: 'sha256' as const, messageId: header.messageId, sentAt: new Date(0), timeoutMs: 1 };
const receipt = cashReceipt();
const premises = { ...message, oib: '69435151530', premisesCode: 'POSL1', operatorOib: '01234567896' };

const weekday = { day: 1, from: '08:00', to: '24:00' } as const;
const schedules: readonly HoursSchedule[] = [
  { kind: 'by_appointment' },
  { kind: 'once', days: [weekday, { ...weekday, day: 8 }] },
  { kind: 'twice', days: ([1, 2] as const).map((part) => ({ ...weekday, part })) },
  { kind: 'odd_even', days: [true, false].map((odd) => ({ ...weekday, odd })) },
];
const regular = (schedule: HoursSchedule): RegularHours => ({ from: '2026-11-25', to: null, note: 'Šank & „terasa“', schedule });
const exceptions = [
  { on: '2026-12-24', spans: [{ from: '08:00', to: '12:00' }] },
  {
    on: '2026-12-31',
    spans: [
      { from: '08:00', to: '12:00' },
      { from: '17:00', to: '24:00' },
    ],
  },
];

const requests: readonly (readonly [string, string])[] = [
  ['ProvjeraZahtjev', writeCheckRequest({ receipt, ...header })],
  ['PromijeniPodatkeRacunaZahtjev', writeChangeRequest(header, { receipt, payment: 'K', buyerOib: '01234567896' })],
  ['PromijeniPodatkeRacunaZahtjev', writeChangeRequest(header, { receipt, payment: 'T', buyerOib: null })],
  ['NapojnicaZahtjev', writeTipRequest(header, { receipt, amount: '2.50', payment: 'G' })],
  ...schedules.map((schedule): readonly [string, string] => [
    'PrijaviRadnoVrijemeZahtjev',
    writeRegisterHours(header, { ...premises, hours: { regular: [regular(schedule)], exceptions } }),
  ]),
  [
    'ObrisiRadnoVrijemeZahtjev',
    writeRemoveHours(header, { ...premises, regularFrom: ['2026-11-25'], exceptionsOn: ['2026-12-24'] }),
  ],
  ['DohvatiRadnoVrijemeZahtjev', writeReadHours(header, premises)],
  ...[{ regular: regular({ kind: 'by_appointment' }) }, ...exceptions.map((exception) => ({ exception }))].map(
    (hours): readonly [string, string] => [
      'PrijaviRadnoVrijemeZaPoslovniceZahtjev',
      writeRegisterHoursOfMany(header, { ...premises, premisesCodes: ['POSL1', 'POSL2'], hours }),
    ],
  ),
];

describe.each(requests)('%s', (name, unsigned) => {
  const signed = signRequest(name, unsigned, credential, 'sha256');

  it('is signed so that xml-crypto confirms it', () => {
    const envelope = wrapInEnvelope(signed);
    expect(verifySignedFile(Buffer.from(envelope), taxpayer.certificate.publicKey)).toEqual({ valid: true, reason: null });
  });

  it.skipIf(!hasVectors)(`keeps the official schema 1.10${WITHOUT_VECTORS}`, () => {
    expect(loadSchema().problemsOf(signed)).toEqual([]);
  });
});
