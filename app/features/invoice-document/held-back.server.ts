import { usualRecipient } from '#app/features/invoice-document/usual-recipient.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** Whether mail to a document's usual recipient is held back. */
export async function heldBackFor(api: CompanyApiCaller, invoice: Pick<InvoiceDto, 'emails' | 'buyer'>) {
  const to = usualRecipient(invoice);
  return to === '' ? [] : api.mail.heldBack({ addresses: [to] });
}
