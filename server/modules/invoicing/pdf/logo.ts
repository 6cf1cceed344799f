import { Buffer } from 'node:buffer';
import type { Content } from 'pdfmake/interfaces';
import { isAccent } from '#server/domain/companies/accent.ts';
import type { Seller } from '#server/domain/invoicing/document.ts';
import { printablePicture } from './picture.ts';
import { COLOR } from './theme.ts';

/** A company's logo as it was uploaded. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const LOGO_BOX: [number, number] = [150, 44];
const SQUARE = 30;

/** The logo, or a square with the firm's initials where there is none that can be printed. */
export function logoContent(logo: Logo | null, { name, accent }: Pick<Seller, 'name' | 'accent'>): Content {
  const type = logo === null ? null : printablePicture(logo.bytes);
  if (logo !== null && type !== null) {
    return { image: `data:${type};base64,${Buffer.from(logo.bytes).toString('base64')}`, fit: LOGO_BOX };
  }
  const color = accent !== undefined && isAccent(accent) ? accent : COLOR.brand;
  return {
    columns: [
      {
        width: SQUARE,
        stack: [
          { canvas: [{ type: 'rect', x: 0, y: 0, w: SQUARE, h: SQUARE, r: 7, color }] },
          {
            text: initialsOf(name),
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

/** Whether dark letters read better on a colour (perceived brightness, ITU-R BT.601). */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
  return red * 299 + green * 587 + blue * 114 > 160_000;
}
