import { paperFormat, type PaperFormat } from '#app/features/invoice-document/paper-format.ts';
import { paperWords, type PaperWords } from '#app/features/invoice-document/paper-words.ts';
import { formatIban, formatTime, zagrebDate } from '#app/i18n/format.ts';
import type { InvoiceLineDto, LevyDto, VatGroupDto } from '#server/contracts/invoicing.ts';
import type { PaperDocument } from '#server/contracts/paper.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';
import {
  bicBeside,
  isOfAdvance,
  ownerBeside,
  showsPrices,
  vatIdOf,
  type PostalAddress,
} from '#server/domain/invoicing/document.ts';
import { PERIOD_KEYS, reasonOf, REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { referencesText } from '#server/domain/invoicing/line-references.ts';
import { type DocumentKind, isTradeKind, takesBack } from '#server/domain/invoicing/kinds.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';

interface Column {
  readonly id: string;
  readonly label: string;
}

interface PaperTotal {
  readonly label: string;
  readonly value: string;
  readonly strong: boolean;
}

/** A document as it is read, every word and number written in its customer's language. */
export interface PaperView {
  readonly locale: 'hr' | 'en';
  readonly title: string;
  /** What must catch the eye below the title; null for nothing. */
  readonly warning: string | null;
  readonly facts: readonly string[];
  readonly seller: {
    /** `#rrggbb` of title, total and initials. */
    readonly accent: string | undefined;
    readonly name: string;
    readonly owner: string;
    readonly lines: readonly string[];
    readonly footer: readonly string[];
  };
  readonly buyer: {
    readonly label: string;
    readonly name: string;
    readonly lines: readonly string[];
    /** Where goods go when that is another place. */
    readonly delivery: { readonly label: string; readonly address: string } | null;
  } | null;
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly description: string;
    /** Order and delivery of the line; empty for none. */
    readonly references: string;
    readonly cells: readonly string[];
  }[];
  readonly recapitulation: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
  readonly totals: readonly PaperTotal[];
  /** Of a document in another currency: how its amounts in euro were found, and these. */
  readonly inEuro: {
    readonly remark: string;
    readonly recapitulation: PaperView['recapitulation'];
    readonly total: PaperTotal;
  } | null;
  readonly notes: readonly string[];
  readonly note: { readonly label: string; readonly text: string } | null;
  readonly payment: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly fiscal: { readonly lines: readonly string[] };
  /** Lines to sign, with what stands above and below each; on a delivery note. */
  readonly signatures: readonly { readonly label: string; readonly hint: string }[];
  readonly demo: string | null;
}

/**
 * Everything that the law wants to see on a document (Zakon o PDV-u čl. 79, Zakon o fiskalizaciji čl. 7), in the order of the
 * printed one.
 */
export function paperView(issued: PaperDocument, isDemo: boolean): PaperView {
  const invoice = chargedPaper(issued);
  const t = paperWords(invoice.locale);
  const format = paperFormat(invoice.locale);
  const hasPrices = showsPrices(invoice);
  return {
    locale: invoice.locale,
    title: `${t(`title.${invoice.kind}`)} ${invoice.number}`,
    warning: isTradeKind(invoice.kind) ? t('notFiscal') : null,
    facts: factsOf(invoice, t, format),
    seller: sellerOf(invoice, t),
    buyer: buyerOf(invoice, t),
    ...tableOf(invoice, t, format),
    recapitulation: hasPrices ? recapitulationOf(invoice, t, format) : null,
    totals: hasPrices ? totalsOf(invoice, t, format) : [],
    inEuro: hasPrices ? euroOf(issued, t, format) : null,
    notes: invoice.notes.map(({ text }) => text),
    note: invoice.note.trim() === '' ? null : { label: t('note'), text: invoice.note.trim() },
    payment: paymentOf(invoice, t, format),
    fiscal: { lines: invoice.delivery === undefined ? fiscalLines(invoice, t) : [] },
    signatures: invoice.delivery === undefined ? [] : signaturesOf(invoice, t),
    demo: isDemo ? t('demo') : null,
  };
}

/** How a document names the one that it refers to; an invoice refers to the storno of its advance, or to the credit note of a part. */
const REFERS = {
  invoice: 'settles',
  advance: 'corrects',
  storno: 'cancels',
  credit_note: 'corrects',
  debit_note: 'corrects',
  quote: 'corrects',
  proforma: 'corrects',
  delivery_note: 'corrects',
} as const satisfies Record<DocumentKind, string>;

