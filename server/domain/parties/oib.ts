/**
 * An OIB as a person types it, without blanks and a leading `HR`: ` HR 123 456 789 03` → `12345678903`.
 * The result is not necessarily valid.
 */
export const normalizeOib = (text: string): string => text.replace(/[\s\u00a0]/g, '').replace(/^HR(?=\d)/i, '');

/**
 * True for eleven digits whose last one is the ISO 7064 MOD 11,10 check digit of the first ten
 * (Pravilnik o osobnom identifikacijskom broju). A valid OIB need not belong to anyone.
 */
export const isValidOib = (oib: string): boolean =>
  /^\d{11}$/.test(oib) && mod1110CheckDigit(oib.slice(0, 10)) === Number(oib[10]);

/** ISO 7064 MOD 11,10 check digit of a string of digits; OIB, VBDI and bank accounts share it. */
export function mod1110CheckDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}
