import { onlyOnce, type RuleWords, words, type WordsOfRules } from './sentences.ts';

const payee = (terms: string, hr: string, en: string): RuleWords =>
  words(
    `${terms} BT-59 BT-27`,
    `Primatelj plaćanja (BG-10) smije imati jedan ${hr} i mora se zvati drukčije nego prodavatelj. Ispravite ga.`,
    `The payee (BG-10) may have one ${en} and must be named differently from the seller. Correct it.`,
  );

const notOfObject = (hr: string, en: string): RuleWords =>
  words(
    'BT-18',
    `Oznaka predmeta računa (BT-18) ne smije imati ${hr}. Uklonite ga.`,
    `The invoiced object identifier (BT-18) may have no ${en}. Remove it.`,
  );

const priceDiscount = (hr: string, en: string): RuleWords =>
  words(
    'BT-147',
    `Popust na cijenu artikla (BT-147) nema ${hr} u osnovnom modelu. Primatelj ga smije zanemariti; uklonite ga.`,
    `The discount on a price (BT-147) has no ${en} in the core model. A receiver may ignore it; remove it.`,
  );

/** How the model is bound to UBL: what may stand once, and a few paths with conditions. */
export const syntaxWords: WordsOfRules = {
  'UBL-SR-01': onlyOnce('BT-12'),
  'UBL-SR-02': onlyOnce('BT-15'),
  'UBL-SR-03': onlyOnce('BT-16'),
  'UBL-SR-04': onlyOnce('BT-18'),
  'UBL-SR-05': onlyOnce('BT-20'),
  'UBL-SR-06': onlyOnce('BT-25', 'BG-3'),
  'UBL-SR-07': words(
    'BT-25 BG-3',
    'Uz prethodni račun (BG-3) nedostaje njegov broj (BT-25). Upišite ga.',
    'The preceding invoice reference (BG-3) has no number (BT-25). Fill it in.',
  ),
  'UBL-SR-08': onlyOnce('BG-14'),
  'UBL-SR-09': onlyOnce('BT-27'),
  'UBL-SR-10': onlyOnce('BT-28'),
  'UBL-SR-11': onlyOnce('BT-30'),
  'UBL-SR-12': onlyOnce('BT-31'),
  'UBL-SR-13': onlyOnce('BT-32'),
  'UBL-SR-14': onlyOnce('BT-33'),
  'UBL-SR-15': onlyOnce('BT-44'),
  'UBL-SR-16': onlyOnce('BT-46'),
  'UBL-SR-17': onlyOnce('BT-47'),
  'UBL-SR-18': onlyOnce('BT-48'),
  'UBL-SR-19': payee('BT-59', 'naziv', 'name'),
  'UBL-SR-20': payee('BT-60', 'oznaku', 'identifier'),
  'UBL-SR-21': payee('BT-61', 'matični broj', 'legal registration'),
  'UBL-SR-22': onlyOnce('BT-62'),
  'UBL-SR-23': onlyOnce('BT-63'),
  'UBL-SR-24': onlyOnce('BG-13'),
  'UBL-SR-25': onlyOnce('BT-70'),
  'UBL-SR-26': onlyOnce('BT-83'),
  'UBL-SR-27': onlyOnce('BT-81'),
  'UBL-SR-28': onlyOnce('BT-89'),
  'UBL-SR-29': onlyOnce('BT-90'),
  'UBL-SR-30': onlyOnce('BT-97', 'BT-139'),
  'UBL-SR-31': onlyOnce('BT-104', 'BT-144'),
  'UBL-SR-32': onlyOnce('BT-120'),
  'UBL-SR-33': onlyOnce('BT-123'),
  'UBL-SR-34': onlyOnce('BT-127'),
  'UBL-SR-35': onlyOnce('BT-132'),
  'UBL-SR-36': onlyOnce('BG-26'),
  'UBL-SR-37': onlyOnce('BT-147'),
  'UBL-SR-39': onlyOnce('BT-11'),
  'UBL-SR-40': onlyOnce('BT-45'),
  'UBL-SR-42': words(
    'BT-31 BT-32',
    'Prodavatelj smije imati najviše dva porezna broja: PDV broj (BT-31) i porezni broj (BT-32). Uklonite ostale.',
    'The seller may have at most two tax registrations: VAT (BT-31) and other (BT-32). Remove the others.',
  ),
  'UBL-SR-43': words(
    'BT-18 BT-122 BT-11',
    'Popratni dokument smije imati vrstu samo kad je oznaka predmeta računa (130) ili, na odobrenju, projekt (50). Uklonite vrstu.',
    'A supporting document may have a type only as an invoiced object (130) or, on a credit note, a project (50). Remove the type.',
  ),
  'UBL-SR-44': words(
    'BT-83',
    'Na računu smije biti samo jedan poziv na broj (BT-83). Ostavite isti na svim mjestima.',
    'An invoice may have only one remittance information (BT-83). Keep the same in all places.',
  ),
  'UBL-SR-45': onlyOnce('BT-9'),
  'UBL-SR-46': onlyOnce('BT-82'),
  'UBL-SR-47': words(
    'BT-81',
    'Na računu smije biti samo jedan način plaćanja (BT-81). Ostavite isti na svim mjestima.',
    'An invoice may have only one means of payment (BT-81). Keep the same in all places.',
  ),
  'UBL-SR-48': words(
    'BT-151 BG-25',
    'Stavka mora imati točno jednu kategoriju PDV-a (BT-151). Ostavite jednu.',
    'A line must have exactly one VAT category (BT-151). Keep one.',
  ),
  'UBL-SR-49': onlyOnce('BT-8'),
  'UBL-SR-50': onlyOnce('BT-154'),
  'UBL-SR-51': words(
    'BG-5 BG-8 BG-12 BG-15',
    'Adresa smije imati samo jedan dodatni redak. Spojite ih u jedan.',
    'An address may have only one additional line. Join them into one.',
  ),
  'UBL-SR-52': onlyOnce('BT-128'),
  'UBL-SR-53': words(
    'BT-31 BT-32 BT-48 BT-63',
    'Porezni broj mora imati i sam broj i oznaku poreza. Upišite oboje.',
    'A tax registration must have the identifier and the tax it is of. Fill in both.',
  ),
  'UBL-SR-54': onlyOnce('BG-18'),
  'UBL-SR-55': onlyOnce('BG-19'),
  'UBL-SR-56': onlyOnce('BT-17'),
  'UBL-DT-01': words(
    'BT-106 BT-109 BT-112 BT-115 BT-116 BT-117 BT-131',
    'Iznos smije imati najviše dvije decimale. Zaokružite ga na dvije.',
    'An amount may have at most two decimals. Round it to two.',
  ),
  'UBL-DT-06': words(
    'BT-125',
    'Priloženi dokument (BT-125) nema vrstu (mimeCode). Navedite je.',
    'The attached document (BT-125) has no media type (mimeCode). State it.',
  ),
  'UBL-DT-07': words(
    'BT-125',
    'Priloženi dokument (BT-125) nema ime datoteke. Navedite ga.',
    'The attached document (BT-125) has no file name. State it.',
  ),
  'UBL-CR-002': words(
    '',
    'Oznaka verzije UBL-a smije biti samo 2.1. Ispravite je ili uklonite.',
    'The version of UBL may only be 2.1. Correct or remove it.',
  ),
  'UBL-CR-412': words(
    'BT-9',
    'Na računu datum dospijeća (BT-9) ne stoji uz način plaćanja. Navedite ga za cijeli račun.',
    'On an invoice the due date (BT-9) does not stand with the means of payment. State it for the whole invoice.',
  ),
  'UBL-CR-664': words(
    'BT-84',
    'Podaci o banci nisu dio osnovnog modela. Primatelj ih smije zanemariti; dovoljan je IBAN (BT-84).',
    'Details of the bank are not in the core model. A receiver may ignore them; the IBAN (BT-84) is enough.',
  ),
  'UBL-CR-665': words(
    'BT-122 BT-18',
    'Shemu smije imati samo oznaka predmeta računa (BT-18), ne i drugi popratni dokumenti. Uklonite je.',
    'Only the invoiced object identifier (BT-18) may have a scheme, other supporting documents may not. Remove it.',
  ),
  'UBL-CR-666': notOfObject('prilog', 'attachment'),
  'UBL-CR-669': priceDiscount('kod razloga', 'reason code'),
  'UBL-CR-670': priceDiscount('razlog', 'reason'),
  'UBL-CR-671': priceDiscount('postotak', 'percentage'),
  'UBL-CR-673': notOfObject('opis', 'description'),
  'UBL-CR-680': words(
    'BG-16',
    'Račun platitelja uz način plaćanja nije dio osnovnog modela. Primatelj ga smije zanemariti; uklonite ga.',
    "The payer's account at the means of payment is not in the core model. A receiver may ignore it; remove it.",
  ),
};
