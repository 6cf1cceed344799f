import { isChangeable, takesTip } from '#server/domain/fiscal/receipt-change.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

/** What can still be said to the Tax Administration of a receipt that has its JIR. */
export function mayReport(
  invoice: Pick<InvoiceDto, 'kind' | 'cancelledBy' | 'fiscal' | 'issuedOn'>,
  today: string,
): { readonly change: boolean; readonly tip: boolean } {
  const stands = !takesBack(invoice.kind) && invoice.cancelledBy === null && invoice.fiscal?.jir != null;
  return {
    change: stands && isChangeable(invoice.issuedOn, today),
    tip: stands && takesTip(invoice.issuedOn, today),
  };
}
