import { isAccent } from '#server/domain/companies/accent.ts';
import type { Seller } from '#server/domain/invoicing/document.ts';

/** Measures in points (1/72 inch) and colours of the printed document; the colours are those of the screens, light theme. */
export const PAGE = { width: 595.28, height: 841.89, side: 46, top: 44 } as const;

export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.side;

export const COLOR = {
  text: '#1a1a1c',
  muted: '#66666b',
  border: '#d9d9d4',
  brand: '#0d6b62',
  onBrand: '#ffffff',
  watermark: '#b3261e',
} as const;

/** The company's own colour for what stands out, where it has one; plain documents print as they always did. */
export const inAccent = ({ accent }: Pick<Seller, 'accent'>): { readonly color?: string } =>
  accent !== undefined && isAccent(accent) ? { color: accent } : {};

export const SIZE = { title: 17, body: 9, small: 8.5, footer: 7, total: 11.5 } as const;

/** Line height as a factor of the font's own, which is 1.21 of the size in Inter. */
export const LEADING = 1.12;

const INTER_LINE = 1.21;

/** Height of one printed line of text, points. */
export const lineHeight = (fontSize: number): number => fontSize * INTER_LINE * LEADING;

export const millimetres = (value: number): number => (value * 72) / 25.4;
