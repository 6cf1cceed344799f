import { Buffer } from 'node:buffer';
import bwip from 'bwip-js/node';

interface Encoded {
  /** 1 for dark, row by row; each row once. */
  readonly pixs: readonly number[];
  readonly pixx: number;
  readonly pixy: number;
}

/** The encoder without its drawing. Its published types know neither the options of a single symbology nor this return type. */
const encode = bwip.raw as unknown as (options: Readonly<Record<string, unknown>>) => readonly Encoded[];

/** A two-dimensional symbol as squares, without its quiet zone; `rows[y][x]` is true where it is dark. */
export interface SymbolMatrix {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly (readonly boolean[])[];
}

/**
 * PDF417 of a HUB-3 payment text: nine data columns and error correction level 4, as the HUB specification wants
 * ("Format zapisa PDF417 2D bar-koda prema HUB3"). The text goes in as UTF-8 bytes, so that Croatian letters survive.
 */
export function pdf417Matrix(text: string): SymbolMatrix {
  return matrixOf(
    encode({ bcid: 'pdf417', text: Buffer.from(text, 'utf8').toString('latin1'), binarytext: true, columns: 9, eclevel: 4 }),
  );
}

/** QR code, model 2, smallest version that holds the text at error correction level M. */
export function qrMatrix(text: string): SymbolMatrix {
  return matrixOf(encode({ bcid: 'qrcode', text, eclevel: 'M' }));
}

/** `pixy` is the height in modules of rows that are given once each: a row of PDF417 is three modules high. */
function matrixOf([symbol]: readonly Encoded[]): SymbolMatrix {
  if (symbol === undefined) throw new TypeError('the encoder gave no symbol');
  const { pixs, pixx, pixy } = symbol;
  const rowHeight = (pixy * pixx) / pixs.length;
  const rows = Array.from({ length: pixy }, (_, y) => {
    const start = Math.floor(y / rowHeight) * pixx;
    return pixs.slice(start, start + pixx).map((module) => module === 1);
  });
  return { width: pixx, height: pixy, rows };
}

/**
 * A symbol as SVG: one path of rectangles, runs of equal rows joined, so that it stays sharp at every size and has no seams.
 * Its user unit is one module.
 */
export function symbolSvg(symbol: SymbolMatrix): string {
  const open = new Map<string, number>();
  let path = '';
  for (let y = 0; y <= symbol.height; y++) {
    const runs = new Set(runsOf(symbol.rows[y] ?? []));
    for (const [run, top] of open) {
      if (runs.has(run)) continue;
      const [x, width] = run.split(' ');
      path += `M${x} ${top}h${width}v${y - top}h-${width}z`;
      open.delete(run);
    }
    for (const run of runs) if (!open.has(run)) open.set(run, y);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${symbol.width} ${symbol.height}"><path fill="#000000" d="${path}"/></svg>`;
}

/** Dark runs of a row as `x width`. */
function runsOf(row: readonly boolean[]): string[] {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x++;
    runs.push(`${start} ${x - start + 1}`);
  }
  return runs;
}
