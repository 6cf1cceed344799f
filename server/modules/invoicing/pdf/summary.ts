import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import type { IssuedDocument, VatGroup } from '#server/domain/invoicing/document.ts';
import { chargedIn } from '#server/domain/invoicing/in-currency.ts';
import type { Levy, PercentTax } from '#server/domain/invoicing/levies.ts';
import { formatAmount, formatDate, formatDecimal, formatEuro, formatMoney, formatPercent } from './format.ts';
import { COLOR, CONTENT_WIDTH, inAccent, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

const TOTALS_WIDTH = Math.round(CONTENT_WIDTH * 0.42);
const TABULAR = { alignment: 'right' as const };

/** Ten million euro: longer amounts leave the two tables no room beside each other. */
const WIDE_FROM_MINOR = 1_000_000_000n;

/** Recapitulation by rate to the left, totals to the right, never torn apart by a page's end. */
export function summary(document: IssuedDocument, toPay: boolean): Content {
  const { totalMinor } = document.totals;
  const wide = totalMinor >= WIDE_FROM_MINOR || -totalMinor >= WIDE_FROM_MINOR;
  const byRate = document.seller.inVat || taxesOf(document).length > 0 ? [recapitulation(document)] : [];
  const sums = { width: wide ? TOTALS_WIDTH * 1.4 : TOTALS_WIDTH, stack: [totals(document, toPay)] };
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    stack: [
      { columns: [{ width: '*', stack: wide ? [] : byRate }, sums], columnGap: 40 },
      ...(wide ? [{ stack: byRate, margin: [0, 16, 0, 0] as [number, number, number, number] }] : []),
    ],
  };
}

/**
 * The amounts in euro of a document in another currency, with the rate (Zakon o PDV-u čl. 81: the VAT is told in euro): by VAT
 * rate to the left, the total to the right. Null of one in euro.
 *
 * @param document with its amounts in euro
 */
export function euroSummary(document: IssuedDocument): Content | null {
  const rows = euroRows(document);
  if (rows === null) return null;
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    columns: [
      {
        width: '*',
        stack: [
          { text: rows.remark, fontSize: SIZE.small, color: COLOR.muted, margin: [0, 0, 0, 5] },
          ...(document.seller.inVat ? [recapitulation(document)] : []),
        ],
      },
      {
        width: TOTALS_WIDTH,
        columns: [
          { width: '*', text: rows.total[0], color: COLOR.muted },
          { width: 'auto', ...TABULAR, text: rows.total[1] },
        ],
      },
    ],
    columnGap: 40,
  };
}

/** The same as texts: how it was converted, and the total. */
export function euroRows(
  document: IssuedDocument,
): { readonly remark: string; readonly total: readonly [name: string, amount: string] } | null {
  const { inCurrency, locale, totals } = document;
  if (inCurrency === undefined) return null;
  const { currency, rate, rateOn, listNumber } = inCurrency;
  const words = WORDS[locale];
  return {
    remark: words.converted(
      `1\u00a0EUR\u00a0=\u00a0${formatDecimal(rate, 4, locale)}\u00a0${currency}`,
      listNumber,
      formatDate(rateOn, locale),
    ),
    total: [words.totalInEuro, formatEuro(totals.totalMinor, locale)],
  };
}

/** Taxes beside VAT that are a share of the price. */
const taxesOf = ({ totals: { levies = [] } }: Pick<IssuedDocument, 'totals'>): readonly Levy[] =>
  levies.filter(({ ratePercent }) => ratePercent !== '');

/**
 * Taxable amount, VAT and sum by rate (PDV čl. 79 st. 1 t. 6, 8 and 9). Where other taxes have the same base they follow by theirs,
 * and no row adds the base up again; who is outside VAT has only those.
 */
function recapitulation(document: IssuedDocument): Content {
  const { head, rows } = taxesByRate(document);
  return {
    fontSize: SIZE.small,
    table: {
      widths: ['*', ...head.slice(1).map(() => 'auto')],
      body: [
        head.map((text, index): TableCell => ({ text, color: COLOR.muted, alignment: index === 0 ? 'left' : 'right' })),
        ...rows.map(([name, ...amounts]): TableCell[] => [{ text: name }, ...amounts.map((text) => ({ ...TABULAR, text }))]),
      ],
    },
    layout: {
      ...PLAIN,
      hLineWidth: (row: number) => (row === 0 || row > rows.length ? 0 : 0.6),
      hLineColor: () => COLOR.border,
      paddingLeft: (column: number) => (column === 0 ? 0 : 14),
      paddingTop: (row: number) => (row === 0 ? 0 : 3.5),
      paddingBottom: () => 3.5,
    },
  };
}

