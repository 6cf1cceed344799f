import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** To whom a document goes unless told otherwise: where its last mail went, else the buyer's address; empty for nobody. */
export const usualRecipient = ({ emails, buyer }: Pick<InvoiceDto, 'emails' | 'buyer'>): string =>
  emails[0]?.to ?? buyer.email ?? '';
