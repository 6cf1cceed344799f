import { childElements } from '../kit/soap.ts';
import { F73, XMLDSIG } from './names.ts';

/** A simple type: what the text must match, after what XML Schema does to white space. */
export interface SimpleType {
  readonly pattern: RegExp;
  /** xs:boolean collapses white space; strings keep it. */
  readonly collapse?: true;
}

export interface ElementRule {
  readonly name: string;
  readonly type: SimpleType | SequenceRule;
  readonly optional?: true;
  readonly repeated?: true;
}

/** A sequence in which one of several elements stands. */
export interface ChoiceRule {
  readonly oneOf: readonly ElementRule[];
}

export type SequenceRule = readonly (ElementRule | ChoiceRule)[];

/** A message that breaks the schema; `element` is what the answer names after `s001`. */
export class SchemaViolation extends Error {
  readonly element: string;

  constructor(element: string, why: string) {
    super(`${element}: ${why}`);
    this.element = element;
  }
}

const onlyWhitespace = (node: Node): boolean =>
  Array.from(node.childNodes).every(
    ({ nodeType, nodeValue }) => (nodeType !== 3 && nodeType !== 4) || /^\s*$/.test(nodeValue ?? ''),
  );

const isRuled = (type: ElementRule['type']): type is SequenceRule => Array.isArray(type);

const checkAttributes = (element: Element, allowed: readonly string[]): void => {
  for (const { name, namespaceURI } of Array.from(element.attributes)) {
    const declares = name === 'xmlns' || name.startsWith('xmlns:');
    const instance = namespaceURI === 'http://www.w3.org/2001/XMLSchema-instance';
    if (!declares && !instance && !allowed.includes(name))
      throw new SchemaViolation(element.localName, `attribute ${name} is not allowed`);
  }
};

const checkSimple = (element: Element, { pattern, collapse }: SimpleType): void => {
  if (childElements(element).length > 0) throw new SchemaViolation(element.localName, 'holds elements');
  const content = element.textContent ?? '';
  if (!pattern.test(collapse === true ? content.trim() : content))
    throw new SchemaViolation(element.localName, 'the value breaks its type');
};

/** The branch that the element belongs to, or the first, which will be missed. */
const chosen = ({ oneOf }: ChoiceRule, child: Element | undefined): ElementRule => {
  const rule = oneOf.find(({ name }) => name === child?.localName) ?? oneOf[0];
  if (rule === undefined) throw new TypeError('A choice of nothing');
  return rule;
};

const checkSequence = (parent: Element, children: readonly Element[], rules: SequenceRule): void => {
  if (!onlyWhitespace(parent)) throw new SchemaViolation(parent.localName, 'holds text');
  let at = 0;
  for (const either of rules) {
    const rule = 'oneOf' in either ? chosen(either, children[at]) : either;
    let found = 0;
    for (
      let child = children[at];
      child !== undefined && child.localName === rule.name && child.namespaceURI === F73;
      child = children[at]
    ) {
      if (found === 1 && rule.repeated !== true) throw new SchemaViolation(rule.name, 'occurs twice');
      checkAttributes(child, []);
      if (isRuled(rule.type)) checkSequence(child, childElements(child), rule.type);
      else checkSimple(child, rule.type);
      found += 1;
      at += 1;
    }
    if (found === 0 && rule.optional !== true) {
      throw new SchemaViolation(children[at]?.localName ?? rule.name, `${rule.name} was expected`);
    }
  }
  const extra = children[at];
  if (extra !== undefined) throw new SchemaViolation(extra.localName, 'is not expected here');
};

/** Checks a request: names, order, numbers, facets. The signature element is left to `signature.ts`. Throws `SchemaViolation`. */
export const checkRequest = (root: Element, rules: SequenceRule): void => {
  checkAttributes(root, ['Id']);
  const children = childElements(root);
  const last = children.at(-1);
  const signed = last?.namespaceURI === XMLDSIG && last.localName === 'Signature';
  checkSequence(root, signed ? children.slice(0, -1) : children, rules);
  const serials = root.getElementsByTagNameNS(XMLDSIG, 'X509SerialNumber');
  for (const serial of Array.from(serials)) {
    if (!/^\s*[+-]?[0-9]+\s*$/.test(serial.textContent ?? '')) throw new SchemaViolation('X509SerialNumber', 'is not an integer');
  }
};
