import type { Bilingual } from '../../xml/structure-finding.ts';
import type { DataTypeName } from './data-types.ts';

const FORM: Readonly<Partial<Record<DataTypeName, Bilingual>>> = {
  Amount: { hr: 'iznos s decimalnom točkom, npr. 1234.56', en: 'an amount with a decimal point, as 1234.56' },
  BinaryObject: { hr: 'sadržaj datoteke u zapisu Base64', en: 'a file in Base64' },
  Date: { hr: 'datum kalendara u obliku GGGG-MM-DD', en: 'a day of the calendar as YYYY-MM-DD' },
  Indicator: { hr: 'true ili false', en: 'true or false' },
  Measure: { hr: 'broj s decimalnom točkom', en: 'a number with a decimal point' },
  Numeric: { hr: 'broj s decimalnom točkom', en: 'a number with a decimal point' },
  Quantity: { hr: 'količina s decimalnom točkom, npr. 1.5', en: 'a quantity with a decimal point, as 1.5' },
  Time: { hr: 'vrijeme u obliku hh:mm:ss', en: 'a time as hh:mm:ss' },
};

const shortened = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed;
};

export const notADocument = (name: string): Bilingual => ({
  hr: `Dokument nije eRačun: počinje elementom ${name}, a mora počinjati elementom Invoice ili CreditNote iz UBL-a 2.1.`,
  en: `The document is no eRačun: it begins with ${name}, and must begin with Invoice or CreditNote of UBL 2.1.`,
});

export const notHere = (name: string, parent: string): Bilingual => ({
  hr: `Element ${name} ne postoji u elementu ${parent}. Uklonite ga ili mu ispravite naziv.`,
  en: `There is no element ${name} in ${parent}. Take it out or correct its name.`,
});

export const outOfOrder = (name: string, before: string): Bilingual => ({
  hr: `Element ${name} stoji na krivom mjestu. Premjestite ga ispred elementa ${before}.`,
  en: `Element ${name} stands in the wrong place. Move it before ${before}.`,
});

export const onlyOnce = (name: string, parent: string): Bilingual => ({
  hr: `Element ${name} smije u elementu ${parent} stajati samo jednom. Ostavite jedan.`,
  en: `Element ${name} may stand only once in ${parent}. Leave one.`,
});

export const onlyOneOf = (parent: string): Bilingual => ({
  hr: `Element ${parent} smije imati samo jedan element u sebi. Svaki sljedeći stavite u vlastiti ${parent}.`,
  en: `${parent} may hold only one element. Give each further one a ${parent} of its own.`,
});

export const missing = (name: string, parent: string): Bilingual => ({
  hr: `U elementu ${parent} nedostaje obavezni element ${name}. Dodajte ga.`,
  en: `${parent} lacks its mandatory element ${name}. Add it.`,
});

export const strayText = (text: string, parent: string): Bilingual => ({
  hr: `Između elemenata u elementu ${parent} stoji tekst „${shortened(text)}”. Uklonite ga.`,
  en: `Between the elements in ${parent} there is the text “${shortened(text)}”. Take it out.`,
});

export const notAValue = (name: string): Bilingual => ({
  hr: `Element ${name} smije imati samo vrijednost, a u njemu su drugi elementi. Uklonite ih.`,
  en: `Element ${name} may only have a value, but holds elements. Take them out.`,
});

export const wrongValue = (name: string, value: string, type: DataTypeName): Bilingual => ({
  hr: `Vrijednost „${shortened(value)}” elementa ${name} nije ${FORM[type]?.hr ?? 'ispravna'}. Ispravite je.`,
  en: `The value “${shortened(value)}” of ${name} is not ${FORM[type]?.en ?? 'right'}. Correct it.`,
});

export const unknownAttribute = (name: string, element: string): Bilingual => ({
  hr: `Element ${element} ne smije imati atribut ${name}. Uklonite ga.`,
  en: `Element ${element} may not have the attribute ${name}. Take it out.`,
});

export const missingAttribute = (name: string, element: string): Bilingual => ({
  hr: `Element ${element} mora imati atribut ${name}. Dodajte ga.`,
  en: `Element ${element} must have the attribute ${name}. Add it.`,
});

export const wrongLanguage = (value: string, element: string): Bilingual => ({
  hr: `Atribut languageID elementa ${element} nije oznaka jezika nego „${shortened(value)}”. Upišite npr. hr.`,
  en: `The attribute languageID of ${element} is no language but “${shortened(value)}”. Write hr, for example.`,
});
