import { usualRecipient } from '#app/features/invoice-document/usual-recipient.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** Whether mail to a document's usual recipient is held back. */
export const heldBackFor = (api: CompanyApiCaller, invoice: Pick<InvoiceDto, 'emails' | 'buyer'>) =>
  heldBackTo(api, usualRecipient(invoice));

/** Whether mail to an address is held back; nothing is where there is no address. */
export async function heldBackTo(api: CompanyApiCaller, address: string | null) {
  return address === null || address === '' ? [] : api.mail.heldBack({ addresses: [address] });
}
