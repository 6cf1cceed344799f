import { Buffer } from 'node:buffer';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { pageContents, pageHeight } from './pdf-objects.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** A barcode as it stands on the page: points, from the page's upper left corner. */
export interface DrawnSymbol extends Box {
  readonly squares: readonly Box[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** A path of more rectangles than this is a barcode; nothing else on our pages has so many. */
const MANY = 60;

/**
 * Barcodes drawn on the pages, found by following the page's own drawing operators: what is decoded from them is what is on
 * the paper, and not what some function meant to draw.
 */
export function drawnSymbols(pdf: Uint8Array): DrawnSymbol[] {
  return pageContents(pdf)
    .flatMap((content) => filledPaths(content, pageHeight(content) ?? 0))
    .filter((squares) => squares.length > MANY)
    .map((squares) => ({
      squares,
      x: Math.min(...squares.map((square) => square.x)),
      y: Math.min(...squares.map((square) => square.y)),
      right: Math.max(...squares.map((square) => square.right)),
      bottom: Math.max(...squares.map((square) => square.bottom)),
    }));
}

function filledPaths(content: string, height: number): Box[][] {
  const paths: Box[][] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let path: Box[] = [];
  let points: [number, number][] = [];
  for (const line of content.split('\n')) {
    const words = line.split(' ');
    const operator = words.pop();
    const numbers = words.map(Number);
    if (operator === 'q') saved.push(matrix);
    else if (operator === 'Q') matrix = saved.pop() ?? matrix;
    else if (operator === 'cm') matrix = multiply(numbers, matrix);
    else if (operator === 'm') points = [place(numbers, matrix, height)];
    else if (operator === 'l') points.push(place(numbers, matrix, height));
    else if (operator === 'h') path.push(boxOf(points));
    else if (operator === 'n') path = [];
    else if (operator === 'f') {
      paths.push(path);
      path = [];
    }
  }
  return paths;
}

const multiply = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], m: Matrix): Matrix => [
  a * m[0] + b * m[2], a * m[1] + b * m[3], c * m[0] + d * m[2], c * m[1] + d * m[3], e * m[0] + f * m[2] + m[4], e * m[1] + f * m[3] + m[5],
]; // prettier-ignore

/** Into page coordinates with the origin at the upper left. */
const place = ([x = 0, y = 0]: readonly number[], m: Matrix, height: number): [number, number] => [
  x * m[0] + y * m[2] + m[4],
  height - (x * m[1] + y * m[3] + m[5]),
];

function boxOf(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { x: Math.min(...xs), y: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Pixels per point: about six for a module of either code. */
const SCALE = 8;
const QUIET_POINTS = 6;

/** The decoder reads bytes as windows-1252, which is what "ISO-8859-1" means to a TextDecoder. */
const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

/** Paints a symbol black on white and reads it as a phone would; the text's bytes are taken as UTF-8. */
export function decodeSymbol(symbol: DrawnSymbol, format: 'QR_CODE' | 'PDF_417'): string {
  const pixel = (value: number, origin: number): number => Math.round((value - origin + QUIET_POINTS) * SCALE);
  const width = pixel(symbol.right, symbol.x) + QUIET_POINTS * SCALE;
  const height = pixel(symbol.bottom, symbol.y) + QUIET_POINTS * SCALE;
  const luminance = new Uint8ClampedArray(width * height).fill(255);
  for (const square of symbol.squares) {
    for (let y = pixel(square.y, symbol.y); y < pixel(square.bottom, symbol.y); y++) {
      luminance.fill(0, y * width + pixel(square.x, symbol.x), y * width + pixel(square.right, symbol.x));
    }
  }
  const reader = new MultiFormatReader();
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat[format]]]]);
  const result = reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(luminance, width, height))), hints);
  return Buffer.from([...result.getText()].map((character) => BYTES.get(character) ?? 0)).toString('utf8');
}
