import { DOMParser } from '@xmldom/xmldom';

import { F73, SOAP_ENVELOPE } from '#server/integrations/fiscalization/cis/names.ts';

/** Why a message is not believed: short words for the timeline and for `fiskai cis verify`. */
export type DocumentProblem =
  'empty' | 'too_large' | 'not_utf8' | 'doctype' | 'not_xml' | 'unexpected_markup' | 'not_soap' | 'unexpected_body';

export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
  readonly problem: DocumentProblem;

  constructor(problem: DocumentProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

/** A SOAP message whose Body holds one element; `text` is what was received (see `readSignedDocument`), `root` that element in its place. */
export interface SignedDocument {
  readonly text: string;
  readonly document: Document;
  readonly root: Element;
}

/** A message of CIS has some 6 kB; beyond this it is not one, and quadratic corners of parsers stay out of reach. */
export const MAX_DOCUMENT_BYTES = 256 * 1024;
const MAX_DEPTH = 64;

const NODE = { element: 1, text: 3, processingInstruction: 7 } as const;

const reject = (message: unknown): never => {
  throw new UnreadableDocumentError('not_xml', message);
};

/** Parses strictly: whatever the parser would only warn about is an error. Throws `UnreadableDocumentError`. */
export const parseStrictly = (text: string): Document => {
  try {
    const document = new DOMParser({ errorHandler: { warning: reject, error: reject, fatalError: reject } }).parseFromString(
      text,
      'text/xml',
    );
    // The types promise a root; for text without one the parser gives none.
    const root: Element | null | undefined = document?.documentElement;
    if (root === null || root === undefined) throw new UnreadableDocumentError('not_xml');
    return document;
  } catch (cause) {
    throw cause instanceof UnreadableDocumentError ? cause : new UnreadableDocumentError('not_xml', cause);
  }
};

export const childElements = (parent: Node): readonly Element[] => {
  const found: Element[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === NODE.element) found.push(child as Element);
  }
  return found;
};

export const isNamed = (element: Element, namespace: string, localName: string): boolean =>
  element.namespaceURI === namespace && element.localName === localName;

/** Between the parts of an envelope only white space may stand. */
const onlyElements = (parent: Node): readonly Element[] => {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    const blank = child.nodeType === NODE.text && (child.nodeValue ?? '').trim() === '';
    if (child.nodeType !== NODE.element && !blank) throw new UnreadableDocumentError('unexpected_markup');
  }
  return childElements(parent);
};

/** What canonicalization treats in its own way and an honest message never has. */
const refuseOddMarkup = (element: Element, depth: number): void => {
  if (depth > MAX_DEPTH) throw new UnreadableDocumentError('unexpected_markup');
  for (const attribute of Array.from(element.attributes)) {
    const isDeclaration = attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:');
    if (attribute.name.startsWith('xml:') || (attribute.name.startsWith('xmlns') && !isDeclaration)) {
      throw new UnreadableDocumentError('unexpected_markup');
    }
  }
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === NODE.processingInstruction) throw new UnreadableDocumentError('unexpected_markup');
    if (child.nodeType === NODE.element) refuseOddMarkup(child as Element, depth + 1);
  }
};

const bodyOf = (envelope: Element): Element => {
  if (!isNamed(envelope, SOAP_ENVELOPE, 'Envelope')) throw new UnreadableDocumentError('not_soap');
  const parts = onlyElements(envelope);
  const body = parts.at(-1);
  const header = parts.length === 2 ? parts[0] : undefined;
  const fits = parts.length === 1 || (header !== undefined && isNamed(header, SOAP_ENVELOPE, 'Header'));
  if (!fits || body === undefined || !isNamed(body, SOAP_ENVELOPE, 'Body')) throw new UnreadableDocumentError('not_soap');
  return body;
};

/** True for `soap:Fault`, which CIS sends unsigned. */
export const isFault = (root: Element): boolean => isNamed(root, SOAP_ENVELOPE, 'Fault');

/**
 * Reads a SOAP 1.1 message with one element of the service (or a Fault) in its Body.
 * Throws `UnreadableDocumentError` and nothing else.
 */
export const readSignedDocument = (received: string): SignedDocument => {
  // The parser takes these two for line ends, as XML 1.1 would; written as references they stay what they are.
  const text = received
    .replace(/^\ufeff/, '')
    .replaceAll('\u0085', '&#x85;')
    .replaceAll('\u2028', '&#x2028;');
  if (text.trim() === '') throw new UnreadableDocumentError('empty');
  if (text.length > MAX_DOCUMENT_BYTES) throw new UnreadableDocumentError('too_large');
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) throw new UnreadableDocumentError('not_utf8');
  // No DTD, hence no entities: neither has a place in SOAP.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new UnreadableDocumentError('doctype');
  // Comments and CDATA can say one thing to a reader and another to a digest, and an honest message has neither.
  if (/<!--|<!\[CDATA\[/.test(text)) throw new UnreadableDocumentError('unexpected_markup');
  const document = parseStrictly(text);
  if (!/<\/[^<>]*>\s*$/.test(text)) throw new UnreadableDocumentError('not_xml');
  const envelope = document.documentElement;
  refuseOddMarkup(envelope, 0);
  const [root, ...others] = onlyElements(bodyOf(envelope));
  if (root === undefined || others.length > 0) throw new UnreadableDocumentError('unexpected_body');
  if (root.namespaceURI !== F73 && !isFault(root)) throw new UnreadableDocumentError('unexpected_body');
  return { text, document, root };
};

/** As `readSignedDocument`, for a file's or socket's bytes, which must be UTF-8. */
export const readSignedBytes = (bytes: Uint8Array): SignedDocument => {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new UnreadableDocumentError('too_large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableDocumentError('not_utf8', cause);
  }
  return readSignedDocument(text);
};
