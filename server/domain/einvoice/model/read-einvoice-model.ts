import { localName } from '../xml/namespaces.ts';
import { pathOf, type XmlElement } from '../xml/tree.ts';
import { DOCUMENT_PARTS } from './document-parts.ts';
import type { EInvoice } from './einvoice.ts';
import { readParts, type Reading } from './parts.ts';

export interface ReadModel {
  readonly einvoice: EInvoice;
  /** Paths of values that the model has no place for: what it was told of would be lost by writing it again. */
  readonly left: readonly string[];
  /** Paths of values that are none of their kind; they read as nothing. */
  readonly malformed: readonly string[];
}

const ROOTS: Readonly<Record<string, EInvoice['root']>> = { 'ubl:Invoice': 'Invoice', 'cn:CreditNote': 'CreditNote' };

/**
 * The business terms of a UBL document, as `writeEInvoice` writes them; null when it is neither an Invoice nor a CreditNote. What must be
 * there and is not reads as empty text or zero, so that a document is judged by its rules and not here. A signature is left to others.
 */
export function readEInvoiceModel(document: XmlElement): ReadModel | null {
  const root = ROOTS[document.name];
  if (root === undefined) return null;
  const reading: Reading = { used: new Set(), malformed: [] };
  const einvoice = { ...readParts(DOCUMENT_PARTS[root], document, reading), root };
  return { einvoice, left: unused(document, reading).map(pathOf), malformed: reading.malformed.map(pathOf) };
}

function unused(element: XmlElement, reading: Reading): readonly XmlElement[] {
  if (localName(element.name) === 'UBLDocumentSignatures') return [];
  if (element.children.length > 0) return element.children.flatMap((child) => unused(child, reading));
  return reading.used.has(element) || element.text.trim() === '' ? [] : [element];
}
