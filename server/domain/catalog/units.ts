import type { DocumentLocale } from '#server/domain/invoicing/document.ts';

/** A unit of measure: code of UN/ECE Recommendation 20 and the short word that stands beside a quantity. */
export interface Unit {
  readonly code: string;
  /** On the document (`kom`, `h`). */
  readonly symbol: Readonly<Record<DocumentLocale, string>>;
  /** In the list to choose from. */
  readonly label: Readonly<Record<DocumentLocale, string>>;
}

const unit = (code: string, symbolHr: string, labelHr: string, symbolEn: string, labelEn: string): Unit => ({
  code,
  symbol: { hr: symbolHr, en: symbolEn },
  label: { hr: labelHr, en: labelEn },
});

/** The units on offer, most usual first. */
export const UNITS: readonly Unit[] = [
  unit('H87', 'kom', 'komad', 'pcs', 'piece'),
  unit('HUR', 'h', 'sat', 'h', 'hour'),
  unit('E48', 'usluga', 'usluga', 'service', 'service'),
  unit('DAY', 'dan', 'dan', 'day', 'day'),
  unit('WEE', 'tjedan', 'tjedan', 'week', 'week'),
  unit('MON', 'mjesec', 'mjesec', 'month', 'month'),
  unit('ANN', 'god.', 'godina', 'year', 'year'),
  unit('MIN', 'min', 'minuta', 'min', 'minute'),
  unit('KGM', 'kg', 'kilogram', 'kg', 'kilogram'),
  unit('GRM', 'g', 'gram', 'g', 'gram'),
  unit('TNE', 't', 'tona', 't', 'tonne'),
  unit('LTR', 'l', 'litra', 'l', 'litre'),
  unit('MLT', 'ml', 'mililitar', 'ml', 'millilitre'),
  unit('MTR', 'm', 'metar', 'm', 'metre'),
  unit('CMT', 'cm', 'centimetar', 'cm', 'centimetre'),
  unit('KMT', 'km', 'kilometar', 'km', 'kilometre'),
  unit('MTK', 'm²', 'četvorni metar', 'm²', 'square metre'),
  unit('MTQ', 'm³', 'kubni metar', 'm³', 'cubic metre'),
  unit('KWH', 'kWh', 'kilovatsat', 'kWh', 'kilowatt hour'),
  unit('SET', 'set', 'set', 'set', 'set'),
  unit('PR', 'par', 'par', 'pair', 'pair'),
  unit('XPK', 'pak.', 'paket', 'pkg', 'package'),
  unit('XBX', 'kut.', 'kutija', 'box', 'box'),
  unit('XBO', 'boca', 'boca', 'bottle', 'bottle'),
  unit('C62', 'jed.', 'jedinica', 'unit', 'unit'),
  unit('P1', '%', 'postotak', '%', 'percent'),
];

const byCode = new Map(UNITS.map((entry) => [entry.code, entry]));

export const unitOf = (code: string): Unit | null => byCode.get(code) ?? null;

/** The word beside a quantity; a code that is not in the list (an old document's) is shown as it is. */
export const unitSymbol = (code: string, locale: DocumentLocale): string => byCode.get(code)?.symbol[locale] ?? code;
