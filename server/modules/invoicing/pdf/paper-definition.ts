import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';

import { mapStrings } from './map-strings.ts';
import { COLOR, CONTENT_WIDTH, PAGE, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

export interface PaperPart {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** A line each, under the sentences. */
  readonly list: readonly string[];
  /** What a thing is called, and what it is, side by side. */
  readonly rows?: readonly (readonly [string, string])[];
}

/** A paper that is read and not reckoned with: an act, a notice. In Croatian, for it is shown to Croatian authorities and customers. */
export interface PrintedPaper {
  readonly title: string;
  /** Whose paper it is: firm and OIB. */
  readonly owner: string;
  readonly opening: string;
  readonly parts: readonly PaperPart[];
  /** What stands under the line to sign on; null when nobody signs. */
  readonly signature: { readonly place: string; readonly under: string } | null;
  /** To be read from a distance, on a wall. */
  readonly large: boolean;
  readonly printedAt: Date;
  /** Puts the watermark of a demo installation on every page. */
  readonly demo: boolean;
}

type Definition = TDocumentDefinitions & { info: { creationDate: Date } };

const FOOT = 48;
const LARGER = 1.9;
const SIGNATURE_WIDTH = 200;
const READING = 1.3;

/**
 * A paper as a print definition.
 *
 * @param printable makes any text printable with the document font
 */
export function paperDefinition(input: PrintedPaper, printable: (text: string) => string): Definition {
  const paper = mapStrings(input, printable);
  const size = (points: number) => (paper.large ? points * LARGER : points);
  const words = WORDS.hr;
  return {
    pageSize: 'A4',
    pageMargins: [PAGE.side, PAGE.top, PAGE.side, FOOT],
    language: 'hr',
    displayTitle: true,
    info: { title: paper.title, creator: 'FiskAI', producer: 'FiskAI', creationDate: paper.printedAt },
    defaultStyle: { font: 'Inter', fontSize: size(SIZE.body + 1), color: COLOR.text, lineHeight: READING },
    footer: (page, pages): Content => ({
      margin: [PAGE.side, 14, PAGE.side, 0],
      fontSize: SIZE.footer,
      color: COLOR.muted,
      columns: [
        { width: '*', text: paper.owner },
        { width: 90, text: pages === 1 ? '' : words.page(page, pages), alignment: 'right' },
      ],
    }),
    ...(paper.demo
      ? { watermark: { text: words.demo, color: COLOR.watermark, opacity: 0.13, bold: true, fontSize: 44, angle: -38 } }
      : {}),
    content: [
      { text: paper.owner, color: COLOR.muted },
      { text: paper.title, fontSize: size(SIZE.title), bold: true, margin: [0, size(14), 0, size(6)] },
      { text: paper.opening },
      ...paper.parts.flatMap(({ heading, sentences, list, rows = [] }): Content[] => [
        { text: heading, bold: true, margin: [0, size(14), 0, 2], headlineLevel: 1 },
        ...sentences.map((text): Content => ({ text, margin: [0, 0, 0, 2] })),
        ...(list.length === 0 ? [] : [{ ul: [...list], margin: [0, 2, 0, 0] } satisfies Content]),
        ...(rows.length === 0 ? [] : [sideBySide(rows)]),
      ]),
      ...(paper.signature === null ? [] : [signature(paper.signature)]),
    ],
    // A heading does not stay alone at the foot of a page.
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
  };
}

const LABEL_WIDTH = 170;

const sideBySide = (rows: readonly (readonly [string, string])[]): Content => ({
  layout: 'noBorders',
  table: {
    widths: [LABEL_WIDTH, '*'],
    dontBreakRows: true,
    body: rows.map(([label, value]) => [{ text: label, color: COLOR.muted }, value]),
  },
});

function signature({ place, under }: NonNullable<PrintedPaper['signature']>): Content {
  const left = CONTENT_WIDTH - SIGNATURE_WIDTH;
  return {
    unbreakable: true,
    margin: [0, 36, 0, 0],
    stack: [
      { text: place },
      {
        margin: [left, 44, 0, 4],
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: SIGNATURE_WIDTH, y2: 0, lineWidth: 0.6, lineColor: COLOR.text }],
      },
      { text: under, margin: [left, 0, 0, 0], alignment: 'center', color: COLOR.muted },
    ],
  };
}
