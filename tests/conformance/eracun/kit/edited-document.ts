import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

const NAMESPACES: Readonly<Record<string, string>> = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  hrextac: 'urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1',
};

const DECLARATIONS = Object.entries(NAMESPACES)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

/** A document with that root (`Invoice`, `CreditNote`) around the content, with every prefix that rules speak of. */
export const documentOf = (root: string, content: string): string =>
  `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"${DECLARATIONS}>${content}</${root}>`;

const childrenOf = (element: Element): readonly Element[] =>
  Array.from(element.childNodes).filter((child): child is Element => child.nodeType === 1);

const elementsAt = (root: Element, path: string): readonly Element[] =>
  path === '.'
    ? [root]
    : path
        .split('/')
        .reduce<readonly Element[]>(
          (found, name) => found.flatMap((each) => childrenOf(each).filter((child) => child.tagName === name)),
          [root],
        );

/**
 * One change after the other, separated by ` ; `, each at all elements of a path from the root (`.` is the root): `path -` takes them
 * away, `path +` doubles them, `path = text` writes into them, `path@name -` and `path@name = text` do so with an attribute, and
 * `path < <xml/>` puts something at their end.
 */
export function edited(xml: string, edits: string): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const root = document.documentElement as unknown as Element | null;
  if (root === null) throw new Error('no document');
  for (const edit of edits.split(' ; ')) {
    const [, path = '', attribute, sign = '', value = ''] = /^([^ @]+)(?:@(\S+))? ([-+=<])(?: ?)([^]*)$/.exec(edit) ?? [];
    const found = elementsAt(root, path);
    if (found.length === 0) throw new Error(`nothing at ${path}`);
    for (const element of found) change(element, attribute, sign, value);
  }
  return new XMLSerializer().serializeToString(document);
}

function change(element: Element, attribute: string | undefined, sign: string, value: string): void {
  if (attribute !== undefined) {
    if (sign === '-') element.removeAttribute(attribute);
    else element.setAttribute(attribute, value);
  } else if (sign === '=') element.textContent = value;
  else if (sign === '-') element.parentNode?.removeChild(element);
  else if (sign === '+') element.parentNode?.insertBefore(element.cloneNode(true), element);
  else {
    const part = new DOMParser().parseFromString(`<x${DECLARATIONS}>${value}</x>`, 'text/xml')
      .documentElement as unknown as Element | null;
    for (const child of part === null ? [] : childrenOf(part)) element.appendChild(element.ownerDocument.importNode(child, true));
  }
}
