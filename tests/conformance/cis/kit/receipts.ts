import fc from 'fast-check';

import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';

/** The smallest receipt of a VAT payer that makes sense. */
export const cashReceipt = (changes: Partial<FiscalReceipt> = {}): FiscalReceipt => ({
  Oib: '69435151530',
  USustPdv: true,
  DatVrijeme: '24.11.2026T08:05:09',
  OznSlijed: 'P',
  BrOznRac: '1',
  OznPosPr: 'POSL1',
  OznNapUr: '1',
  Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
  IznosUkupno: '12.50',
  NacinPlac: 'G',
  OibOper: '01234567896',
  ZastKod: '1910bcf8dff2c6d30c5f87fef6afecb0',
  NakDost: false,
  ...changes,
});

const digits = (longest: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${longest - 1}}$`));
const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n }))
  .map(
    ([negative, minor]) => `${negative && minor > 0n ? '-' : ''}${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`,
  );
const rate = fc.constantFrom('0.00', '3.00', '5.00', '13.00', '25.00');
const tax = fc.record({ Stopa: rate, Osnovica: amount, Iznos: amount });
const oib = fc.constantFrom('69435151530', '01234567896', '98765432106');

/** Names as people write them, and as they had better not: markup, quotes, line ends, letters in two pieces, other scripts. */
const unit = fc.oneof(
  fc.constantFrom(...'čćžšđČĆŽŠĐ &<>"\'\t\n\r|€„“–', 'c\u030c', 'z\u030c', '\u{1f9fe}', '\u0085', '\u2028'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const name = fc
  .array(unit, { minLength: 1, maxLength: 20 })
  .map((parts) => parts.join(''))
  .filter((text) => !FORBIDDEN.test(text) && Array.from(text.normalize('NFC')).length <= 100);

/** Any receipt that the schema takes, sensible or not. */
export const anyReceipt = (): fc.Arbitrary<FiscalReceipt> =>
  fc.record(
    {
      Oib: oib,
      USustPdv: fc.boolean(),
      DatVrijeme: fc.constantFrom('24.11.2026T08:05:09', '01.01.2027T00:00:00', '29.02.2028T23:59:59'),
      OznSlijed: fc.constantFrom('P', 'N'),
      BrOznRac: digits(20),
      OznPosPr: fc.stringMatching(/^[0-9a-zA-Z]{1,20}$/),
      OznNapUr: digits(20),
      Pdv: fc.array(tax, { maxLength: 4 }),
      Pnp: fc.array(tax, { maxLength: 2 }),
      OstaliPor: fc.array(fc.record({ Naziv: name, Stopa: rate, Osnovica: amount, Iznos: amount }), { maxLength: 2 }),
      IznosOslobPdv: amount,
      IznosMarza: amount,
      IznosNePodlOpor: amount,
      Naknade: fc.array(fc.record({ NazivN: name, IznosN: amount }), { maxLength: 3 }),
      IznosUkupno: amount,
      NacinPlac: fc.constantFrom('G', 'K', 'T', 'O'),
      OibOper: oib,
      ZastKod: fc.stringMatching(/^[a-f0-9]{32}$/),
      NakDost: fc.boolean(),
      ParagonBrRac: name,
      OibPrimateljaRacuna: oib,
    },
    {
      requiredKeys: [
        ...(['Oib', 'USustPdv', 'DatVrijeme', 'OznSlijed', 'BrOznRac', 'OznPosPr', 'OznNapUr'] as const),
        ...(['IznosUkupno', 'NacinPlac', 'OibOper', 'ZastKod', 'NakDost'] as const),
      ],
    },
  );
