/** Words of the mail that tells a seller what a customer answered. */
export const ANSWER_WORDS = {
  hr: {
    headline: {
      accepted: (number: string) => `Ponuda ${number} je prihvaćena`,
      declined: (number: string) => `Ponuda ${number} je odbijena`,
    },
    said: {
      accepted: (name: string, buyer: string, total: string) => `${name} prihvaća ponudu za kupca ${buyer} u iznosu ${total}.`,
      declined: (name: string, buyer: string, total: string) => `${name} odbija ponudu za kupca ${buyer} u iznosu ${total}.`,
    },
    remark: (remark: string) => `Napomena: ${remark}`,
    action: { accepted: 'Otvorite ponudu i napravite račun', declined: 'Otvorite ponudu' },
    footer: 'Poruku ste dobili jer na ovu adresu stižu odgovori kupaca.',
  },
  en: {
    headline: {
      accepted: (number: string) => `Quote ${number} was accepted`,
      declined: (number: string) => `Quote ${number} was declined`,
    },
    said: {
      accepted: (name: string, buyer: string, total: string) => `${name} accepts the quote to ${buyer} over ${total}.`,
      declined: (name: string, buyer: string, total: string) => `${name} declines the quote to ${buyer} over ${total}.`,
    },
    remark: (remark: string) => `Remark: ${remark}`,
    action: { accepted: 'Open the quote and make the invoice', declined: 'Open the quote' },
    footer: 'You receive this because answers of customers come to this address.',
  },
} as const;
