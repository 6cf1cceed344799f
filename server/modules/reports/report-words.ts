import type { SalesGroup } from '#server/contracts/reports.ts';
import type { DocumentLocale, PaymentMethod } from '#server/domain/invoicing/document.ts';
import type { LevyKind } from '#server/domain/invoicing/levies.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';
import type { AgeBucket } from '#server/domain/reports/ageing.ts';

/** Words of reports as files, and of rows that no name stands behind. */
interface Words {
  readonly by: Readonly<Record<SalesGroup, string>>;
  readonly title: Readonly<Record<SalesGroup, string>>;
  readonly documents: string;
  readonly base: string;
  readonly vat: string;
  readonly levies: string;
  /** Row of the margin; how many documents do not say what their goods were bought for. */
  readonly margin: (unknown: number) => string;
  readonly levy: Readonly<Record<LevyKind, string>>;
  readonly total: string;
  readonly previous: string;
  readonly change: string;
  readonly sum: string;
  readonly noCustomer: string;
  readonly noProduct: string;
  readonly payment: Readonly<Record<PaymentMethod, string>>;
  readonly untaxed: Readonly<Partial<Record<VatCode, string>>>;
  readonly period: (from: string, to: string) => string;
  readonly compared: (from: string, to: string) => string;
  readonly ageing: {
    readonly title: string;
    readonly asOf: (day: string) => string;
    readonly customer: string;
    readonly bucket: Readonly<Record<AgeBucket, string>>;
    readonly total: string;
    readonly stem: string;
  };
  /** Begins the name of a file. */
  readonly stem: Readonly<Record<SalesGroup, string>>;
}

export const REPORT_WORDS: Readonly<Record<DocumentLocale, Words>> = {
  hr: {
    by: {
      day: 'Dan',
      month: 'Mjesec',
      customer: 'Kupac',
      product: 'Artikl ili usluga',
      vat: 'Stopa PDV-a',
      payment: 'Način plaćanja',
      operator: 'Operater',
      premises: 'Poslovni prostor',
    },
    title: {
      day: 'Prodaja po danima',
      month: 'Prodaja po mjesecima',
      customer: 'Prodaja po kupcima',
      product: 'Prodaja po artiklima i uslugama',
      vat: 'Prodaja po stopama PDV-a',
      payment: 'Prodaja po načinu plaćanja',
      operator: 'Prodaja po operaterima',
      premises: 'Prodaja po poslovnim prostorima',
    },
    documents: 'Računi',
    base: 'Osnovica',
    vat: 'PDV',
    levies: 'Ostali porezi i naknade',
    margin: (unknown) => `U tome marža${unknown === 0 ? '' : ` (bez računa kojima nedostaje nabavna cijena: ${unknown})`}`,
    levy: { consumption_tax: 'Porez na potrošnju', other_tax: 'Ostali porez', packaging: 'Povratna naknada', fee: 'Naknada' },
    total: 'Ukupno',
    previous: 'Razdoblje prije',
    change: 'Promjena (%)',
    sum: 'Ukupno',
    noCustomer: 'Kupci bez zapisa u imeniku',
    noProduct: 'Stavke izvan cjenika',
    payment: { cash: 'Gotovina', card: 'Kartica', transfer: 'Transakcijski račun', other: 'Ostalo i više načina' },
    untaxed: { exempt: 'Oslobođeno PDV-a', reverse_charge: 'Prijenos porezne obveze', outside: 'Ne podliježe PDV-u' },
    period: (from, to) => `Razdoblje: ${from} – ${to}`,
    compared: (from, to) => `Usporedba: ${from} – ${to}`,
    ageing: {
      title: 'Dospijeća potraživanja',
      asOf: (day) => `Stanje na dan ${day}`,
      customer: 'Kupac',
      bucket: { notDue: 'Nedospjelo', days30: '1–30 dana', days60: '31–60 dana', days90: '61–90 dana', older: 'Više od 90 dana' },
      total: 'Otvoreno',
      stem: 'dospijeca',
    },
    stem: {
      day: 'prodaja-po-danima',
      month: 'prodaja-po-mjesecima',
      customer: 'prodaja-po-kupcima',
      product: 'prodaja-po-artiklima',
      vat: 'prodaja-po-stopama',
      payment: 'prodaja-po-placanju',
      operator: 'prodaja-po-operaterima',
      premises: 'prodaja-po-prostorima',
    },
  },
  en: {
    by: {
      day: 'Day',
      month: 'Month',
      customer: 'Customer',
      product: 'Product or service',
      vat: 'VAT rate',
      payment: 'Payment method',
      operator: 'Operator',
      premises: 'Premises',
    },
    title: {
      day: 'Sales by day',
      month: 'Sales by month',
      customer: 'Sales by customer',
      product: 'Sales by product and service',
      vat: 'Sales by VAT rate',
      payment: 'Sales by payment method',
      operator: 'Sales by operator',
      premises: 'Sales by premises',
    },
    documents: 'Invoices',
    base: 'Taxable amount',
    vat: 'VAT',
    levies: 'Other taxes and fees',
    margin: (unknown) => `Margin in it${unknown === 0 ? '' : ` (without invoices that lack a purchase price: ${unknown})`}`,
    levy: { consumption_tax: 'Consumption tax', other_tax: 'Other tax', packaging: 'Returnable packaging fee', fee: 'Fee' },
    total: 'Total',
    previous: 'Period before',
    change: 'Change (%)',
    sum: 'Total',
    noCustomer: 'Customers without a record',
    noProduct: 'Lines outside the price list',
    payment: { cash: 'Cash', card: 'Card', transfer: 'Bank transfer', other: 'Other and several ways' },
    untaxed: { exempt: 'Exempt from VAT', reverse_charge: 'Reverse charge', outside: 'Outside the scope of VAT' },
    period: (from, to) => `Period: ${from} – ${to}`,
    compared: (from, to) => `Compared with: ${from} – ${to}`,
    ageing: {
      title: 'Ageing of receivables',
      asOf: (day) => `As of ${day}`,
      customer: 'Customer',
      bucket: { notDue: 'Not due', days30: '1–30 days', days60: '31–60 days', days90: '61–90 days', older: 'Over 90 days' },
      total: 'Open',
      stem: 'ageing',
    },
    stem: {
      day: 'sales-by-day',
      month: 'sales-by-month',
      customer: 'sales-by-customer',
      product: 'sales-by-product',
      vat: 'sales-by-vat-rate',
      payment: 'sales-by-payment',
      operator: 'sales-by-operator',
      premises: 'sales-by-premises',
    },
  },
};
