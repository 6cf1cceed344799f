import { stringValue, type XmlElement } from '../../xml/tree.ts';
import {
  countAt,
  dateOf,
  hasAt,
  hasAttribute,
  hasDecimalsAt,
  isFilledAt,
  oneAt,
  path,
  type Path,
  someAt,
  textAt,
} from './paths.ts';
import { about, type Test } from './rule.ts';
import { isWithin } from './values.ts';

/** Tests that many rules are made of. Paths are relative to the element that a rule is about. */

export function exists(text: string): Test {
  const way = path(text);
  return (element) => hasAt(element, way);
}

export const anyExists = (...texts: readonly string[]): Test => {
  const ways = texts.map(path);
  return (element) => ways.some((way) => hasAt(element, way));
};

export function isMissing(text: string): Test {
  const way = path(text);
  return about(way, (element) => !hasAt(element, way));
}

/** There is one, and it is not blank. */
export function isFilled(text: string): Test {
  const way = path(text);
  return (element) => isFilledAt(element, way);
}

export function isAtMostOnce(text: string): Test {
  const way = path(text);
  return about(way, (element) => countAt(element, way) <= 1);
}

export function hasAtMostTwoDecimals(text: string): Test {
  const way = path(text);
  return about(way, (element) => hasDecimalsAt(element, way, 2));
}

export function isAtMostLong(text: string, most: number): Test {
  const way = path(text);
  return about(way, (element) => isWithin(textAt(element, way), most));
}

export const attributeExists =
  (name: string): Test =>
  (element) =>
    hasAttribute(element, name);

/** The dates at both paths are in order, where both are there. */
export function isInOrder(startText: string, endText: string): Test {
  const start = path(startText);
  const end = path(endText);
  return about([...start, ...end], (element) => {
    if (!hasAt(element, start) || !hasAt(element, end)) return true;
    const last = oneAt(element, end);
    const first = oneAt(element, start);
    return first !== null && last !== null && dateOf(last) >= dateOf(first);
  });
}

/** The element's parent has that name, its parent the next, and so on upwards: `isBelow('cac:Item', 'cac:InvoiceLine')`. */
export const isBelow =
  (...names: readonly string[]): Test =>
  ({ parent }) => {
    let above = parent;
    for (const name of names) {
      if (above === null || above.name !== name) return false;
      above = above.parent;
    }
    return true;
  };

export const isLineName = (name: string | undefined): boolean => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine';

export const isInvoiceName = (name: string | undefined): boolean => name === 'ubl:Invoice' || name === 'cn:CreditNote';

/** The element is a child of an invoice or credit note that is the root of the document. */
export const isTop = ({ parent }: XmlElement): boolean =>
  parent !== null && parent.parent === null && (parent.name === 'ubl:Invoice' || parent.name === 'cn:CreditNote');

export const both =
  (a: Test, b: Test): Test =>
  (element, document) =>
    a(element, document) && b(element, document);

/** An attribute stands on an element at the path. */
export function attributeAt(text: string, name: string): Test {
  const way = path(text);
  return (element) => someAt(element, way, (found) => hasAttribute(found, name));
}

/** True when two elements at the paths, of one element each, have different texts. */
export function differs(from: XmlElement, way: Path, other: XmlElement | null, otherWay: Path): boolean {
  if (other === null) return false;
  return someAt(from, way, (a) => someAt(other, otherWay, (b) => stringValue(a) !== stringValue(b)));
}

/** True when two elements at the paths have the same text. */
export function coincides(from: XmlElement, way: Path, other: XmlElement | null, otherWay: Path): boolean {
  if (other === null) return false;
  return someAt(from, way, (a) => someAt(other, otherWay, (b) => stringValue(a) === stringValue(b)));
}
