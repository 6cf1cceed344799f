const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for a currency of ISO 4217, in capitals. */
export const isCurrency = (code: string): boolean => KNOWN.has(code);
