/** Namespaces of an eRačun and the prefix under which our code knows each, whatever prefix the document uses. */
export const PREFIX_OF_NAMESPACE: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'cn',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2': 'ext',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2': 'sig',
  'urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2': 'sac',
  'urn:oasis:names:specification:ubl:schema:xsd:SignatureBasicComponents-2': 'sbc',
  'urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1': 'hrextac',
  'http://www.w3.org/2000/09/xmldsig#': 'ds',
  'http://uri.etsi.org/01903/v1.3.2#': 'xades',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** Most names that are kept between two documents: far more than UBL has, and a document of invented names cannot grow it. */
const MOST_KEPT = 8_000;
const kept = new Map<string, Map<string, string>>();
let keptCount = 0;

/**
 * Engines compare two strings by address when both are property keys, which literals in our code are. A rule asks thousands of times
 * whether an element has a name, so names out of documents are made property keys as well, and so are names that we put together.
 */
export const asPropertyKey = (text: string): string => Object.keys({ [text]: null })[0] ?? text;

/**
 * The name by which our code knows an element or attribute: `cbc:ID` in a namespace that we know, `{uri}local` in another,
 * and `{}local` in none.
 */
export function canonicalName(uri: string, local: string): string {
  let names = kept.get(uri);
  const found = names?.get(local);
  if (found !== undefined) return found;
  const prefix = Object.hasOwn(PREFIX_OF_NAMESPACE, uri) ? PREFIX_OF_NAMESPACE[uri] : undefined;
  if (prefix === undefined) return `{${uri}}${local}`;
  const name = asPropertyKey(`${prefix}:${local}`);
  if (keptCount < MOST_KEPT) {
    if (names === undefined) kept.set(asPropertyKey(uri), (names = new Map()));
    names.set(asPropertyKey(local), name);
    keptCount += 1;
  }
  return name;
}

/** `ID` of `cbc:ID` or of `{uri}ID`. */
export const localName = (name: string): string =>
  name.startsWith('{') ? name.slice(name.lastIndexOf('}') + 1) : name.slice(name.indexOf(':') + 1);
