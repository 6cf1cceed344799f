import type { Address, EInvoice } from '../einvoice/model/einvoice.ts';
import { divideDecimal, negateDecimal, normalizeDecimal } from '../shared/decimal.ts';
import { decimalFromMinor } from '../shared/money.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { CostPaymentMethod } from './reading.ts';

/** A cost as it stands in a received eRačun, in the shape in which costs are written. Amounts are decimal strings. */
export interface CostOfEInvoice {
  readonly supplierName: string;
  readonly supplierTaxId: string;
  readonly supplierAddress: string;
  readonly supplierIban: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly deliveredOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly currency: string;
  readonly total: string;
  readonly paymentMethod: CostPaymentMethod;
  readonly paymentReference: string;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string | null;
    readonly unitPrice: string | null;
    readonly amount: string;
  }[];
  readonly vatGroups: readonly { readonly rate: string; readonly base: string; readonly amount: string }[];
}

const MOST_LINES = 300;
/** As many decimals as the price of a cost has. */
const PRICE_SCALE = 6;

/** Ways to pay by UNTDID 4461: cash, cards; what else there is goes to an account. */
const METHODS: Readonly<Record<string, CostPaymentMethod>> = { '10': 'cash', '48': 'card', '54': 'card', '55': 'card' };

/**
 * The cost that a received eRačun is: amounts and rates as its seller stated them, nothing recalculated. What takes back is a cost below
 * zero. Rows of one rate are one group, whichever reason they have.
 */
export function costOfEInvoice(einvoice: EInvoice): CostOfEInvoice {
  const { seller, payments, totals, vatRows, lines, delivery, issuedOn, dueOn } = einvoice;
  const isBack = einvoice.root === 'CreditNote';
  const money = (minor: bigint): string => decimalFromMinor(isBack ? -minor : minor);
  const [payment] = payments;
  return {
    supplierName: seller.name.slice(0, 200),
    supplierTaxId: (seller.vatId ?? seller.taxRegistration ?? seller.endpoint?.id ?? '').replace(/^HR(?=\d{11}$)/, ''),
    supplierAddress: addressOf(seller.address).slice(0, 300),
    supplierIban: (payment?.account?.iban ?? '').replace(/\s/g, ''),
    number: einvoice.number.slice(0, 100),
    issuedOn,
    deliveredOn: delivery?.on ?? null,
    dueOn: dueOn !== null && dueOn >= issuedOn ? dueOn : null,
    currency: einvoice.currency,
    total: money(totals.withVatMinor),
    paymentMethod: METHODS[payment?.means ?? ''] ?? 'transfer',
    paymentReference: (payment?.reference ?? '').slice(0, 50),
    lines: lines.slice(0, MOST_LINES).map((line) => ({
      description: line.name.slice(0, 500),
      quantity: isBack ? negateDecimal(line.quantity) : line.quantity,
      unitPrice: priceOf(line.price, line.baseQuantity),
      amount: money(line.netMinor),
    })),
    vatGroups: groupsOf(vatRows, money),
  };
}

/** Of one unit; null where a price of several does not come out even. */
function priceOf(price: string, baseQuantity: string | null): string | null {
  if (baseQuantity === null || normalizeDecimal(baseQuantity) === '1') return price;
  if (!/^[1-9]\d*$/.test(normalizeDecimal(baseQuantity))) return null;
  return divideDecimal(price, BigInt(normalizeDecimal(baseQuantity)), PRICE_SCALE);
}

function groupsOf(rows: EInvoice['vatRows'], money: (minor: bigint) => string): CostOfEInvoice['vatGroups'] {
  const byRate = new Map<string, { base: bigint; vat: bigint }>();
  for (const { vat, baseMinor, vatMinor } of rows) {
    const rate = normalizeDecimal(vat.percent ?? '0');
    const { base, vat: sum } = byRate.get(rate) ?? { base: 0n, vat: 0n };
    byRate.set(rate, { base: base + baseMinor, vat: sum + vatMinor });
  }
  return [...byRate].map(([rate, { base, vat }]) => ({ rate, base: money(base), amount: money(vat) }));
}

const addressOf = (address: Address | null): string =>
  address === null
    ? ''
    : [address.street, [address.postalCode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
