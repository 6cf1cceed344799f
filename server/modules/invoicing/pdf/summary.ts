import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import type { IssuedDocument, VatGroup } from '#server/domain/invoicing/document.ts';
import { formatAmount, formatEuro, formatPercent } from './format.ts';
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
  const byRate = document.seller.inVat ? [recapitulation(document)] : [];
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

/** Taxable amount, VAT and sum by rate (PDV čl. 79 st. 1 t. 6, 8 and 9). */
function recapitulation({ totals: { groups }, locale }: IssuedDocument): Content {
  const words = WORDS[locale];
  const head = [words.recapitulation, words.base, words.vat, words.total];
  return {
    fontSize: SIZE.small,
    table: {
      widths: ['*', 'auto', 'auto', 'auto'],
      body: [
        head.map((text, index): TableCell => ({ text, color: COLOR.muted, alignment: index === 0 ? 'left' : 'right' })),
        ...groups.map((group): TableCell[] => [
          { text: groupName(group, locale) },
          ...[group.baseMinor, group.vatMinor, group.baseMinor + group.vatMinor].map((minor) => ({
            ...TABULAR,
            text: formatAmount(minor, locale),
          })),
        ]),
      ],
    },
    layout: {
      ...PLAIN,
      hLineWidth: (row: number) => (row === 0 || row > groups.length ? 0 : 0.6),
      hLineColor: () => COLOR.border,
      paddingLeft: (column: number) => (column === 0 ? 0 : 14),
      paddingTop: (row: number) => (row === 0 ? 0 : 3.5),
      paddingBottom: () => 3.5,
    },
  };
}

function groupName(group: VatGroup, locale: IssuedDocument['locale']): string {
  const { vatCode } = group;
  if (vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside') return WORDS[locale].vatCode[vatCode].row;
  return formatPercent(group.ratePercent, locale);
}

/** Discount on the document, taxable amount, VAT, and what is owed (PDV čl. 79 st. 1 t. 7, 9 and 10). */
function totals(document: IssuedDocument, toPay: boolean): Content {
  const { kind, totals: sums, prepaidMinor, discountPercent, priceMode, seller, locale } = document;
  const words = WORDS[locale];
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
      : []),
    ...(isFinal
      ? ([
          [words.total, sums.totalMinor],
          [words.prepaid, -prepaidMinor],
        ] satisfies [string, bigint][])
      : []),
  ];
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        ...rows.map(([name, minor]): TableCell[] => [
          { text: name, color: COLOR.muted },
          { ...TABULAR, text: formatEuro(minor, locale) },
        ]),
        [
          { text: toPay || isFinal ? words.totalToPay : words.total, bold: true, fontSize: SIZE.total, ...inAccent(seller) },
          {
            ...TABULAR,
            text: formatEuro(isFinal ? toPayMinorOf(document) : sums.totalMinor, locale),
            bold: true,
            fontSize: SIZE.total,
            ...inAccent(seller),
          },
        ],
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
