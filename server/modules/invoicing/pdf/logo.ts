import { Buffer } from 'node:buffer';
import type { Content } from 'pdfmake/interfaces';
import { COLOR } from './theme.ts';

/** A company's logo as it was uploaded. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const LOGO_BOX: [number, number] = [150, 44];
const SQUARE = 30;

/**
 * The logo, or a square with the firm's initials where there is none that a PDF/A can hold: we print PNG, and JPEG in grey or
 * RGB (a CMYK picture would contradict the document's sRGB output intent).
 */
export function logoContent(logo: Logo | null, sellerName: string, accent: string | undefined): Content {
  const type = logo === null ? null : printableType(logo.bytes);
  if (logo !== null && type !== null) {
    return { image: `data:${type};base64,${Buffer.from(logo.bytes).toString('base64')}`, fit: LOGO_BOX };
  }
  const color = accent !== undefined && /^#[0-9a-f]{6}$/i.test(accent) ? accent : COLOR.brand;
  return {
    columns: [
      {
        width: SQUARE,
        stack: [
          { canvas: [{ type: 'rect', x: 0, y: 0, w: SQUARE, h: SQUARE, r: 7, color }] },
          {
            text: initialsOf(sellerName),
            color: isLight(color) ? COLOR.text : COLOR.onBrand,
            bold: true,
            fontSize: 11,
            alignment: 'center',
            relativePosition: { x: 0, y: -SQUARE / 2 - 7.4 },
          },
        ],
      },
    ],
  };
}

/** First letters of the first two words: `Dizajn studio Sova` → `DS`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase('hr');
}

/** Type by content, never by the name that came with it. */
function printableType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  if ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, index) => bytes[index] === byte)) return 'image/png';
  const components = jpegComponents(bytes);
  return components === 1 || components === 3 ? 'image/jpeg' : null;
}

/** Colour components in a JPEG's start-of-frame segment, null when the bytes are no JPEG. */
function jpegComponents(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return bytes[at + 9] ?? null;
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  return null;
}

/** Whether dark letters read better on a colour (perceived brightness, ITU-R BT.601). */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
  return red * 299 + green * 587 + blue * 114 > 160_000;
}
