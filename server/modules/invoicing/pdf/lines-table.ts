import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { type DocumentLine, type DocumentLocale, type IssuedDocument, showsPrices } from '#server/domain/invoicing/document.ts';
import { type Levy, taxPercentOf } from '#server/domain/invoicing/levies.ts';
import { referencesText } from '#server/domain/invoicing/line-references.ts';
import { formatAmount, formatDecimal, formatPercent, NBSP, netUnitPrice } from './format.ts';
import { COLOR, CONTENT_WIDTH, SIZE } from './theme.ts';
import { unitLabel } from './unit-label.ts';
import { WORDS } from './words.ts';

const GAP = 14;
/** From so many lines on, rows stand closer: a hundred lines then take three pages instead of five. */
const DENSE_FROM = 20;
const HEAD_PADDING = 6.5;
/** A row longer than a page must be allowed to break; no shorter one may. */
const UNBREAKABLE_CHARACTERS = 1500;
const UNBREAKABLE_LINES = 30;
/** Mean width of a character of our numbers and unit names, as a factor of the font's size (Inter, tabular figures). */
const CHARACTER = 0.6;
const NARROWEST = 44;
const WIDEST = 92;

interface Column {
  readonly head: string;
  readonly cell: (line: DocumentLine) => string;
  /** Small second line of the cell. */
  readonly under?: (line: DocumentLine) => string | null;
}

/** The lines: description, quantity, price, discount, rate and amount (PDV čl. 79 st. 1 t. 4, 6, 7 and 8). */
export function linesTable(document: IssuedDocument): Content {
  const words = WORDS[document.locale];
  const columns = numberColumns(document);
  const widths = columns.map((column) => columnWidth(column, document.lines));
  const description = CONTENT_WIDTH - widths.reduce((sum, width) => sum + width + GAP, 0);
  const dense = document.lines.length >= DENSE_FROM;
  const rowPadding = dense ? 2 : 6.5;
  const longest = Math.max(...document.lines.map((line) => line.description.length));
  const tallest = Math.max(...document.lines.map((line) => line.description.split('\n').length));
  return {
    margin: [0, 26, 0, 0],
    fontSize: dense ? SIZE.small : SIZE.body,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: longest < UNBREAKABLE_CHARACTERS && tallest < UNBREAKABLE_LINES,
      widths: [description, ...widths],
      body: [
        [headCell(words.description, 'left'), ...columns.map((column) => headCell(column.head, 'right'))],
        ...document.lines.map((line): TableCell[] => [
          descriptionCell(line, document.locale),
          ...columns.map((column) => numberCell(column, line)),
        ]),
      ],
    },
    layout: {
      hLineWidth: (row: number) => (row === 0 || row > document.lines.length ? 0 : 0.6),
      vLineWidth: () => 0,
      hLineColor: () => COLOR.border,
      paddingLeft: (column: number) => (column === 0 ? 0 : GAP),
      paddingRight: () => 0,
      paddingTop: (row: number) => (row === 0 ? 0 : rowPadding),
      paddingBottom: (row: number) => (row === 0 ? HEAD_PADDING : rowPadding),
    },
  } satisfies ContentTable;
}

function numberColumns(document: IssuedDocument): Column[] {
  const { lines, locale, priceMode, seller } = document;
  const words = WORDS[locale];
  const quantity: Column = { head: words.quantity, cell: (line) => quantityText(line, locale) };
  if (!showsPrices(document)) return [quantity];
  const gross = seller.inVat && priceMode === 'gross';
  const basis = gross ? words.withVat : words.withoutVat;
  const headed = (head: string): string => (seller.inVat ? `${head}\n${basis}` : head);
  const price: Column = { head: headed(words.price), cell: (line) => formatDecimal(line.unitPrice, 2, locale) };
  const { levies } = document.totals;
  const columns: (Column | null)[] = [
    quantity,
    gross ? { ...price, under: (line) => netPriceText(line, levies, locale) } : price,
    lines.some(hasDiscount)
      ? { head: words.discount, cell: (line) => (hasDiscount(line) ? formatPercent(line.discountPercent, locale) : '') }
      : null,
    seller.inVat ? { head: words.vatRate, cell: (line) => rateText(line, locale) } : null,
    { head: headed(words.amount), cell: (line) => formatAmount(line.amountMinor, locale) },
  ];
  return columns.filter((column) => column !== null);
}

/** Whether a line has a discount of its own. */
export const hasDiscount = (line: DocumentLine): boolean => /[1-9]/.test(line.discountPercent);

/** `2 h`, `3 dana`. */
export const quantityText = (line: DocumentLine, locale: DocumentLocale): string =>
  `${formatDecimal(line.quantity, 0, locale)}${NBSP}${unitLabel(line.unit, line.quantity, locale)}`;

/** Where prices hold VAT, the price without it is printed under them; untaxed lines have only one price. */
function netPriceText(line: DocumentLine, levies: readonly Levy[] | undefined, locale: DocumentLocale): string | null {
  const percent = taxPercentOf(line, levies);
  if (!/[1-9]/.test(percent)) return null;
  return `${formatDecimal(netUnitPrice(line.unitPrice, percent), 2, locale)} ${WORDS[locale].withoutVat}`;
}

function rateText(line: DocumentLine, locale: DocumentLocale): string {
  const { vatCode } = line;
  if (vatCode === 'exempt' || vatCode === 'reverse_charge' || vatCode === 'outside') return WORDS[locale].vatCode[vatCode].line;
  return formatPercent(line.ratePercent, locale);
}

/** As wide as its longest text, so that the description gets all the rest and nothing ever leaves the page. */
function columnWidth(column: Column, lines: readonly DocumentLine[]): number {
  const head = Math.max(...column.head.split('\n').map((part) => part.length * SIZE.small));
  const cells = lines.map((line) => column.cell(line).length * SIZE.body);
  const under = lines.map((line) => (column.under?.(line) ?? '').length * SIZE.footer);
  return Math.min(Math.max(NARROWEST, Math.max(head, ...cells, ...under) * CHARACTER), WIDEST);
}

/** The order and the delivery that a line names; empty for none. */
export function lineReferencesText(references: DocumentLine['references'], locale: DocumentLocale): string {
  const words = WORDS[locale].lineReferences;
  return referencesText(references, (key, text) => `${words[key]}${NBSP}${text}`);
}

/** What is sold; below it the order and the delivery that the line names. */
function descriptionCell({ description, references }: DocumentLine, locale: DocumentLocale): TableCell {
  const named = lineReferencesText(references, locale);
  if (named === '') return { text: description };
  return { stack: [{ text: description }, { text: named, fontSize: SIZE.footer, color: COLOR.muted }] };
}

function headCell(text: string, alignment: 'left' | 'right'): TableCell {
  return { text, alignment, color: COLOR.muted, fontSize: SIZE.small };
}

function numberCell(column: Column, line: DocumentLine): TableCell {
  const under = column.under?.(line) ?? null;
  const number = { text: column.cell(line) };
  if (under === null) return { ...number, alignment: 'right' };
  return {
    alignment: 'right',
    stack: [number, { text: under, fontSize: SIZE.footer, color: COLOR.muted }],
  };
}
