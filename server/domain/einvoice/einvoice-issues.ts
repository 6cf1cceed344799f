import { isKnownKpd } from '#server/domain/catalog/kpd-codes.ts';
import { isKpd } from '#server/domain/catalog/kpd.ts';
import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { isNegativeInvoice } from '#server/domain/invoicing/einvoice-terms.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { isValidIban } from '#server/domain/parties/iban.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

export interface OperatorFacts {
  readonly name: string;
  readonly oib: string | null;
}

/**
 * What an eRačun needs and this document does not have, with the field of the draft that mends it; empty when one can be made.
 * Only what a person can mend: sums are made so that they come out.
 */
export function findEInvoiceIssues(document: IssuedDocument, operator: OperatorFacts): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const complain = (path: string, code: string) => issues.push({ path, code });
  const { buyer, seller } = document;
  if (buyer.kind === 'consumer') complain('contactId', 'EINVOICE_BUYER_IS_CONSUMER');
  else if (buyer.address !== null && buyer.address.country !== 'HR') complain('contactId', 'EINVOICE_BUYER_IS_FOREIGN');
  else if (buyer.oib === null || !isValidOib(buyer.oib)) complain('contactId', 'EINVOICE_BUYER_OIB_MISSING');
  if (buyer.address === null || buyer.address.city.trim() === '') complain('contactId', 'EINVOICE_BUYER_ADDRESS_MISSING');
  if (operator.oib === null || !isValidOib(operator.oib)) complain('operatorId', 'EINVOICE_OPERATOR_OIB_MISSING');
  // What takes back asks for no money, and as a credit note needs no classification (HR-BR-25).
  if (isNegativeInvoice(document)) return [...issues, ...kpdIssues(document)];
  if (takesBack(document.kind)) return issues;
  if (document.paymentMethod === 'transfer' && (seller.iban === null || !isValidIban(seller.iban)))
    complain('seller.iban', 'EINVOICE_IBAN_MISSING');
  if (toPayMinorOf(document) > 0n && document.dueOn === null && document.paymentMethod === 'transfer')
    complain('dueOn', 'EINVOICE_DUE_DATE_MISSING');
  // What was not supplied yet need not be classified (HR-BR-25).
  return document.kind === 'advance' ? issues : [...issues, ...kpdIssues(document)];
}

function kpdIssues(document: IssuedDocument): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const complain = (path: string, code: string) => issues.push({ path, code });
  for (const [index, line] of document.lines.entries()) {
    if (line.kpd === null || !isKpd(line.kpd)) complain(`lines.${index}.kpd`, 'EINVOICE_KPD_MISSING');
    else if (!isKnownKpd(line.kpd)) complain(`lines.${index}.kpd`, 'EINVOICE_KPD_UNKNOWN');
  }
  return issues;
}
