import fc from 'fast-check';

import type { Address, LineReference, Party, Payment, VatTreatment } from '#server/domain/einvoice/model/einvoice.ts';

/** Made-up OIBs whose check digits are right. */
export const OIBS = ['12345678903', '69435151530', '01234567896'] as const;
const KPD_CODES = ['62.20.20', '01.11.11', '46.17.02'] as const;

export const text = fc.constantFrom(
  'Žito i čvor d.o.o.',
  'A & B <brzo> "i" \'točno\'',
  'prvi red\ndrugi red\tkraj',
  '😀 ]]> &amp;',
  'x',
  'kraj reda\r\nPočetak',
);
export const mark = fc.constantFrom('2026-17', 'UG/9 & "x"', 'ŠĐ-1', '0');
export const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 });
export const cents = fc.bigInt({ min: 1n, max: 9_999_999n });
const decimal = fc.integer({ min: 1, max: 9_999_999 }).map((value) => String(value / 1000));
export const scheme = fc.constantFrom('0088', null);
export const identifier = (schemes: fc.Arbitrary<string | null>) => fc.record({ id: mark, scheme: schemes });

export const address: fc.Arbitrary<Address> = fc.record({
  street: maybe(text),
  secondStreet: maybe(text),
  thirdStreet: maybe(text),
  city: maybe(text),
  postalCode: maybe(mark),
  region: maybe(text),
  country: fc.constantFrom('HR', 'SI', 'DE'),
});

export const period = fc
  .tuple(day, day)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  .chain((both) => fc.constantFrom(both, { ...both, to: null }, { ...both, from: null }));

/** How a part of an invoice may be treated (HR-TB-2): the European category, the Croatian one and its scheme. */
export interface Treatment {
  readonly label: string;
  readonly category: string;
  readonly hrCategory: string;
  readonly percent: string | null;
  readonly scheme: string;
}
const row = (label: string, category: string, hrCategory = category, percent: string | null = '0', of = 'VAT'): Treatment => ({
  label,
  category,
  hrCategory,
  percent,
  scheme: of,
});
export const OUTSIDE = row('HR:O', 'O', 'O', null);
export const TREATMENTS = [
  row('HR:PDV25', 'S', 'S', '25'),
  row('HR:PDV13', 'S', 'S', '13'),
  row('HR:PDV5', 'S', 'S', '5'),
  ...['Z', 'K', 'G', 'AE', 'E'].map((category) => row(`HR:${category}`, category)),
  row('HR:N', 'E', 'O'),
  row('HR:POVNAK', 'E', 'O', '0', 'OTH'),
  row('HR:PP', 'E', 'O', '0', 'LOC'),
  row('HR:PPMV', 'E', 'O', '0', 'CAR'),
];
const isTaxed = ({ category }: Treatment): boolean => category === 'S' || category === 'Z';

export const treated = (treatment: Treatment, label: string | null, category = treatment.category): VatTreatment => ({
  category,
  label,
  percent: treatment.percent,
  reasonCode: null,
  reason: isTaxed(treatment) ? null : `Razlog ${treatment.label} & članak <45>`,
});

export const lineAdjustment = fc.record({
  isCharge: fc.boolean(),
  reasonCode: fc.constant<string | null>(null),
  reason: text,
  percent: maybe(fc.constantFrom('10', '33.33')),
  amountMinor: cents,
  baseMinor: maybe(cents),
});

const reference: fc.Arbitrary<LineReference | null> = maybe(fc.record({ line: mark, document: maybe(mark) }));

export const anyLine = (treatments: readonly Treatment[]) =>
  fc.record({
    note: maybe(text),
    quantity: decimal,
    unit: fc.constantFrom('H87', 'HUR', 'KGM'),
    netMinor: fc.bigInt({ min: -999_999n, max: 9_999_999n }),
    buyerAccount: maybe(mark),
    period: maybe(period),
    order: reference,
    despatch: reference,
    receipt: reference,
    object: maybe(identifier(fc.constantFrom(null, 'AAJ'))),
    adjustments: fc.array(lineAdjustment, { maxLength: 2 }),
    description: maybe(text),
    name: text,
    buyersItem: maybe(mark),
    sellersItem: maybe(mark),
    standardItem: maybe(fc.record({ id: mark, scheme: fc.constant('0160') })),
    origin: maybe(fc.constantFrom('HR', 'AT')),
    classifications: fc
      .record({ kpd: fc.constantFrom(...KPD_CODES), other: maybe(mark), version: maybe(mark) })
      .map(({ kpd, other, version }) => [
        { code: kpd, list: 'CG', version: null },
        ...(other === null ? [] : [{ code: other, list: 'STI', version }]),
      ]),
    treatment: fc.constantFrom(...treatments),
    properties: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
    price: decimal,
    baseQuantity: maybe(fc.constantFrom('1', '10', '0.5')),
    priceAllowance: fc.boolean(),
  });

export const party = (isTaxed: boolean, isSeller: boolean): fc.Arbitrary<Party> =>
  fc
    .record({
      oib: fc.constantFrom(...OIBS),
      identifiers: fc.array(fc.record({ id: mark, scheme }), { maxLength: isSeller ? 2 : 1 }),
      tradingName: maybe(text),
      address,
      name: text,
      registration: isSeller ? identifier(scheme) : maybe(identifier(scheme)),
      legalInformation: isSeller ? maybe(text) : fc.constant(null),
      contact: maybe(fc.record({ name: maybe(text), phone: maybe(mark), email: fc.constant('ana@example.hr') })),
    })
    .map(({ oib, ...rest }) => ({
      ...rest,
      endpoint: { id: oib, scheme: '9934' },
      vatId: isTaxed ? `HR${oib}` : null,
      taxRegistration: isTaxed || !isSeller ? null : oib,
    }));

const NO_PAYMENT = { card: null, account: null, mandate: null };
export const payment: fc.Arbitrary<Payment> = fc
  .record({
    description: maybe(text),
    reference: maybe(fc.constant('HR01 2026-44-8')),
    kind: fc.constantFrom('transfer', 'card', 'debit', 'cash'),
    holder: maybe(text),
    debited: maybe(fc.constant('HR7799999981234567897')),
  })
  .map(({ kind, holder, debited, ...rest }) => {
    const common = { ...rest, ...NO_PAYMENT };
    if (kind === 'transfer')
      return { ...common, means: '30', account: { iban: 'HR7799999981234567897', name: holder, bic: debited && 'ZABAHR2X' } };
    if (kind === 'card') return { ...common, means: '48', card: { number: '1234', network: 'VISA', holder } };
    return kind === 'debit'
      ? { ...common, means: '49', mandate: { reference: 'M-1', debitedAccount: debited } }
      : { ...common, means: '10' };
  });

/** Several payments are several accounts to pay to; of anything else there is one (UBL-SR-47, 54, 55). */
export const ofOneMeans = (payments: readonly Payment[]): readonly Payment[] =>
  payments.every(({ means }) => means === '30') ? payments : payments.slice(0, 1);
