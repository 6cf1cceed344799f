/** The least contrast of text with its ground (WCAG 2.1, 1.4.3): the colour is text on white paper, and white stands on it in mails. */
export const LEAST_CONTRAST = 4.5;

export const isAccent = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** Contrast of a colour with white, from 1 (white itself) to 21 (black). @param color `#rrggbb` */
export function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => linear(parseInt(color.slice(start, start + 2), 16) / 255));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** A channel without the curve of sRGB. */
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