function factsOf(document: PaperDocument, t: PaperWords, format: PaperFormat): readonly string[] {
  const { refersTo, alsoRefersTo = [], placeOfIssue, issuedOn, issuedAt, correctedAt } = document;
  const { deliveryOn, dueOn, kind, paymentReference, einvoice, paragonNumber } = document;
  const reason = reasonOf(document);
  const refers = (to: { readonly kind?: DocumentKind | undefined }) =>
    kind === 'invoice' && to.kind === 'credit_note' ? 'settlesPart' : REFERS[kind];
  return [
    ...(refersTo ? [refersTo, ...alsoRefersTo].map((to) => t(refers(to), { number: to.number })) : []),
    ...(reason === null ? [] : [t('reason', { text: reason })]),
    t('issued', { place: placeOfIssue, date: format.date(issuedOn), time: formatTime(issuedAt) }),
    ...(correctedAt === undefined
      ? []
      : [t('correctedCopy', { date: format.date(zagrebDate(correctedAt)), time: formatTime(correctedAt) })]),
    ...(paragonNumber === undefined ? [] : [t('paragon', { number: paragonNumber })]),
    ...(deliveryOn ? [t(isOfAdvance(document) ? 'advanceOn' : 'delivered', { date: format.date(deliveryOn) })] : []),
    ...(dueOn && kind === 'quote' ? [t('validUntil', { date: format.date(dueOn) })] : []),
    ...(dueOn && kind !== 'quote' && !takesBack(kind) && paymentReference === null
      ? [t('due', { date: format.date(dueOn) })]
      : []),
    ...buyersFacts(einvoice, t, format),
  ];
}

/** What the buyer asked to be named by, and the period that is invoiced. */
function buyersFacts(terms: PaperDocument['einvoice'] = {}, t: PaperWords, format: PaperFormat): readonly string[] {
  const days = PERIOD_KEYS.flatMap((key) => (terms[key] === undefined ? [] : [format.date(terms[key])])).join(' – ');
  return [
    ...REFERENCE_KEYS.flatMap((key) => (terms[key] === undefined ? [] : [t(`reference.${key}`, { text: terms[key] })])),
    ...(days === '' ? [] : [t('period', { days })]),
  ];
}

const addressLines = (
  { street, postalCode, city, country }: PostalAddress,
  foreign: boolean,
  locale: 'hr' | 'en',
): readonly string[] =>
  [street, `${postalCode} ${city}`.trim(), foreign ? countryName(country, locale) : ''].filter((line) => line !== '');

const countryName = (code: string, locale: 'hr' | 'en'): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code) : code;

const isForeign = ({ buyer, seller }: PaperDocument): boolean =>
  buyer.address !== null && buyer.address.country !== seller.address.country;

function sellerOf(invoice: PaperDocument, t: PaperWords): PaperView['seller'] {
  const { seller } = invoice;
  const owner = ownerBeside(seller);
  const ownVatId = vatIdOf(seller);
  const vatId = ownVatId === null ? '' : ` · ${t('vatId')} ${ownVatId}`;
  return {
    name: seller.name,
    accent: seller.accent,
    owner: owner === null ? '' : t('ownedBy', { name: owner }),
    lines: [addressLines(seller.address, isForeign(invoice), invoice.locale).join(', '), `OIB ${seller.oib}${vatId}`],
    footer: [
      [seller.email, seller.phone, seller.website].filter(Boolean).join(' · '),
      ...(seller.legalFooter ?? '').split('\n'),
    ].filter((line) => line.trim() !== ''),
  };
}

function buyerOf(invoice: PaperDocument, t: PaperWords): PaperView['buyer'] {
  const { buyer, locale, delivery } = invoice;
  const address = delivery?.address ?? '';
  if (buyer.name === '') return null;
  const ids = [
    ...(buyer.oib ? [`OIB ${buyer.oib}`] : []),
    ...(buyer.vatId && buyer.vatId !== `HR${buyer.oib ?? ''}` ? [`${t('vatId')} ${buyer.vatId}`] : []),
  ];
  return {
    label: t('buyer'),
    name: buyer.name,
    lines: [...(buyer.address ? addressLines(buyer.address, isForeign(invoice), locale) : []), ...ids],
    delivery: address === '' ? null : { label: t('deliveredTo'), address },
  };
}

