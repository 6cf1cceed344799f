import type { EventData } from '#server/events/event-types.ts';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';

import { dateText } from './invoice-words.ts';

/** A mail about something that is about to lapse, but for its frame. */
export interface LapseWords {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
}

const FEW = new Intl.PluralRules('hr');
const counted = (count: number, one: string, few: string, other: string): string => {
  const form = FEW.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : other}`;
};
const dayOf = (instant: string, locale: 'hr' | 'en') => dateText(zagrebClockOf(new Date(instant)).date, locale);
const momentOf = (instant: string, locale: 'hr' | 'en') => {
  const { date, time } = zagrebClockOf(new Date(instant));
  return `${dateText(date, locale)} ${locale === 'hr' ? 'u' : 'at'} ${time.slice(0, 5)}`;
};

/** The last certificate of a company ends. */
export const certificateWords = {
  hr: ({ days, notAfter }: EventData['certificate.ending'], company: string): LapseWords => ({
    headline:
      days === 0
        ? 'Certifikat za fiskalizaciju istječe danas'
        : `Certifikat za fiskalizaciju istječe za ${counted(days, 'dan', 'dana', 'dana')}`,
    paragraphs: [
      `Certifikat tvrtke ${company} vrijedi do ${dayOf(notAfter, 'hr')} Nakon toga se računi krajnjim kupcima ne mogu izdati.`,
      'Novi zatražite kod Fine ili AKD-a; izdavanje traje nekoliko dana. Učitajte ga čim ga dobijete, stari smije ostati: novi potpisuje od tada, a računi koji čekaju JIR zadržavaju svoj ZKI.',
    ],
    action: 'Učitaj novi certifikat',
  }),
  en: ({ days, notAfter }: EventData['certificate.ending'], company: string): LapseWords => ({
    headline:
      days === 0
        ? 'The fiscalization certificate ends today'
        : `The fiscalization certificate ends in ${days} ${days === 1 ? 'day' : 'days'}`,
    paragraphs: [
      `The certificate of ${company} is valid until ${dayOf(notAfter, 'en')}. After that no invoices to consumers can be issued.`,
      'Ask Fina or AKD for a new one; it takes a few days. Add it as soon as you have it, the old one may stay: the new one signs from then on, and invoices that wait for their JIR keep their ZKI.',
    ],
    action: 'Add the new certificate',
  }),
} as const;

/** Receipts without a JIR come near their deadline. */
export const receiptWords = {
  hr: ({ mark, late, count, stopped, deadlineAt }: EventData['receipts.deadline_nears'], company: string): LapseWords => ({
    headline: `${counted(count, 'račun', 'računa', 'računa')} bez JIR-a: ${
      late ? 'rok je prošao' : mark === 'half' ? 'prošla je polovica roka' : 'ostala je zadnja četvrtina roka'
    }`,
    paragraphs: [
      `Rok za dostavu Poreznoj upravi za tvrtku ${company} ${late ? 'je bio' : 'je'} ${momentOf(deadlineAt, 'hr')} (Zakon o fiskalizaciji čl. 21).`,
      stopped === 0
        ? 'FiskAI šalje ponovno sam. Provjerite ima li veze s internetom i stanje Porezne uprave na stranici veza.'
        : `${counted(stopped, 'račun treba', 'računa trebaju', 'računa treba')} vašu radnju: ponovno slanje bez vas ne pomaže. Razlog stoji na svakom računu.`,
    ],
    action: 'Pogledaj račune bez JIR-a',
  }),
  en: ({ mark, late, count, stopped, deadlineAt }: EventData['receipts.deadline_nears'], company: string): LapseWords => ({
    headline: `${count} ${count === 1 ? 'invoice' : 'invoices'} without a JIR: ${
      late ? 'the deadline has passed' : mark === 'half' ? 'half of the time is over' : 'the last quarter of the time has begun'
    }`,
    paragraphs: [
      `${company} ${late ? 'had to' : 'must'} deliver them to the Tax Administration by ${momentOf(deadlineAt, 'en')} (Fiscalization Act, article 21).`,
      stopped === 0
        ? 'FiskAI keeps sending by itself. See whether there is a connection, and how the Tax Administration is reached on the page of links.'
        : `${stopped} of them ${stopped === 1 ? 'needs' : 'need'} you: sending again will not help. The reason stands on each invoice.`,
    ],
    action: 'See invoices without a JIR',
  }),
} as const;

export const LAPSE_FOOTER = {
  hr: 'Poruku ste dobili jer ste vlasnik ili administrator tvrtke.',
  en: 'You receive this because you are an owner or administrator of the company.',
} as const;