/** The same as texts: name, taxable amount, tax, and of VAT alone the sum. No rows where nothing is taxed. */
export function taxesByRate(document: IssuedDocument): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly [name: string, ...amounts: string[]])[];
} {
  const { locale, seller, totals } = document;
  const words = WORDS[locale];
  const taxes = taxesOf(document);
  const isVatAlone = taxes.length === 0;
  const head = isVatAlone ? [words.recapitulation, words.base, words.vat, words.total] : [words.taxes, words.base, words.tax];
  const rows: readonly (readonly [name: string, baseMinor: bigint, taxMinor: bigint])[] = [
    ...(seller.inVat ? totals.groups : []).map(
      (group) => [groupName(group, locale, isVatAlone), group.baseMinor, group.vatMinor] as const,
    ),
    ...taxes.map((levy) => [levyName(levy, locale), levy.baseMinor, levy.amountMinor] as const),
  ];
  return {
    head,
    rows: rows.map(([name, baseMinor, taxMinor]) => {
      const amounts = [baseMinor, taxMinor, ...(isVatAlone ? [baseMinor + taxMinor] : [])];
      return [name, ...amounts.map((minor) => formatAmount(minor, locale))] as const;
    }),
  };
}

/** `isVatAlone`: no other tax stands beside it, so that the percentage says everything. */
function groupName(group: VatGroup, locale: IssuedDocument['locale'], isVatAlone: boolean): string {
  const { vatCode } = group;
  const words = WORDS[locale];
  if (vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside') return words.vatCode[vatCode].row;
  const percent = formatPercent(group.ratePercent, locale);
  return isVatAlone ? percent : `${words.vat} ${percent}`;
}

/** `Porez na potrošnju 3 %`, `Povratna naknada`. */
export function levyName({ kind, name, ratePercent }: PercentTax, locale: IssuedDocument['locale']): string {
  const plain = name === '' ? WORDS[locale].levy[kind] : name;
  return ratePercent === '' ? plain : `${plain} ${formatPercent(ratePercent, locale)}`;
}

/** Discount on the document, taxable amount, VAT, and what is owed (PDV čl. 79 st. 1 t. 7, 9 and 10); the last row is what it comes to. */
export function totalsRows(document: IssuedDocument, toPay: boolean): readonly (readonly [name: string, amount: string])[] {
  const { kind, totals: sums, prepaidMinor, discountPercent, priceMode, seller, locale } = document;
  const words = WORDS[locale];
  const { levies = [] } = sums;
  const isFinal = kind === 'invoice' && prepaidMinor > 0n;
  const basis = seller.inVat ? ` ${priceMode === 'gross' ? words.withVat : words.withoutVat}` : '';
  const rows: [string, bigint][] = [
    ...(sums.discountMinor === 0n
      ? []
      : ([
          [`${words.linesTotal}${basis}`, sums.linesMinor],
          [`${words.discount} ${formatPercent(discountPercent, locale)}`, -sums.discountMinor],
        ] satisfies [string, bigint][])),
    // Who is outside VAT has no taxable amount and shows no VAT, not even none.
    ...(seller.inVat
      ? ([
          [words.base, sums.baseMinor],
          [words.vat, sums.vatMinor],
        ] satisfies [string, bigint][])
      : levies.length > 0
        ? ([[words.withoutLevies, sums.baseMinor]] satisfies [string, bigint][])
        : []),
    ...levies.map((levy): [string, bigint] => [levyName(levy, locale), levy.amountMinor]),
    ...(isFinal
      ? ([
          [words.total, sums.totalMinor],
          [words.prepaid, -prepaidMinor],
        ] satisfies [string, bigint][])
      : []),
  ];
  const last: [string, bigint] = [
    toPay || isFinal ? words.totalToPay : words.total,
    isFinal ? toPayMinorOf(document) : sums.totalMinor,
  ];
  const currency = chargedIn(document);
  return [...rows, last].map(([name, minor]) => [name, formatMoney(minor, currency, locale)]);
}

function totals(document: IssuedDocument, toPay: boolean): Content {
  const all = totalsRows(document, toPay);
  const rows = all.slice(0, -1);
  const strong = { bold: true, fontSize: SIZE.total, ...inAccent(document.seller) };
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        ...rows.map(([name, amount]): TableCell[] => [
          { text: name, color: COLOR.muted },
          { ...TABULAR, text: amount },
        ]),
        ...all.slice(-1).map(([name, amount]): TableCell[] => [
          { text: name, ...strong },
          { ...TABULAR, text: amount, ...strong },
        ]),
      ],
    },
    layout: {
      ...PLAIN,
      hLineWidth: (row: number) => (row === rows.length ? 0.9 : 0),
      hLineColor: () => COLOR.text,
      paddingLeft: (column: number) => (column === 0 ? 0 : 12),
      paddingTop: (row: number) => (row === 0 ? 0 : row === rows.length ? 6 : 3),
      paddingBottom: () => 3,
    },
  };
}

const PLAIN = { vLineWidth: () => 0, paddingRight: () => 0 } satisfies CustomTableLayout;
