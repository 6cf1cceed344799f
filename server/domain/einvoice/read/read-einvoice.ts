import { localName } from '../xml/namespaces.ts';
import type { Bilingual } from '../xml/structure-finding.ts';
import { attributeOf, elementsAt, type XmlElement } from '../xml/tree.ts';
import { wordsOfCode } from './code-words.ts';
import { CROATIAN_GROUP, DOCUMENT_GROUP, type Group, GROUPS } from './groups.ts';
import type { Term, TermKind } from './terms.ts';

/** One value of a document, ready to be shown. */
export interface ReadField {
  /** Business term, `BT-1`; empty for what has none. */
  readonly term: string;
  readonly label: Bilingual;
  readonly kind: TermKind;
  /** As it stands in the document. */
  readonly value: string;
  /** Currency of an amount, unit of a quantity, scheme or list of an identifier; empty when none is stated. */
  readonly qualifier: string;
  /** What a code means, where we know it. */
  readonly meaning: Bilingual | null;
}

/** A part of a document that people see as one. */
export interface ReadGroup {
  readonly title: Bilingual;
  readonly fields: readonly ReadField[];
}

/** A file inside the document. */
export interface ReadAttachment {
  /** Counted from 0 among the files of the document. */
  readonly index: number;
  readonly filename: string;
  readonly mimeCode: string;
  /** Its length in bytes, as the text in Base64 says. */
  readonly bytes: number;
}

export interface ReadEInvoice {
  /** Every value of the document, each once. */
  readonly groups: readonly ReadGroup[];
  readonly attachments: readonly ReadAttachment[];
}

/**
 * All that a UBL document says, in groups that people know: whatever has no business term is shown by the names of its elements, so that
 * nothing is left out. Files inside are listed, not shown; signatures are left to those who check them. Pure; takes any UBL document.
 */
export function readEInvoice(root: XmlElement): ReadEInvoice {
  const groups: ReadGroup[] = [];
  const taken = new Set<XmlElement>();
  for (const group of GROUPS) {
    const elements = root.children.filter(
      (child) => group.elements.includes(localName(child.name)) && (group.of?.(child) ?? true),
    );
    for (const each of elements) taken.add(each);
    if (group.counted) {
      elements.forEach((element, index) => groups.push(groupOf(numbered(group, elements.length, index), group, [element])));
    } else if (elements.length > 0) groups.push(groupOf(group, group, elements));
  }
  const rest = root.children.filter((child) => !taken.has(child) && child.name !== 'ext:UBLExtensions');
  const head = { title: titleOf(root), fields: rest.flatMap((child) => fieldsOf(child, headOf(root), localName(child.name))) };
  const extensions = extensionsOf(root);
  const croatian = extensions.filter(({ name }) => name === 'hrextac:HRFISK20Data');
  const foreign = extensions.filter(({ name }) => name !== 'hrextac:HRFISK20Data' && name !== 'sig:UBLDocumentSignatures');
  const other = { title: OTHER, fields: foreign.flatMap((each) => fieldsOf(each, NO_GROUP, localName(each.name))) };
  return {
    groups: [head, ...groups, groupOf(CROATIAN_GROUP, CROATIAN_GROUP, croatian), other].filter(({ fields }) => fields.length > 0),
    attachments: filesOf(root).map(attachmentOf),
  };
}

const OTHER: Bilingual = { hr: 'Ostala proširenja', en: 'Other extensions' };
const NO_GROUP: Group = { ...OTHER, elements: [], terms: new Map() };

const TITLES: Readonly<Record<string, Bilingual>> = {
  'cn:CreditNote': { hr: 'Odobrenje', en: 'Credit note' },
  'ubl:Invoice': DOCUMENT_GROUP,
};
/** The number of an answer is not that of an invoice. */
const ANSWER_HEAD: Group = {
  ...DOCUMENT_GROUP,
  terms: new Map([...DOCUMENT_GROUP.terms, ['ID', { id: '', hr: 'Broj dokumenta', en: 'Number of document', kind: 'text' }]]),
};
const headOf = ({ name }: XmlElement): Group => (Object.hasOwn(TITLES, name) ? DOCUMENT_GROUP : ANSWER_HEAD);
const titleOf = ({ name }: XmlElement): Bilingual => TITLES[name] ?? { hr: 'Dokument', en: 'Document' };

const numbered = ({ hr, en }: Group, of: number, index: number): Bilingual =>
  of === 1 ? { hr, en } : { hr: `${hr} ${index + 1}`, en: `${en} ${index + 1}` };

function groupOf({ hr, en }: Bilingual, group: Group, elements: readonly XmlElement[]): ReadGroup {
  const fields = elements.flatMap((element) =>
    element.children.flatMap((child) => fieldsOf(child, group, localName(child.name))),
  );
  return { title: { hr, en }, fields };
}

/** The values in and below an element; `path` is its place below the group. */
function fieldsOf(element: XmlElement, group: Group, path: string): readonly ReadField[] {
  if (element.children.length > 0) {
    return element.children.flatMap((child) => fieldsOf(child, group, `${path}/${localName(child.name)}`));
  }
  const value = element.text.trim();
  if (value === '' || element.name === 'cbc:EmbeddedDocumentBinaryObject') return [];
  const term = group.terms.get(path) ?? termOfPlace(path);
  return [
    {
      term: term.id,
      label: { hr: term.hr, en: term.en },
      kind: term.kind,
      value,
      qualifier: qualifierOf(element),
      meaning: term.kind === 'code' ? wordsOfCode(term.id, value) : null,
    },
  ];
}

/** Without a business term the names of the elements say what it is: `Shipment › GrossWeightMeasure`. */
function termOfPlace(path: string): Term {
  const label = path.split('/').join(' › ');
  return { id: '', hr: label, en: label, kind: 'text' };
}

const QUALIFIERS = ['currencyID', 'unitCode', 'schemeID', 'listID'] as const;

function qualifierOf(element: XmlElement): string {
  for (const name of QUALIFIERS) {
    const value = attributeOf(element, name);
    if (value !== null) return value;
  }
  return '';
}

/** What stands inside the extensions, wherever among them. */
const extensionsOf = (root: XmlElement): readonly XmlElement[] =>
  elementsAt(root, ['ext:UBLExtensions', 'ext:UBLExtension', 'ext:ExtensionContent']).flatMap(({ children }) => children);

const FILE = 'cbc:EmbeddedDocumentBinaryObject';

/** The elements that hold files, in the order of the document. */
export function filesOf(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === FILE) found.push(element);
    for (const child of element.children) visit(child);
  };
  visit(root);
  return found;
}

function attachmentOf(element: XmlElement, index: number): ReadAttachment {
  const signs = element.text.replace(/[\s=]+/g, '').length;
  return {
    index,
    filename: attributeOf(element, 'filename')?.trim() || `prilog-${index + 1}`,
    mimeCode: attributeOf(element, 'mimeCode')?.trim() || 'application/octet-stream',
    bytes: Math.floor((signs * 3) / 4),
  };
}