const signaturesOf = ({ operatorName }: PaperDocument, t: PaperWords): PaperView['signatures'] => [
  { label: operatorName === '' ? t('handedOver') : `${t('handedOver')}: ${operatorName}`, hint: t('signature') },
  { label: t('received'), hint: t('signature') },
];

type NumberColumn = Column & { readonly cell: (line: InvoiceLineDto) => string };

function tableOf(
  { lines, seller, priceMode, locale, delivery }: PaperDocument,
  t: PaperWords,
  format: PaperFormat,
): Pick<PaperView, 'columns' | 'rows'> {
  const basis = seller.inVat ? ` ${t(priceMode === 'gross' ? 'withVat' : 'withoutVat')}` : '';
  const hasDiscount = (line: InvoiceLineDto): boolean => /[1-9]/.test(line.discountPercent);
  const quantity: NumberColumn = {
    id: 'quantity',
    label: t('quantity'),
    cell: (line) => `${format.decimal(line.quantity)}\u00a0${unitSymbol(line.unit, locale)}`,
  };
  const money: readonly NumberColumn[] = [
    { id: 'price', label: t('price') + basis, cell: (line) => format.decimal(line.unitPrice, 2) },
    ...(lines.some(hasDiscount)
      ? [
          {
            id: 'discount',
            label: t('discount'),
            cell: (line: InvoiceLineDto) => (hasDiscount(line) ? format.percent(line.discountPercent) : ''),
          },
        ]
      : []),
    ...(seller.inVat ? [{ id: 'vat', label: t('vat'), cell: (line: InvoiceLineDto) => treatment(line, t, format) }] : []),
    { id: 'amount', label: t('amount') + basis, cell: (line) => format.decimal(line.amount, 2) },
  ];
  const columns = [quantity, ...(showsPrices({ delivery }) ? money : [])];
  return {
    columns: [{ id: 'description', label: t('description') }, ...columns.map(({ id, label }) => ({ id, label }))],
    rows: lines.map((line) => ({
      description: line.description,
      references: referencesText(line.references, (key, text) => t(`reference.${key}`, { text })),
      cells: columns.map(({ cell }) => cell(line)),
    })),
  };
}

const treatment = (
  { vatCode, ratePercent }: Pick<VatGroupDto, 'vatCode' | 'ratePercent'>,
  t: PaperWords,
  format: PaperFormat,
): string =>
  vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside'
    ? t(`vat.${vatCode}`)
    : format.percent(ratePercent);

/** VAT by rate; where other taxes have the same base they follow, and no row adds the base up again. Null where there is neither. */
function recapitulationOf(
  { groups, levies = [], seller }: PaperDocument,
  t: PaperWords,
  format: PaperFormat,
): PaperView['recapitulation'] {
  const taxes = levies.filter(({ ratePercent }) => ratePercent !== '');
  if (!seller.inVat && taxes.length === 0) return null;
  const written = (values: readonly string[]) => values.map((value) => format.decimal(value, 2));
  const sum = (group: VatGroupDto): string => decimalFromMinor(minorFromDecimal(group.base) + minorFromDecimal(group.vat));
  if (taxes.length === 0) {
    return {
      head: [t('recapitulation'), t('base'), t('vat'), t('total')],
      rows: groups.map((group) => [treatment(group, t, format), ...written([group.base, group.vat, sum(group)])]),
    };
  }
  const named = (group: VatGroupDto): string =>
    rateIsAll(group) ? `${t('vat')} ${treatment(group, t, format)}` : treatment(group, t, format);
  return {
    head: [t('taxes'), t('base'), t('tax')],
    rows: [
      ...(seller.inVat ? groups : []).map((group) => [named(group), ...written([group.base, group.vat])]),
      ...taxes.map((levy) => [levyName(levy, t, format), ...written([levy.base, levy.amount])]),
    ],
  };
}

const rateIsAll = ({ vatCode }: VatGroupDto): boolean =>
  vatCode !== 'exempt' && vatCode !== 'reverse_charge' && vatCode !== 'outside';

