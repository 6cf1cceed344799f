import { type RuleWords, words, type WordsOfRules } from './sentences.ts';

interface Place {
  readonly hr: string;
  readonly en: string;
  /** Its group, its category and its rate. */
  readonly group: string;
  readonly category: string;
  readonly rate: string;
}

export const PLACES = {
  line: { hr: 'stavka', en: 'a line', group: 'BG-25', category: 'BT-151', rate: 'BT-152' },
  allowance: { hr: 'popust', en: 'an allowance', group: 'BG-20', category: 'BT-95', rate: 'BT-96' },
  charge: { hr: 'trošak', en: 'a charge', group: 'BG-21', category: 'BT-102', rate: 'BT-103' },
} as const satisfies Record<string, Place>;

const LINE_PLACES: readonly (readonly [string, string, Place])[] = [
  ['02', '05', PLACES.line],
  ['03', '06', PLACES.allowance],
  ['04', '07', PLACES.charge],
];

interface Asked {
  readonly terms: string;
  readonly hr: string;
  readonly en: string;
}

const TAX_ID: Asked = {
  terms: 'BT-31 BT-32 BT-63',
  hr: 'prodavatelj mora imati PDV broj (BT-31) ili porezni broj (BT-32), ili zastupnik PDV broj (BT-63)',
  en: 'the seller must have a VAT identifier (BT-31) or tax registration (BT-32), or the representative a VAT identifier (BT-63)',
};
const TAX_ID_AND_BUYER: Asked = {
  terms: `${TAX_ID.terms} BT-48 BT-47`,
  hr: `${TAX_ID.hr}, a kupac PDV broj (BT-48) ili matični broj (BT-47)`,
  en: `${TAX_ID.en}, and the buyer a VAT identifier (BT-48) or legal registration (BT-47)`,
};
const VAT_ID: Asked = {
  terms: 'BT-31 BT-63',
  hr: 'prodavatelj (BT-31) ili njegov zastupnik (BT-63) mora imati PDV broj',
  en: 'the seller (BT-31) or the representative (BT-63) must have a VAT identifier',
};
const VAT_ID_AND_BUYER: Asked = {
  terms: 'BT-31 BT-63 BT-48',
  hr: `${VAT_ID.hr}, a tako i kupac (BT-48)`,
  en: `${VAT_ID.en}, and so must the buyer (BT-48)`,
};
const NO_VAT_ID: Asked = {
  terms: 'BT-31 BT-63 BT-48',
  hr: 'ni prodavatelj (BT-31), ni zastupnik (BT-63), ni kupac (BT-48) ne smije imati PDV broj',
  en: 'neither seller (BT-31) nor representative (BT-63) nor buyer (BT-48) may have a VAT identifier',
};

interface Rate {
  readonly hr: string;
  readonly en: string;
}
const NOUGHT: Rate = { hr: 'mora biti 0', en: 'must be 0' };
const ABOVE: Rate = { hr: 'mora biti veća od 0', en: 'must be above 0' };
const NOT_BELOW: Rate = { hr: 'mora biti 0 ili veća', en: 'must be 0 or more' };
const NONE: Rate = { hr: 'ne smije biti navedena', en: 'may not be stated' };

interface Family {
  readonly prefix: string;
  readonly hr: string;
  readonly en: string;
  readonly asked: Asked;
  readonly rate: Rate;
  readonly hasTax: boolean;
  readonly hasReason: boolean;
}

const FAMILIES: readonly Family[] = [
  { prefix: 'BR-S', hr: 'oporezivo (S)', en: 'standard rated (S)', asked: TAX_ID, rate: ABOVE, hasTax: true, hasReason: false },
  { prefix: 'BR-Z', hr: 'nulta stopa (Z)', en: 'zero rated (Z)', asked: TAX_ID, rate: NOUGHT, hasTax: false, hasReason: false },
  { prefix: 'BR-E', hr: 'oslobođeno (E)', en: 'exempt (E)', asked: TAX_ID, rate: NOUGHT, hasTax: false, hasReason: true },
  {
    prefix: 'BR-AE',
    hr: 'prijenos porezne obveze (AE)',
    en: 'reverse charge (AE)',
    asked: TAX_ID_AND_BUYER,
    rate: NOUGHT,
    hasTax: false,
    hasReason: true,
  },
  {
    prefix: 'BR-IC',
    hr: 'isporuka unutar EU (K)',
    en: 'intra-community supply (K)',
    asked: VAT_ID_AND_BUYER,
    rate: NOUGHT,
    hasTax: false,
    hasReason: true,
  },
  { prefix: 'BR-G', hr: 'izvoz (G)', en: 'export (G)', asked: VAT_ID, rate: NOUGHT, hasTax: false, hasReason: true },
  {
    prefix: 'BR-O',
    hr: 'ne podliježe PDV-u (O)',
    en: 'outside VAT (O)',
    asked: NO_VAT_ID,
    rate: NONE,
    hasTax: false,
    hasReason: true,
  },
  { prefix: 'BR-AF', hr: 'IGIC (L)', en: 'IGIC (L)', asked: TAX_ID, rate: NOT_BELOW, hasTax: true, hasReason: false },
  { prefix: 'BR-AG', hr: 'IPSI (M)', en: 'IPSI (M)', asked: TAX_ID, rate: NOT_BELOW, hasTax: true, hasReason: false },
];

