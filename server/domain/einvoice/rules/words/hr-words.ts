import { dateOutOfRange, missing, type RuleWords, tooLong, words, type WordsOfRules, wrongSum } from './sentences.ts';
import { PLACES } from './vat-words.ts';

const CATEGORIES = [
  ['S', 'oporezivo (S)', 'standard rated (S)', 'veća od 0', 'above 0'],
  ['Z', 'nulta stopa (Z)', 'zero rated (Z)', '0', '0'],
  ['E', 'oslobođeno (E)', 'exempt (E)', '0', '0'],
  ['AE', 'prijenos porezne obveze (AE)', 'reverse charge (AE)', '0', '0'],
] as const;

const PLACES_BY_NUMBER = [
  ['1', PLACES.line],
  ['2', PLACES.allowance],
  ['3', PLACES.charge],
] as const;

const ofCategories: readonly (readonly [string, RuleWords])[] = CATEGORIES.flatMap(([code, hr, en, rateHr, rateEn]) => [
  ...PLACES_BY_NUMBER.map(
    ([number, place]) =>
      [
        `HR-BR-${code}-${number}`,
        words(
          `BT-48 ${place.category} ${place.group}`,
          `Kad ${place.hr} (${place.group}) ima kategoriju „${hr}”, kupac mora imati PDV broj (BT-48). Upišite ga.`,
          `Where ${place.en} (${place.group}) has the category "${en}", the buyer must have a VAT identifier (BT-48). Fill it in.`,
        ),
      ] as const,
  ),
  [
    `HR-BR-${code}-10`,
    words(
      'HR-BT-19 HR-BT-18',
      `U hrvatskoj raspodjeli PDV-a stopa (HR-BT-19) kategorije „${hr}” mora biti ${rateHr}. Ispravite je.`,
      `In the Croatian VAT breakdown the rate (HR-BT-19) of the category "${en}" must be ${rateEn}. Correct it.`,
    ),
  ],
]);

const referenceTwice = (line: string, document: string, hr: string, en: string): RuleWords =>
  words(
    `${line} ${document}`,
    `${hr} je na stavci (${line}) i na računu (${document}). Ostavite na jednom mjestu.`,
    `${en} stands on the line (${line}) and on the invoice (${document}). Keep one of them.`,
  );

