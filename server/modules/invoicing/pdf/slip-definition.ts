import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type IssuedDocument, ownerBeside, type PaymentMethod } from '#server/domain/invoicing/document.ts';
import { asCharged } from '#server/domain/invoicing/in-currency.ts';
import { isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { qrMatrix, symbolSvg } from './barcode.ts';
import { issuedByText } from './closing.ts';
import { formatAmount, formatDecimal, formatEuro, formatPercent, NBSP } from './format.ts';
import type { InvoicePdfInput } from './invoice-definition.ts';
import { hasDiscount, lineReferencesText, quantityText } from './lines-table.ts';
import { mapStrings } from './map-strings.ts';
import { addressLines, buyerLines, sellerIds, titleFacts } from './parties.ts';
import { euroRows, taxesByRate, totalsRows } from './summary.ts';
import { COLOR, LEADING, millimetres } from './theme.ts';
import { WORDS } from './words.ts';

/** Width of the paper of receipt printers, millimetres. */
export const SLIP_WIDTHS = [58, 80] as const;
export type SlipWidth = (typeof SLIP_WIDTHS)[number];

/** What printers with a roll cannot print on. */
const SIDE = millimetres(4);
/** At least 20 mm with 2 mm of white around it are asked for (Tehnička specifikacija, QR kod). */
const QR_SIDE = millimetres(24);
const QR_QUIET_ZONE = millimetres(2);
/** `code`: 36 characters of a JIR stay on one line of the narrow paper. */
const SIZE = { body: 7.5, small: 6.5, code: 6, title: 9.5, total: 10.5 } as const;
const GAP = 6;

export interface SlipPdfInput extends Omit<InvoicePdfInput, 'logo'> {
  readonly width: SlipWidth;
  /** What came in by each way to pay; said where there is more than one. */
  readonly payments: readonly { readonly method: PaymentMethod; readonly amountMinor: bigint }[];
}

type Definition = TDocumentDefinitions & { info: { creationDate: Date } };

/**
 * A receipt as it comes from a roll: everything that stands on the large paper, one below the other.
 *
 * @param height of the sheet in points, so that a printer with a roll cuts where it ends
 * @param printable makes any text printable with the document font
 */
export function slipDefinition(input: SlipPdfInput, height: number, printable: (text: string) => string): Definition {
  const { fiscal, width: paperWidth, demo } = input;
  const issued = mapStrings(input.document, printable);
  const document = asCharged(issued);
  const words = WORDS[document.locale];
  const width = millimetres(paperWidth) - 2 * SIDE;
  return {
    pageSize: { width: millimetres(paperWidth), height },
    pageMargins: [SIDE, SIDE, SIDE, SIDE],
    language: document.locale,
    displayTitle: true,
    info: {
      title: `${words.title[document.kind]} ${document.number}`,
      creator: 'FiskAI',
      producer: 'FiskAI',
      creationDate: document.issuedAt,
    },
    defaultStyle: { font: 'Inter', fontSize: SIZE.body, color: COLOR.text, lineHeight: LEADING },
    content: [
      ...(demo ? [{ text: words.demo, bold: true, alignment: 'center', margin: [0, 0, 0, GAP] } satisfies Content] : []),
      sellerBlock(document),
      titleBlock(document),
      rule(width),
      ...document.lines.map((line): Content => ({
        margin: [0, 0, 0, 3],
        stack: [
          line.description,
          ...namedBy(line, document),
          pair(lineText(line, document), formatAmount(line.amountMinor, document.locale)),
        ],
      })),
      rule(width),
      ...sums(input, document),
      ...recapitulation(document),
      ...euroBlock(issued),
      rule(width),
      ...fiscalBlock(document, fiscal, width),
      ...notes(document),
    ],
  };
}

const rule = (width: number): Content => ({
  margin: [0, GAP / 2, 0, GAP / 2],
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, dash: { length: 2 }, lineColor: COLOR.muted }],
});

/** A name to the left and a number to the right that never breaks. */
const pair = (name: string, amount: string, style: Record<string, unknown> = {}): Content => ({
  columns: [
    { width: '*', text: name, ...style },
    { width: 'auto', text: amount.replaceAll(' ', NBSP), alignment: 'right', noWrap: true, ...style },
  ],
  columnGap: 6,
});

