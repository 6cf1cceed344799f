/**
 * Code of the classification of products by activity (KPD 2025, six digits) in its stored form `NN.NN.NN`. Dots, blanks
 * and the letter of the area in front (`J62.10.11`) may be typed or left out.
 *
 * @returns null when the text does not hold exactly six digits in such a form
 */
export function normalizeKpd(text: string): string | null {
  const match = /^[A-V]?\.?(\d{2})\.?(\d{2})\.?(\d{2})$/i.exec(text.replace(/[\s\u00a0]/g, ''));
  return match === null ? null : `${match[1]}.${match[2]}.${match[3]}`;
}

/** True for the stored form. Whether the code exists, only the dated list knows. */
export const isKpd = (text: string): boolean => /^\d{2}\.\d{2}\.\d{2}$/.test(text);
