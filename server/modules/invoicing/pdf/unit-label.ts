import type { DocumentLocale } from '#server/domain/invoicing/document.ts';

/** Words that inflect have their plural forms (CLDR categories); symbols are the same beside every number. */
type Label = string | { readonly one: string; readonly few: string; readonly other: string };

const day: Label = { one: 'dan', few: 'dana', other: 'dana' };
const month: Label = { one: 'mjesec', few: 'mjeseca', other: 'mjeseci' };

const plural = (one: string): Label => ({ one, few: `${one}s`, other: `${one}s` });

/** Units of measure by UN/ECE Recommendation 20 code, as EN 16931 BT-130 carries them. */
const LABELS: Readonly<Record<string, Readonly<Record<DocumentLocale, Label>>>> = {
  H87: { hr: 'kom', en: 'pcs' },
  C62: { hr: 'kom', en: 'pcs' },
  EA: { hr: 'kom', en: 'pcs' },
  PR: { hr: { one: 'par', few: 'para', other: 'pari' }, en: plural('pair') },
  SET: { hr: { one: 'komplet', few: 'kompleta', other: 'kompleta' }, en: plural('set') },
  E48: { hr: { one: 'usluga', few: 'usluge', other: 'usluga' }, en: plural('service') },
  LS: { hr: 'paušal', en: 'lump sum' },
  SEC: { hr: 's', en: 's' },
  MIN: { hr: 'min', en: 'min' },
  HUR: { hr: 'h', en: 'h' },
  DAY: { hr: day, en: plural('day') },
  WEE: { hr: { one: 'tjedan', few: 'tjedna', other: 'tjedana' }, en: plural('week') },
  MON: { hr: month, en: plural('month') },
  ANN: { hr: { one: 'godina', few: 'godine', other: 'godina' }, en: plural('year') },
  GRM: { hr: 'g', en: 'g' },
  KGM: { hr: 'kg', en: 'kg' },
  TNE: { hr: 't', en: 't' },
  MMT: { hr: 'mm', en: 'mm' },
  CMT: { hr: 'cm', en: 'cm' },
  MTR: { hr: 'm', en: 'm' },
  KMT: { hr: 'km', en: 'km' },
  MTK: { hr: 'm²', en: 'm²' },
  MTQ: { hr: 'm³', en: 'm³' },
  MLT: { hr: 'ml', en: 'ml' },
  LTR: { hr: 'l', en: 'l' },
  KWH: { hr: 'kWh', en: 'kWh' },
};

const RULES = { hr: new Intl.PluralRules('hr'), en: new Intl.PluralRules('en') } as const;

/** What stands after a quantity: `h`, `dana`, `usluge`; a code that we do not know is printed as it is. */
export function unitLabel(code: string, quantity: string, locale: DocumentLocale): string {
  const label = LABELS[code]?.[locale];
  if (label === undefined) return code;
  if (typeof label === 'string') return label;
  const category = RULES[locale].select(Math.abs(Number(quantity)));
  return category === 'one' || category === 'few' ? label[category] : label.other;
}
