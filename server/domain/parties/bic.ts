/** Without blanks, in capitals. */
export const normalizeBic = (text: string): string => text.replace(/[\s\u00a0]/g, '').toUpperCase();

/** True for a normalized BIC (ISO 9362): four letters or digits of the bank, two letters of its country, two of its place, and a branch of three or none. */
export const isValidBic = (bic: string): boolean => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic);