/** The Croatian rules. */
export const hrWords: WordsOfRules = {
  ...Object.fromEntries(ofCategories),
  'HR-BR-1': words(
    'BT-1',
    'Broj računa (BT-1) ne smije imati razmake. Uklonite ih.',
    'The invoice number (BT-1) may have no blanks. Remove them.',
  ),
  'HR-BR-2': words(
    'HR-BT-2',
    'Vrijeme izdavanja (HR-BT-2) mora biti u obliku hh:mm:ss. Upišite ga tako.',
    'The issue time (HR-BT-2) must have the form hh:mm:ss. Write it so.',
  ),
  'HR-BR-4': words(
    'BT-9 BT-115',
    'Iznos za plaćanje (BT-115) je pozitivan, a datuma dospijeća (BT-9) nema. Upišite ga.',
    'The amount due (BT-115) is positive, but there is no due date (BT-9). Fill it in.',
  ),
  'HR-BR-5': words(
    'BT-24',
    'Oznaka specifikacije (BT-24) nije oznaka hrvatskog eRačuna 2025. Upišite propisanu vrijednost.',
    'The specification identifier (BT-24) is not that of the Croatian eRačun 2025. Write the prescribed value.',
  ),
  'HR-BR-6': missing('BT-26', 'BT-25 BG-3'),
  'HR-BR-7': missing('BT-34'),
  'HR-BR-9': words(
    'HR-BT-5',
    'OIB operatera (HR-BT-5) nedostaje ili nije ispravan. Upišite ispravan OIB.',
    'The operator OIB (HR-BT-5) is missing or not valid. Write a valid OIB.',
  ),
  'HR-BR-10': missing('BT-49'),
  'HR-BR-11': missing('HR-BT-6', 'BG-21 BT-102'),
  'HR-BR-13': words(
    'HR-BT-7 HR-BT-8 BG-21 BT-102',
    'Trošak oslobođen PDV-a mora imati razlog (HR-BT-7) ili njegov kod (HR-BT-8). Upišite ga.',
    'A charge exempt from VAT must have a reason (HR-BT-7) or its code (HR-BT-8). Fill it in.',
  ),
  'HR-BR-16': missing('HR-BT-12', 'BG-25 BT-151'),
  'HR-BR-17': referenceTwice('HR-BT-9', 'BT-13', 'Narudžbenica', 'An order reference'),
  'HR-BR-18': referenceTwice('HR-BT-10', 'BT-16', 'Otpremnica', 'A despatch reference'),
  'HR-BR-19': referenceTwice('HR-BT-11', 'BT-15', 'Primka', 'A receipt reference'),
  'HR-BR-20': words(
    'BT-149',
    'Jedinična količina cijene (BT-149) mora biti veća od 0. Ispravite je.',
    'The base quantity of the price (BT-149) must be above 0. Correct it.',
  ),
  'HR-BR-21': words(
    'BT-150 BT-130',
    'Jedinica mjere cijene (BT-150) mora biti ista kao jedinica mjere stavke (BT-130). Uskladite ih.',
    'The unit of the price (BT-150) must be the unit of the line (BT-130). Make them agree.',
  ),
  'HR-BR-25': words(
    'BT-158 BT-3',
    'Artikl nema KPD oznaku (BT-158, popis CG). Odaberite je uz stavku.',
    'The item has no KPD code (BT-158, list CG). Choose one at the line.',
  ),
  'HR-BR-26': words(
    'HR-BG-2 BT-151 BT-95 BT-102',
    'Račun ima oslobođeno od PDV-a (E), a nema hrvatsku raspodjelu PDV-a (HR-BG-2). Dodajte je.',
    'The invoice has something exempt from VAT (E), but no Croatian VAT breakdown (HR-BG-2). Add it.',
  ),
  'HR-BR-27': wrongSum(
    'HR-BT-23 BT-106 BT-107 BT-108 HR-BT-24',
    'stavke (BT-106) − popusti (BT-107) + troškovi (BT-108) − neoporezivo (HR-BT-24)',
    'lines (BT-106) − allowances (BT-107) + charges (BT-108) − outside VAT (HR-BT-24)',
  ),
  'HR-BR-28': words(
    'HR-BT-17 HR-BT-18',
    'Iznos PDV-a (HR-BT-17) oslobođene ili neoporezive kategorije (HR-BT-18) mora biti 0. Ispravite ga.',
    'The VAT amount (HR-BT-17) of an exempt category or one outside VAT (HR-BT-18) must be 0. Correct it.',
  ),
  'HR-BR-29': words(
    'HR-BT-17 HR-BT-18',
    'Ono što ne ulazi u osnovicu (O) mora imati iznos PDV-a (HR-BT-17) 0. Ispravite ga.',
    'What is outside VAT (O) must have the VAT amount (HR-BT-17) 0. Correct it.',
  ),
  'HR-BR-30': words(
    'HR-BG-3 HR-BT-12 HR-BT-6',
    'Račun ima stavke ili troškove izvan osnovice PDV-a, a nema hrvatske ukupne iznose (HR-BG-3). Dodajte ih.',
    'The invoice has lines or charges outside the VAT base, but no Croatian totals (HR-BG-3). Add them.',
  ),
  'HR-BR-32': wrongSum(
    'HR-BT-24 HR-BT-16 HR-BT-18',
    'zbroj osnovica (HR-BT-16) kategorije O',
    'the sum of bases (HR-BT-16) of the category O',
  ),
  'HR-BR-33': words(
    '',
    'Element je prazan, a eRačun ne smije imati prazne elemente. Upišite podatak ili uklonite element.',
    'The element is empty, and an eRačun may have no empty elements. Fill it in or remove it.',
  ),
  'HR-BR-34': words(
    'BT-23',
    'Oznaka poslovnog procesa (BT-23) mora biti P1 do P12 ili P99: s oznakom kupca. Ispravite je.',
    'The business process (BT-23) must be P1 to P12 or P99: with a mark of the buyer. Correct it.',
  ),
  'HR-BR-36': words(
    'HR-BT-13 HR-BT-14 BG-25 BT-151',
    'Stavka oslobođena PDV-a mora imati razlog (HR-BT-13) ili njegov kod (HR-BT-14). Upišite ga.',
    'A line exempt from VAT must have a reason (HR-BT-13) or its code (HR-BT-14). Fill it in.',
  ),
  'HR-BR-37': missing('HR-BT-4'),
  'HR-BR-40': dateOutOfRange('BT-2', '1. 1. 2026.', '1 January 2026'),
  'HR-BR-41': dateOutOfRange('BT-9'),
  'HR-BR-42': tooLong('BT-23', 200),
  'HR-BR-43': tooLong('BT-12', 1024),
  'HR-BR-44': dateOutOfRange('BT-72'),
  'HR-BR-45': dateOutOfRange('BT-26'),
  'HR-BR-46': tooLong('BT-153', 1024),
  'HR-BR-47': tooLong('BT-154', 4096),
  'HR-BR-48': dateOutOfRange('BT-7'),
  'HR-BR-49': dateOutOfRange('BT-73'),
  'HR-BR-50': dateOutOfRange('BT-74'),
  'HR-BR-51': dateOutOfRange('BT-134'),
  'HR-BR-52': dateOutOfRange('BT-135'),
  'HR-BR-53': words(
    'BT-31 BT-32 BT-48 BT-63',
    'Porezni broj hrvatske stranke mora biti ispravan OIB, za PDV s HR ispred. Ispravite ga.',
    'The tax identifier of a Croatian party must be a valid OIB, for VAT with HR in front. Correct it.',
  ),
  'HR-BR-54': wrongSum(
    'HR-BT-25 HR-BT-17',
    'zbroj hrvatskih iznosa po kategorijama (HR-BT-17)',
    'the sum of Croatian category amounts (HR-BT-17)',
  ),
  'HR-BR-55': wrongSum('HR-BT-25 BT-110', 'ukupni PDV računa (BT-110)', 'the total VAT of the invoice (BT-110)'),
  'HR-BR-56': words(
    'BT-146 BT-147 BT-148 BT-119 BT-96 BT-103 BT-152 HR-BT-19 BT-129 BT-149',
    'Cijena, stopa ili količina ima više od 10 decimala ili 30 znakova. Skratite je.',
    'A price, rate or quantity has more than 10 decimals or 30 characters. Shorten it.',
  ),
  'HR-BR-CL-1': words(
    'HR-BT-12 HR-BT-6 HR-BT-22',
    'Hrvatska oznaka kategorije PDV-a nije s popisa HR-TB-2, npr. HR:PDV25. Odaberite oznaku s popisa.',
    'The Croatian VAT label is not in the list HR-TB-2, such as HR:PDV25. Choose a label of the list.',
  ),
  'HR-BR-CL-2': words(
    'BT-158',
    'KPD oznaka (BT-158) ne postoji u KPD 2025 ili nema popis CG. Odaberite postojeću oznaku.',
    'The KPD code (BT-158) does not exist in KPD 2025 or has not the list CG. Choose an existing code.',
  ),
};
