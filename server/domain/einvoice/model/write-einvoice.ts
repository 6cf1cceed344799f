import { NAMESPACES } from '../names.ts';
import { attributeStart, createXmlWriter, tagOf } from '../xml-text.ts';
import { DOCUMENT_PARTS } from './document-parts.ts';
import type { EInvoice } from './einvoice.ts';
import { writeParts } from './parts.ts';

/**
 * An eRačun as UBL 2.1 by HR CIUS 2025 with its extension. The same value always gives the same bytes; the intermediary signs them. A due
 * date of a credit note stands at its first payment, which it therefore needs.
 */
export function writeEInvoice(einvoice: EInvoice): string {
  const { root, currency } = einvoice;
  const out = createXmlWriter();
  const namespaces = { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`, ...NAMESPACES };
  const tag = tagOf(root);
  const opened = out.open(
    tag,
    Object.entries(namespaces).flatMap(([name, uri]) => [attributeStart(name), uri]),
  );
  writeParts(out, DOCUMENT_PARTS[root], einvoice, currency);
  out.close(tag, opened);
  return out.toString();
}
