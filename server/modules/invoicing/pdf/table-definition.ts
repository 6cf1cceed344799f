import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';

import type { DocumentLocale } from '#server/domain/invoicing/document.ts';
import { formatAmount } from './format.ts';
import { mapStrings } from './map-strings.ts';
import { COLOR, CONTENT_WIDTH, LEADING, PAGE, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

/** A cell of a printed table: words, cents, a count, or nothing. */
export type TableValue = string | bigint | number | null;

export interface PrintedTable {
  readonly title: string;
  /** Whose table it is: firm and OIB. */
  readonly owner: string;
  /** What the title does not say: the period, the day. */
  readonly facts: readonly string[];
  /** The first column takes words and all the room that is left, the others numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
  /** Last row, set apart. */
  readonly sum: readonly TableValue[];
  readonly locale: DocumentLocale;
  readonly printedAt: Date;
  /** Puts the watermark of a demo installation on every page. */
  readonly demo: boolean;
}

type Definition = TDocumentDefinitions & { info: { creationDate: Date } };

const GAP = 10;
/** More columns than this need the long side of the paper. */
const MOST_UPRIGHT = 7;
const FOOT = 48;

/**
 * A table of figures as a print definition, its head on every page.
 *
 * @param printable makes any text printable with the document font
 */
export function tableDefinition(input: PrintedTable, printable: (text: string) => string): Definition {
  const table = mapStrings(input, printable);
  const words = WORDS[table.locale];
  const lying = table.columns.length > MOST_UPRIGHT;
  return {
    pageSize: 'A4',
    pageOrientation: lying ? 'landscape' : 'portrait',
    pageMargins: [PAGE.side, PAGE.top, PAGE.side, FOOT],
    language: table.locale,
    displayTitle: true,
    info: {
      title: [table.title, ...table.facts].join(' · '),
      creator: 'FiskAI',
      producer: 'FiskAI',
      creationDate: table.printedAt,
    },
    defaultStyle: { font: 'Inter', fontSize: SIZE.small, color: COLOR.text, lineHeight: LEADING },
    footer: (page, pages): Content => ({
      margin: [PAGE.side, 14, PAGE.side, 0],
      fontSize: SIZE.footer,
      color: COLOR.muted,
      columns: [
        { width: '*', text: table.owner },
        { width: 90, text: words.page(page, pages), alignment: 'right' },
      ],
    }),
    ...(table.demo
      ? { watermark: { text: words.demo, color: COLOR.watermark, opacity: 0.13, bold: true, fontSize: 44, angle: -38 } }
      : {}),
    content: [
      { text: table.owner, color: COLOR.muted },
      { text: table.title, fontSize: SIZE.title, bold: true, margin: [0, 14, 0, 2] },
      ...table.facts.map((text): Content => ({ text, color: COLOR.muted })),
      body(table, lying),
    ],
  };
}

function body({ columns, rows, sum, locale }: PrintedTable, lying: boolean): ContentTable {
  const room = lying ? PAGE.height - 2 * PAGE.side : CONTENT_WIDTH;
  const numbers = columns.length - 1;
  const width = Math.min(84, (room * 0.7) / numbers - GAP);
  const last = rows.length + 1;
  return {
    margin: [0, 18, 0, 0],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ['*', ...Array.from({ length: numbers }, () => width)],
      body: [
        columns.map((text, index): TableCell => ({ ...aligned(index), text, color: COLOR.muted })),
        ...rows.map((row) => row.map((value, index): TableCell => ({ ...aligned(index), text: printed(value, locale) }))),
        sum.map((value, index): TableCell => ({ ...aligned(index), text: printed(value, locale), bold: true })),
      ],
    },
    layout: {
      hLineWidth: (row: number) => (row === 0 || row > last ? 0 : row === last ? 0.9 : 0.6),
      vLineWidth: () => 0,
      hLineColor: (row: number) => (row === last ? COLOR.text : COLOR.border),
      paddingLeft: (column: number) => (column === 0 ? 0 : GAP),
      paddingRight: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

const aligned = (index: number) => ({ alignment: index === 0 ? ('left' as const) : ('right' as const) });

function printed(value: TableValue, locale: DocumentLocale): string {
  if (value === null) return '';
  if (typeof value === 'bigint') return formatAmount(value, locale);
  return String(value);
}
