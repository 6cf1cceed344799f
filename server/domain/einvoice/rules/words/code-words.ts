import { notOfList, words, type WordsOfRules } from './sentences.ts';

/** Rules of code lists. */
export const codeWords: WordsOfRules = {
  'BR-CL-01': notOfList('BT-3', 'UNTDID 1001'),
  'BR-CL-03': words(
    'BT-5 BT-6',
    'Iznos nema valutu s popisa ISO 4217, npr. EUR. Upišite je uz iznos.',
    'An amount has no currency of the list ISO 4217, such as EUR. State it with the amount.',
  ),
  'BR-CL-04': notOfList('BT-5', 'ISO 4217'),
  'BR-CL-05': notOfList('BT-6', 'ISO 4217'),
  'BR-CL-06': notOfList('BT-8', 'UNTDID 2005 (3, 35, 432)'),
  'BR-CL-07': notOfList('BT-18 BT-128', 'UNTDID 1153'),
  'BR-CL-08': words(
    'BT-22 BT-21',
    'Napomena (BT-22) ima tri znaka između dvaju znakova #, što se čita kao šifra teme (BT-21), a takve šifre nema na popisu UNTDID 4451. Uklonite znakove #.',
    'The note (BT-22) has three characters between two #, which reads as a subject code (BT-21) that is not in the list UNTDID 4451. Remove the #.',
  ),
  'BR-CL-10': notOfList('BT-29 BT-46 BT-60 BT-90', 'ISO 6523 (ICD)'),
  'BR-CL-11': notOfList('BT-30 BT-47 BT-61', 'ISO 6523 (ICD)'),
  'BR-CL-13': notOfList('BT-158', 'UNTDID 7143'),
  'BR-CL-14': notOfList('BT-40 BT-55 BT-69 BT-80', 'ISO 3166-1'),
  'BR-CL-15': notOfList('BT-159', 'ISO 3166-1'),
  'BR-CL-16': notOfList('BT-81', 'UNTDID 4461'),
  'BR-CL-17': notOfList('BT-118 BT-95 BT-102', 'UNCL 5305'),
  'BR-CL-18': notOfList('BT-151', 'UNCL 5305'),
  'BR-CL-19': notOfList('BT-98 BT-140', 'UNTDID 5189'),
  'BR-CL-20': notOfList('BT-105 BT-145', 'UNTDID 7161'),
  'BR-CL-21': notOfList('BT-157', 'ISO 6523 (ICD)'),
  'BR-CL-22': notOfList('BT-121', 'VATEX'),
  'BR-CL-23': notOfList('BT-130 BT-150', 'UN/ECE Rec 20, 21'),
  'BR-CL-24': words(
    'BT-125',
    'Priloženi dokument (BT-125) mora biti PDF, PNG, JPEG, CSV, XLSX ili ODS. Priložite ga u jednom od tih oblika.',
    'An attached document (BT-125) must be PDF, PNG, JPEG, CSV, XLSX or ODS. Attach it in one of these forms.',
  ),
  'BR-CL-25': notOfList('BT-34 BT-49', 'EAS'),
  'BR-CL-26': notOfList('BT-71', 'ISO 6523 (ICD)'),
};