function wordsOf({ prefix, hr, en, asked, rate, hasTax, hasReason }: Family): readonly (readonly [string, RuleWords])[] {
  const found: (readonly [string, RuleWords])[] = [];
  const add = (number: string, rule: RuleWords): void => void found.push([`${prefix}-${number}`, rule]);
  add(
    '01',
    words(
      'BG-23 BT-118 BT-151 BT-95 BT-102',
      `Kategorija PDV-a „${hr}” mora u raspodjeli PDV-a (BG-23) stajati ako je ima na stavkama, popustima ili troškovima. Uskladite ih.`,
      `The VAT category "${en}" must be in the VAT breakdown (BG-23) where lines, allowances or charges have it. Make them agree.`,
    ),
  );
  for (const [party, ofRate, place] of LINE_PLACES) {
    add(
      party,
      words(
        `${asked.terms} ${place.group} ${place.category}`,
        `Kad ${place.hr} (${place.group}) ima kategoriju „${hr}”, ${asked.hr}. Ispravite podatke.`,
        `Where ${place.en} (${place.group}) has the category "${en}", ${asked.en}. Correct this.`,
      ),
    );
    add(
      ofRate,
      words(
        `${place.rate} ${place.category} ${place.group}`,
        `Uz kategoriju „${hr}” stopa PDV-a (${place.rate}) ${rate.hr}. Ispravite je.`,
        `With the category "${en}" the VAT rate (${place.rate}) ${rate.en}. Correct it.`,
      ),
    );
  }
  add(
    '08',
    words(
      'BT-116 BT-118 BT-119 BT-131 BT-92 BT-99',
      `Osnovica (BT-116) kategorije „${hr}” nije zbroj njezinih stavki i troškova umanjen za popuste. Provjerite iznose.`,
      `The base (BT-116) of the category "${en}" is not its lines and charges less its allowances. Check the amounts.`,
    ),
  );
  add(
    '09',
    words(
      'BT-117 BT-116 BT-119 BT-118',
      `Iznos PDV-a (BT-117) kategorije „${hr}” mora biti ${hasTax ? 'osnovica × stopa' : '0'}. Ispravite ga.`,
      `The VAT amount (BT-117) of the category "${en}" must be ${hasTax ? 'base × rate' : '0'}. Correct it.`,
    ),
  );
  add(
    '10',
    words(
      'BT-120 BT-121 BT-118',
      hasReason
        ? `Kategorija „${hr}” traži razlog oslobođenja (BT-120) ili njegov kod (BT-121). Upišite ga.`
        : `Kategorija „${hr}” ne smije imati razlog oslobođenja (BT-120) ni njegov kod (BT-121). Uklonite ga.`,
      hasReason
        ? `The category "${en}" needs an exemption reason (BT-120) or its code (BT-121). Fill it in.`
        : `The category "${en}" may have neither exemption reason (BT-120) nor its code (BT-121). Remove it.`,
    ),
  );
  return found;
}

const outsideAlone = (terms: string, hr: string, en: string): RuleWords =>
  words(
    terms,
    `Račun koji ne podliježe PDV-u (O) ne smije imati ${hr} druge kategorije. Razdvojite ih na dva računa.`,
    `An invoice outside VAT (O) may have no ${en} of another category. Split it into two invoices.`,
  );

/** Rules of VAT categories. */
export const vatWords: WordsOfRules = {
  ...Object.fromEntries(FAMILIES.flatMap(wordsOf)),
  'BR-IC-11': words(
    'BT-72 BG-14 BT-118',
    'Isporuka unutar EU (K) traži datum isporuke (BT-72) ili obračunsko razdoblje (BG-14). Upišite ga.',
    'An intra-community supply (K) needs a delivery date (BT-72) or an invoicing period (BG-14). Fill it in.',
  ),
  'BR-IC-12': words(
    'BT-80 BT-118',
    'Isporuka unutar EU (K) traži državu isporuke (BT-80). Upišite je.',
    'An intra-community supply (K) needs the deliver to country (BT-80). Fill it in.',
  ),
  'BR-O-11': outsideAlone('BG-23 BT-118', 'raspodjelu PDV-a (BG-23)', 'VAT breakdown (BG-23)'),
  'BR-O-12': outsideAlone('BT-151 BG-25 BT-118', 'stavke (BG-25)', 'lines (BG-25)'),
  'BR-O-13': outsideAlone('BT-95 BG-20 BT-118', 'popuste (BG-20)', 'allowances (BG-20)'),
  'BR-O-14': outsideAlone('BT-102 BG-21 BT-118', 'troškove (BG-21)', 'charges (BG-21)'),
  'BR-B-01': words(
    'BT-151 BT-95 BT-102 BT-40 BT-55',
    'Podijeljeno plaćanje (B) postoji samo na talijanskim računima. Odaberite drugu kategoriju PDV-a.',
    'Split payment (B) exists on Italian invoices only. Choose another VAT category.',
  ),
  'BR-B-02': words(
    'BT-151 BT-95 BT-102 BT-118',
    'Podijeljeno plaćanje (B) i oporezivo (S) ne smiju biti na istom računu. Razdvojite ih.',
    'Split payment (B) and standard rated (S) may not be on one invoice. Split it.',
  ),
};