/** `Porez na potrošnju 3 %`, `Povratna naknada`. */
function levyName({ kind, name, ratePercent }: LevyDto, t: PaperWords, format: PaperFormat): string {
  const plain = name === '' ? t(`levy.${kind}`) : name;
  return ratePercent === '' ? plain : `${plain} ${format.percent(ratePercent)}`;
}

function totalsOf(invoice: PaperDocument, t: PaperWords, format: PaperFormat): readonly PaperTotal[] {
  const {
    kind,
    linesTotal,
    discount,
    discountPercent,
    base,
    vat,
    total,
    prepaid,
    seller,
    paymentReference,
    levies = [],
    inCurrency,
  } = invoice;
  const currency = inCurrency?.currency;
  const isFinal = kind === 'invoice' && /[1-9]/.test(prepaid);
  const row = (label: string, value: string, strong = false): PaperTotal => ({
    label,
    value: format.money(value, currency),
    strong,
  });
  const hasDiscount = /[1-9]/.test(discount);
  return [
    ...(hasDiscount
      ? [row(t('linesTotal'), linesTotal), row(t('discountOf', { percent: format.percent(discountPercent) }), negated(discount))]
      : []),
    ...(seller.inVat ? [row(t('base'), base), row(t('vat'), vat)] : []),
    ...(!seller.inVat && levies.length > 0 ? [row(t('withoutLevies'), base)] : []),
    ...levies.map((levy) => row(levyName(levy, t, format), levy.amount)),
    ...(isFinal
      ? [row(t('total'), total), row(t('prepaid'), negated(prepaid)), row(t('totalToPay'), toPay(total, prepaid), true)]
      : [row(t(paymentReference === null || kind === 'quote' ? 'total' : 'totalToPay'), total, true)]),
  ];
}

/** The document with the amounts that it charges. */
function chargedPaper(invoice: PaperDocument): PaperDocument {
  const { inCurrency } = invoice;
  if (inCurrency === undefined) return invoice;
  const { lines, groups, linesTotal, discount, base, vat, total } = inCurrency;
  return {
    ...invoice,
    ...{ groups, linesTotal, discount, base, vat, total },
    lines: invoice.lines.map((line, index) => ({ ...line, ...lines[index] })),
  };
}

/** The VAT of a document in another currency is told in euro too (Zakon o PDV-u čl. 81). */
function euroOf(issued: PaperDocument, t: PaperWords, format: PaperFormat): PaperView['inEuro'] {
  const { inCurrency, total } = issued;
  if (inCurrency === undefined) return null;
  const { currency, rate, rateOn, listNumber } = inCurrency;
  const words = {
    rate: `1\u00a0EUR\u00a0=\u00a0${format.decimal(rate, 4)}\u00a0${currency}`,
    list: listNumber,
    date: format.date(rateOn),
  };
  return {
    remark: t('converted', words),
    recapitulation: recapitulationOf(issued, t, format),
    total: { label: t('totalInEuro'), value: format.money(total), strong: false },
  };
}

const toPay = (total: string, prepaid: string): string => decimalFromMinor(minorFromDecimal(total) - minorFromDecimal(prepaid));

const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

function paymentOf(
  { seller, buyer, dueOn, paymentReference, kind }: PaperDocument,
  t: PaperWords,
  format: PaperFormat,
): PaperView['payment'] {
  if (takesBack(kind) || paymentReference === null || seller.iban === null) return null;
  const { model, reference } = paymentReference;
  const bic = bicBeside({ seller, buyer });
  return {
    title: dueOn === null || kind === 'quote' ? t('payTo') : t('payBy', { date: format.date(dueOn) }),
    lines: [`IBAN ${formatIban(seller.iban)}${bic === null ? '' : ` · BIC ${bic}`}`, t('reference', { model, reference })],
  };
}

function fiscalLines({ fiscal, operatorMark, paymentMethod }: PaperDocument, t: PaperWords): readonly string[] {
  const by = operatorMark === '' ? '' : t('operator', { mark: operatorMark });
  const issuedBy = [by, t(`method.${paymentMethod}`)].filter((part) => part !== '').join(' · ');
  if (fiscal === null) return [issuedBy];
  return [`ZKI ${fiscal.zki}`, fiscal.jir === null ? t('jirFollows') : `JIR ${fiscal.jir}`, issuedBy];
}