function sellerBlock({ seller, locale }: IssuedDocument): Content {
  const owner = ownerBeside(seller);
  return {
    alignment: 'center',
    stack: [
      { text: seller.name, bold: true, fontSize: SIZE.title },
      ...(owner === null ? [] : [WORDS[locale].ownedBy(owner)]),
      ...addressLines(seller.address, false, locale),
      sellerIds(seller, locale),
    ],
  };
}

function titleBlock(document: IssuedDocument): Content {
  const words = WORDS[document.locale];
  const { buyer, kind, number } = document;
  return {
    margin: [0, GAP, 0, 0],
    stack: [
      { text: `${words.title[kind]}${NBSP}${number}`, bold: true, fontSize: SIZE.title },
      ...(isTradeKind(kind) ? [{ text: words.notFiscal, bold: true }] : []),
      ...titleFacts(document, false),
      ...(buyer.name === '' ? [] : [`${words.buyer}: ${buyer.name}`, ...buyerLines(document)]),
    ],
  };
}

/** Order and delivery that the line names. */
function namedBy({ references }: IssuedDocument['lines'][number], { locale }: IssuedDocument): Content[] {
  const named = lineReferencesText(references, locale);
  return named === '' ? [] : [{ text: named, fontSize: SIZE.small }];
}

function lineText(line: IssuedDocument['lines'][number], { locale }: IssuedDocument): string {
  const discount = hasDiscount(line) ? ` − ${formatPercent(line.discountPercent, locale)}` : '';
  return `${quantityText(line, locale)} × ${formatDecimal(line.unitPrice, 2, locale)}${discount}`;
}

function sums({ payments }: SlipPdfInput, document: IssuedDocument): Content[] {
  const rows = totalsRows(document, false);
  const { locale } = document;
  return [
    ...rows.map(([name, amount], index) =>
      pair(name, amount, index === rows.length - 1 ? { bold: true, fontSize: SIZE.total } : {}),
    ),
    ...(payments.length < 2
      ? []
      : payments.map(({ method, amountMinor }) => pair(WORDS[locale].paymentMethod[method], formatEuro(amountMinor, locale)))),
  ];
}

/** Of a document in another currency: its amounts in euro. */
function euroBlock(issued: IssuedDocument): Content[] {
  const rows = euroRows(issued);
  if (rows === null) return [];
  return [{ text: rows.remark, fontSize: SIZE.small, margin: [0, GAP, 0, 0] }, ...recapitulation(issued), pair(...rows.total)];
}

function recapitulation(document: IssuedDocument): Content[] {
  const { head, rows } = taxesByRate(document);
  if (rows.length === 0) return [];
  const cell = (text: string, index: number): TableCell => ({ text, alignment: index === 0 ? 'left' : 'right' });
  return [
    {
      margin: [0, GAP, 0, 0],
      fontSize: SIZE.small,
      // The narrow paper has no room for the word above the names.
      table: {
        widths: ['*', ...head.slice(1).map(() => 'auto')],
        body: [['', ...head.slice(1)].map(cell), ...rows.map((row) => row.map(cell))],
      },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 0,
        paddingLeft: (column: number) => (column === 0 ? 0 : 6),
        paddingRight: () => 0,
        paddingTop: () => 0.5,
        paddingBottom: () => 0.5,
      },
    },
  ];
}

function fiscalBlock(document: IssuedDocument, fiscal: SlipPdfInput['fiscal'], width: number): Content[] {
  const words = WORDS[document.locale];
  const issuedBy: Content = { text: issuedByText(document), fontSize: SIZE.small };
  if (fiscal === null) return [issuedBy];
  const { zki, jir, qrUrl } = fiscal;
  return [
    { text: `${words.zki} ${zki}`, fontSize: SIZE.code },
    { text: jir === null ? words.jirFollows : `${words.jir} ${jir}`, fontSize: SIZE.code },
    issuedBy,
    {
      svg: symbolSvg(qrMatrix(qrUrl)),
      width: QR_SIDE,
      height: QR_SIDE,
      margin: [(width - QR_SIDE) / 2, GAP + QR_QUIET_ZONE, 0, QR_QUIET_ZONE],
    },
  ];
}

const notes = ({ notes: legal, note }: IssuedDocument): Content[] =>
  [...legal.map(({ text }) => text), note.trim()]
    .filter((text) => text !== '')
    .map((text) => ({ text, fontSize: SIZE.small, margin: [0, 2, 0, 0] }));
