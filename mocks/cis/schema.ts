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
  readonly type: SimpleType | readonly ElementRule[];
  readonly optional?: true;
  readonly repeated?: true;
}

const text = (pattern: RegExp): SimpleType => ({ pattern });
const length = (most: number): SimpleType => ({ pattern: new RegExp(`^[\\s\\S]{1,${most}}$`, 'u') });

const UUID = text(/^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/);
const INSTANT = text(/^[0-9]{2}.[0-9]{2}.[1-2][0-9]{3}T[0-9]{2}:[0-9]{2}:[0-9]{2}$/);
const OIB = text(/^[0-9]{11}$/);
const AMOUNT = text(/^[+-]?[0-9]{1,15}\.[0-9]{2}$/);
const RATE = text(/^[+-]?[0-9]{1,3}\.[0-9]{2}$/);
const DIGITS = text(/^[0-9]{1,20}$/);
const BOOLEAN: SimpleType = { pattern: /^(true|false|1|0)$/, collapse: true };

const one = (name: string, type: ElementRule['type']): ElementRule => ({ name, type });
const maybe = (name: string, type: ElementRule['type']): ElementRule => ({ name, type, optional: true });
const many = (name: string, type: ElementRule['type']): ElementRule => ({ name, type, repeated: true });

const TAX = [one('Stopa', RATE), one('Osnovica', AMOUNT), one('Iznos', AMOUNT)];

const HEADER = [one('IdPoruke', UUID), one('DatumVrijeme', INSTANT)];

/** `RacunType`, in the order of its sequence (Tehnička specifikacija za korisnike, schema 1.10). */
const RECEIPT: readonly ElementRule[] = [
  one('Oib', OIB),
  one('USustPdv', BOOLEAN),
  one('DatVrijeme', INSTANT),
  one('OznSlijed', text(/^[NP]$/)),
  one('BrRac', [one('BrOznRac', DIGITS), one('OznPosPr', text(/^[0-9a-zA-Z]{1,20}$/)), one('OznNapUr', DIGITS)]),
  maybe('Pdv', [many('Porez', TAX)]),
  maybe('Pnp', [many('Porez', TAX)]),
  maybe('OstaliPor', [many('Porez', [one('Naziv', length(100)), ...TAX])]),
  maybe('IznosOslobPdv', AMOUNT),
  maybe('IznosMarza', AMOUNT),
  maybe('IznosNePodlOpor', AMOUNT),
  maybe('Naknade', [many('Naknada', [one('NazivN', length(100)), one('IznosN', AMOUNT)])]),
  one('IznosUkupno', AMOUNT),
  one('NacinPlac', text(/^[GKTO]$/)),
  one('OibOper', OIB),
  one('ZastKod', text(/^[a-f0-9]{32}$/)),
  one('NakDost', BOOLEAN),
  maybe('ParagonBrRac', length(100)),
  maybe('SpecNamj', length(1000)),
  maybe('OibPrimateljaRacuna', OIB),
];

const RECEIPT_REQUEST: readonly ElementRule[] = [one('Zaglavlje', HEADER), one('Racun', RECEIPT)];

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

const isRuled = (type: ElementRule['type']): type is readonly ElementRule[] => Array.isArray(type);

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

const checkSequence = (parent: Element, children: readonly Element[], rules: readonly ElementRule[]): void => {
  if (!onlyWhitespace(parent)) throw new SchemaViolation(parent.localName, 'holds text');
  let at = 0;
  for (const rule of rules) {
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

/** Checks a `RacunZahtjev`: names, order, numbers, facets. The signature element is left to `signature.ts`. Throws `SchemaViolation`. */
export const checkReceiptRequest = (root: Element): void => {
  checkAttributes(root, ['Id']);
  const children = childElements(root);
  const last = children.at(-1);
  const signed = last?.namespaceURI === XMLDSIG && last.localName === 'Signature';
  checkSequence(root, signed ? children.slice(0, -1) : children, RECEIPT_REQUEST);
  const serials = root.getElementsByTagNameNS(XMLDSIG, 'X509SerialNumber');
  for (const serial of Array.from(serials)) {
    if (!/^\s*[+-]?[0-9]+\s*$/.test(serial.textContent ?? '')) throw new SchemaViolation('X509SerialNumber', 'is not an integer');
  }
};
