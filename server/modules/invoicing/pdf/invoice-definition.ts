import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type FiscalState, type IssuedDocument, showsPrices } from '#server/domain/invoicing/document.ts';
import { asCharged } from '#server/domain/invoicing/in-currency.ts';
import { closing, pinned } from './closing.ts';
import { linesTable } from './lines-table.ts';
import type { Logo } from './logo.ts';
import { footerHeight, pageFooter, pageHeader } from './page-frame.ts';
import { letterhead, titleAndBuyer } from './parties.ts';
import { paymentBox } from './payment.ts';
import { mapStrings } from './map-strings.ts';
import { euroSummary, summary } from './summary.ts';
import { COLOR, LEADING, PAGE, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

export interface InvoicePdfInput {
  readonly document: IssuedDocument;
  /** What is known of fiscalization now; null for a document that is not fiscalized. */
  readonly fiscal: FiscalState | null;
  /** Puts the watermark of a demo installation on every page. */
  readonly demo: boolean;
  readonly logo: Logo | null;
}

type Definition = TDocumentDefinitions & { info: { creationDate: Date } };

/**
 * The whole document as a print definition.
 *
 * @param printable makes any text printable with the document font
 */
export function invoiceDefinition(input: InvoicePdfInput, printable: (text: string) => string): Definition {
  const payment = paymentBox(input.document);
  const issued = mapStrings(input.document, printable);
  const document = asCharged(issued);
  const inEuro = showsPrices(document) ? euroSummary(issued) : null;
  const words = WORDS[document.locale];
  const bottom = footerHeight(document);
  return {
    pageSize: 'A4',
    pageMargins: [PAGE.side, PAGE.top, PAGE.side, bottom],
    language: document.locale,
    displayTitle: true,
    info: {
      title: `${words.title[document.kind]} ${document.number}`,
      creator: 'FiskAI',
      producer: 'FiskAI',
      creationDate: document.issuedAt,
    },
    defaultStyle: { font: 'Inter', fontSize: SIZE.body, color: COLOR.text, lineHeight: LEADING },
    header: pageHeader(document),
    footer: pageFooter(document),
    ...(input.demo
      ? { watermark: { text: words.demo, color: COLOR.watermark, opacity: 0.13, bold: true, fontSize: 44, angle: -38 } }
      : {}),
    content: [
      letterhead(document, input.logo),
      titleAndBuyer(document, payment !== null && payment.dueOn !== null),
      linesTable(document),
      ...(showsPrices(document) ? [summary(document, payment !== null && document.kind !== 'quote')] : []),
      ...(inEuro === null ? [] : [inEuro]),
      ...notes(document),
      ...pinned(closing(document, input.fiscal, payment), bottom),
    ],
  };
}

/** Legal sentences first, then what the seller wants to say. */
function notes({ notes: legal, note, locale }: IssuedDocument): Content[] {
  return [
    ...legal.map(({ text }, index): Content => ({
      text,
      color: COLOR.muted,
      fontSize: SIZE.small,
      margin: [0, index === 0 ? 18 : 2, 0, 0],
    })),
    ...(note.trim() === ''
      ? []
      : [
          {
            margin: [0, legal.length === 0 ? 18 : 10, 0, 0] as [number, number, number, number],
            stack: [{ text: WORDS[locale].note, color: COLOR.muted, fontSize: SIZE.small }, { text: note.trim() }],
          },
        ]),
  ];
}
