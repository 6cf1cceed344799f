import { unitSymbol } from '#server/domain/catalog/units.ts';
import type { DocumentLocale } from '#server/domain/invoicing/document.ts';

interface Forms {
  readonly one: string;
  readonly few: string;
  readonly other: string;
}

const croatian = (one: string, few: string, other: string): Forms => ({ one, few, other });
const english = (one: string, other: string): Forms => ({ one, few: other, other });

/** Units that are words and therefore inflect after a number (CLDR plural categories); all others are symbols. */
const INFLECTED: Readonly<Record<string, Readonly<Record<DocumentLocale, Forms>>>> = {
  E48: { hr: croatian('usluga', 'usluge', 'usluga'), en: english('service', 'services') },
  DAY: { hr: croatian('dan', 'dana', 'dana'), en: english('day', 'days') },
  WEE: { hr: croatian('tjedan', 'tjedna', 'tjedana'), en: english('week', 'weeks') },
  MON: { hr: croatian('mjesec', 'mjeseca', 'mjeseci'), en: english('month', 'months') },
  ANN: { hr: croatian('god.', 'god.', 'god.'), en: english('year', 'years') },
  SET: { hr: croatian('set', 'seta', 'setova'), en: english('set', 'sets') },
  PR: { hr: croatian('par', 'para', 'pari'), en: english('pair', 'pairs') },
  XBX: { hr: croatian('kut.', 'kut.', 'kut.'), en: english('box', 'boxes') },
  XBO: { hr: croatian('boca', 'boce', 'boca'), en: english('bottle', 'bottles') },
  C62: { hr: croatian('jed.', 'jed.', 'jed.'), en: english('unit', 'units') },
};

const RULES = { hr: new Intl.PluralRules('hr'), en: new Intl.PluralRules('en') } as const;

/** What stands after a quantity on paper: `h`, `3 dana`, `2 usluge`. */
export function unitLabel(code: string, quantity: string, locale: DocumentLocale): string {
  const forms = INFLECTED[code]?.[locale];
  if (forms === undefined) return unitSymbol(code, locale);
  const category = RULES[locale].select(Math.abs(Number(quantity)));
  return category === 'one' || category === 'few' ? forms[category] : forms.other;
}
