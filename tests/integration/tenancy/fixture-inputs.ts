import type { FurnishedCompany } from './two-companies.ts';
import { line } from './two-companies.ts';

/** Inputs that name things of `theirs`, for a call by `mine`. */
export type Inputs = (theirs: FurnishedCompany, mine: FurnishedCompany) => readonly unknown[];

/**
 * How a procedure is tried with another company's ids. `refused`: each input must end in NOT_FOUND or FORBIDDEN.
 * `blind`: an answer is allowed, and must show nothing of the other company.
 */
export interface Fixture {
  readonly refused?: Inputs;
  readonly blind?: Inputs;
  /** How the blind calls end, where that is not well: a wrong code, say, that must fail without a word about anybody. */
  readonly ends?: 'BAD_REQUEST' | 'CONFLICT';
}

export const cost = {
  supplierName: 'Tuđi dobavljač',
  supplierTaxId: '',
  supplierAddress: '',
  supplierIban: '',
  number: '9-9-9',
  issuedOn: '2026-11-20',
  currency: 'EUR',
  total: '1.00',
  paymentReference: '',
  note: '',
};

export const byId = (name: keyof FurnishedCompany): Fixture => ({ refused: (theirs) => [{ id: theirs[name] }] });
export const documentOf: Inputs = (theirs) => [
  { id: theirs.invoiceId },
  { id: theirs.stornoId },
  { id: theirs.quoteId },
  { id: theirs.draftId },
];
export const withoutInput: Fixture = { blind: () => [undefined] };

export const schedule = {
  name: 'Tuđe održavanje',
  lines: [{ description: 'Tuđe', quantity: '1', unitPrice: '1.00' }],
  unit: 'month',
  every: 1,
  day: 24,
  startsOn: '2026-12-24',
  textPeriod: 'current',
  dueDays: 15,
  action: 'draft',
};

export const unknownToken: Fixture = { refused: () => [{ token: 'x'.repeat(43) }] };

export const address = { street: 'Ilica 1', postalCode: '10000', city: 'Zagreb' };
export const place = { code: 'X9', name: 'Tuđe', ...address };
export const contact = { kind: 'business', name: 'Tuđi kupac', oib: '12345678903', ...address, documentLocale: 'hr' };
/** A period with everything that either company sold. */
export const days = { from: '2026-01-01', to: '2026-12-31' };

export const product = { name: 'Tuđa usluga', unit: 'HUR', price: '1', priceMode: 'net', vatCode: 'exempt' };

/** Content of a draft where everything that can be named belongs to another company. */
export const contentOf = (theirs: FurnishedCompany) => ({
  contactId: theirs.contactId,
  premisesId: theirs.premisesId,
  deviceId: theirs.deviceId,
  operatorId: theirs.operatorId,
  priceMode: 'net',
  lines: [{ ...line('Tuđe'), productId: theirs.productId }],
  discountPercent: '',
  deliveryOn: null,
  dueOn: null,
  paymentMethod: 'card',
  note: '',
  locale: 'hr',
});

/** A file with the numbers of another company's customer: by them an import finds whom it would change. */
export const contactFile: Inputs = (theirs) => [
  { text: `naziv;OIB;adresa;poštanski broj;mjesto\nNovi kupac;${theirs.contactOib};Ilica 1;10000;Zagreb\n` },
];
export const productFile: Inputs = () => [{ text: 'naziv;jedinica;cijena\nNova usluga;HUR;1,00\n' }];

export const company = {
  kind: 'pausalni_obrt',
  name: 'Treći obrt',
  ownerName: 'Ana Kovač',
  oib: '12345678903',
  ...address,
  iban: null,
  inVat: false,
  vatOnCollection: false,
  premisesCode: 'P1',
  premisesName: 'Ured',
  premisesStreet: 'Ilica 1',
  premisesPostalCode: '10000',
  premisesCity: 'Zagreb',
  deviceCode: '1',
  numberingPer: 'premises',
  operatorMark: 'A1',
  operatorName: 'Ana Kovač',
  operatorOib: '12345678903',
};
