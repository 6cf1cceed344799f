import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';

import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import { signReceiptRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';
import { type BenchLine, speedRatio } from '#tests/bench/bench-line.ts';

const ROUNDS = 60;
const OPERATIONS = 30;

/** Operations per second of processor time: what other programs take of a shared machine does not count. */
const perSecond = (operation: (index: number) => void): number => {
  const started = process.cpuUsage();
  for (let index = 0; index < OPERATIONS; index += 1) operation(index);
  const { user, system } = process.cpuUsage(started);
  return (OPERATIONS * 1e6) / (user + system);
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A receipt as a shop writes it: time, ZKI, one VAT rate, XML signature, envelope. Nothing is kept between two receipts but the key. */
const receiptMaker = (privateKey: KeyObject): ((index: number) => string) => {
  const credential: SigningCredential = {
    privateKey,
    // The size of a real leaf; its content does not matter to the speed.
    certificateDer: Buffer.alloc(1_500, 0x5a),
    issuerName: 'CN=Fina RDC 2020,O=Financijska agencija,C=HR',
    serialNumber: '38601662581725784051014199562348101599',
  };
  const opening = Date.UTC(2026, 10, 24, 7, 5, 9);
  return (index) => {
    const instant = new Date(opening + index * 61_000);
    const DatVrijeme = formatFiscalTime(instant);
    const fields = {
      Oib: '69435151530',
      DatVrijeme,
      BrOznRac: String(index + 1),
      OznPosPr: 'POSL1',
      OznNapUr: '1',
      IznosUkupno: `${10 + (index % 90)}.50`,
    };
    const receipt = {
      ...fields,
      USustPdv: true,
      OznSlijed: 'P',
      Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
      NacinPlac: 'G',
      OibOper: '01234567896',
      ZastKod: computeZki(fields, privateKey, 'sha256'),
      NakDost: false,
    } as const;
    const message = { receipt, messageId: randomUUID(), sentAt: formatFiscalTime(instant) };
    return wrapInEnvelope(signReceiptRequest(message, credential, 'sha256'));
  };
};

/**
 * Building, ZKI and signature of one receipt against the two RSA operations in it, with a key made for the run. Rounds of both
 * alternate, so that a machine that slows down slows both.
 */
export const runSigningBench = async (): Promise<BenchLine[]> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const make = receiptMaker(privateKey);
  const text = Buffer.alloc(60, 0x31);
  const signedInfo = Buffer.alloc(650, 0x31);
  const signTwice = (): void => {
    sign('sha256', text, privateKey);
    sign('sha256', signedInfo, privateKey);
  };
  perSecond(make);
  perSecond(signTwice);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const oursFirst = round % 2 === 0;
    const first = perSecond(oursFirst ? make : signTwice);
    const second = perSecond(oursFirst ? signTwice : make);
    return oursFirst ? { ours: first, reference: second } : { ours: second, reference: first };
  });
  const ours = { opsPerSecond: Math.round(median(rounds.map((round) => round.ours))) };
  const reference = {
    what: 'two crypto.sign (RSA-2048, SHA-256) with a cached KeyObject',
    opsPerSecond: Math.round(median(rounds.map((round) => round.reference))),
  };
  return [{ name: 'signing', ours, reference, ratio: Number(speedRatio(ours, reference).toFixed(3)) }];
};
