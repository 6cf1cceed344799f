import { childElements } from '../kit/soap.ts';

/** Amounts in cents, rates in hundredths of a percent. */
export interface TaxRow {
  readonly rate: bigint;
  readonly base: bigint;
  readonly amount: bigint;
}

/** A `Racun` that passed the schema. Instants are the wall clock of Zagreb, as written. */
export interface Receipt {
  readonly messageId: string;
  readonly sentAt: string;
  readonly oib: string;
  readonly inVatSystem: boolean;
  readonly issuedAt: string;
  readonly number: string;
  readonly premises: string;
  readonly device: string;
  readonly vat: readonly TaxRow[];
  readonly consumption: readonly TaxRow[];
  readonly hasOtherTaxes: boolean;
  readonly exempt: bigint | null;
  readonly margin: bigint | null;
  readonly notTaxed: bigint | null;
  readonly fees: readonly bigint[];
  readonly total: bigint;
  readonly payment: string;
  readonly operatorOib: string;
  readonly zki: string;
  readonly late: boolean;
  readonly buyerOib: string | null;
  readonly specialPurpose: string | null;
  /** The receipt's elements and texts without `NakDost`: equal for every sending of one receipt. */
  readonly fingerprint: string;
}

const find = (parent: Element, name: string): Element | undefined =>
  childElements(parent).find(({ localName }) => localName === name);

const cents = (text: string): bigint => BigInt(text.replace('.', '').replace(/^\+/, ''));

/** Not of the receipt itself: how it was delivered, and what other messages say about it. */
const BESIDE = new Set(['NakDost', 'PromijenjeniNacinPlac', 'PromijenjeniOibPrimateljaRacuna', 'Napojnica']);

const describe = (element: Element): string => {
  const children = childElements(element);
  const content = children.length === 0 ? (element.textContent ?? '') : children.map(describe).join('');
  return `<${element.localName}>${content}</${element.localName}>`;
};

/** Reads the receipt of a checked message: `RacunZahtjev`, or one of those that are about a receipt. */
export const readReceipt = (root: Element): Receipt => {
  const required = (parent: Element, name: string): Element => {
    const element = find(parent, name);
    if (element === undefined) throw new TypeError(`${name} is missing from a message that passed the schema`);
    return element;
  };
  const text = (parent: Element, name: string): string => required(parent, name).textContent ?? '';
  const optional = (parent: Element, name: string): string | null => find(parent, name)?.textContent ?? null;
  const flag = (parent: Element, name: string): boolean => ['true', '1'].includes(text(parent, name).trim());
  const amount = (parent: Element, name: string): bigint | null => {
    const value = optional(parent, name);
    return value === null ? null : cents(value);
  };
  const header = required(root, 'Zaglavlje');
  const receipt = required(root, 'Racun');
  const number = required(receipt, 'BrRac');
  const rows = (name: string): TaxRow[] => {
    const list = find(receipt, name);
    if (list === undefined) return [];
    return childElements(list).map((row) => ({
      rate: cents(text(row, 'Stopa')),
      base: cents(text(row, 'Osnovica')),
      amount: cents(text(row, 'Iznos')),
    }));
  };
  const fees = find(receipt, 'Naknade');
  return {
    messageId: text(header, 'IdPoruke'),
    sentAt: text(header, 'DatumVrijeme'),
    oib: text(receipt, 'Oib'),
    inVatSystem: flag(receipt, 'USustPdv'),
    issuedAt: text(receipt, 'DatVrijeme'),
    number: text(number, 'BrOznRac'),
    premises: text(number, 'OznPosPr'),
    device: text(number, 'OznNapUr'),
    vat: rows('Pdv'),
    consumption: rows('Pnp'),
    hasOtherTaxes: find(receipt, 'OstaliPor') !== undefined,
    exempt: amount(receipt, 'IznosOslobPdv'),
    margin: amount(receipt, 'IznosMarza'),
    notTaxed: amount(receipt, 'IznosNePodlOpor'),
    fees: fees === undefined ? [] : childElements(fees).map((fee) => cents(text(fee, 'IznosN'))),
    total: cents(text(receipt, 'IznosUkupno')),
    payment: text(receipt, 'NacinPlac'),
    operatorOib: text(receipt, 'OibOper'),
    zki: text(receipt, 'ZastKod'),
    late: flag(receipt, 'NakDost'),
    buyerOib: optional(receipt, 'OibPrimateljaRacuna'),
    specialPurpose: optional(receipt, 'SpecNamj'),
    fingerprint: childElements(receipt)
      .filter(({ localName }) => !BESIDE.has(localName))
      .map(describe)
      .join(''),
  };
};

/** One number of one device in one year. */
export const receiptKey = (receipt: Receipt): string =>
  [receipt.oib, receipt.issuedAt.slice(6, 10), receipt.premises, receipt.device, receipt.number].join('/');
