import { localName } from './namespaces.ts';

/** An attribute. Without a namespace its name is bare (`currencyID`); with one as in `canonicalName`. Declarations of namespaces are none. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_CHILDREN: readonly XmlElement[] = [];

/**
 * An element of a parsed document: light, read only, with a way up. Comments and processing instructions are not kept, `CDATA` is
 * text. Names are as `canonicalName` gives them, so `element.name === 'cbc:ID'` whatever prefix the document uses.
 */
export interface XmlElement {
  readonly name: string;
  readonly parent: XmlElement | null;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text of an element without children; of one with children the text after its last child, which should be blank. */
  readonly text: string;
  /** Text between the start of the parent or the sibling before, and this element; should be blank. */
  readonly textBefore: string;
  /** Line of the document on which its start tag ends, from 1. */
  readonly line: number;
}

/** The one writer of elements: what `parseXml` makes, with its fields open. Always the same shape, which makes reading it fast. */
export class XmlNode implements XmlElement {
  readonly name: string;
  readonly parent: XmlNode | null;
  readonly attributes: readonly XmlAttribute[];
  children: readonly XmlNode[] = NO_CHILDREN as readonly XmlNode[];
  text = '';
  textBefore: string;
  readonly line: number;

  constructor(
    name: string,
    parent: XmlNode | null,
    attributes: readonly XmlAttribute[] | null,
    textBefore: string,
    line: number,
  ) {
    this.name = name;
    this.parent = parent;
    this.attributes = attributes ?? NO_ATTRIBUTES;
    this.textBefore = textBefore;
    this.line = line;
  }
}

/** The first child of that name, or null. */
export function childOf(element: XmlElement, name: string): XmlElement | null {
  const { children } = element;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child !== undefined && child.name === name) return child;
  }
  return null;
}

/** All children of that name, in order. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Elements below `element` by the names on the way (`['cac:Party', 'cbc:EndpointID']`), in the order of the document. */
export function elementsAt(element: XmlElement, path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const name of path) {
    const [only] = found;
    found = found.length === 1 && only !== undefined ? childrenOf(only, name) : found.flatMap((each) => childrenOf(each, name));
  }
  return found;
}

/** The attribute's value, or null when the element has none of that name. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const { attributes } = element;
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index];
    if (attribute !== undefined && attribute.name === name) return attribute.value;
  }
  return null;
}

/** All text in and below an element, in order: what XPath calls its string value. */
export function stringValue(element: XmlElement): string {
  const { children } = element;
  if (children.length === 0) return element.text;
  let value = '';
  for (const child of children) value += child.textBefore + stringValue(child);
  return value + element.text;
}

/**
 * Where an element stands, for people and for a link: `/Invoice/cac:InvoiceLine[2]/cbc:ID`. Counted from 1 among siblings of the same
 * name, and only where there are several.
 */
export function pathOf(element: XmlElement): string {
  const steps: string[] = [];
  for (let each: XmlElement | null = element; each !== null; each = each.parent) {
    const { name, parent } = each;
    const same = parent === null ? [] : childrenOf(parent, name);
    steps.push(`${parent === null ? localName(name) : name}${same.length > 1 ? `[${same.indexOf(each) + 1}]` : ''}`);
  }
  return `/${steps.reverse().join('/')}`;
}
