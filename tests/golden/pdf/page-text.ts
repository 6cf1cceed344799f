import { getDocumentProxy } from 'unpdf';

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly upright: boolean;
}

/** Pieces further apart than this (points) stand in different columns. */
const COLUMN_GAP = 7;

/**
 * What a reader sees, page by page: lines from top to bottom, columns divided by ` | `, and slanted text (a watermark) after
 * them. Blank text is left out.
 */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(pdf.slice());
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(pageText(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [pieceOf(item)] : []))));
  }
  return pages;
}

function pieceOf({ str, transform, width }: { str: string; transform: unknown[]; width: number }): Piece {
  const [, slant = 0, , , x = 0, y = 0] = transform.map(Number);
  return { text: str, x, y, end: x + width, upright: Math.abs(slant) < 0.01 };
}

function pageText(pieces: readonly Piece[]): string {
  const slanted = pieces.filter((piece) => !piece.upright).map((piece) => `~ ${piece.text.trim()}`);
  return [...linesOf(pieces.filter((piece) => piece.upright)), ...slanted].join('\n');
}

function linesOf(pieces: readonly Piece[]): string[] {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && line[0].y - piece.y < 1) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => joined(line.sort((a, b) => a.x - b.x)));
}

function joined(line: readonly Piece[]): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const piece of line) {
    const gap = piece.x - end;
    text += (gap > COLUMN_GAP ? ' | ' : gap > 1 && !text.endsWith(' ') ? ' ' : '') + piece.text;
    end = piece.end;
  }
  return text.trim();
}
