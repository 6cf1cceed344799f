import { asPropertyKey } from '../../xml/namespaces.ts';
import { attributeOf, stringValue, type XmlElement } from '../../xml/tree.ts';

import { compare, type Decimal, parseDecimal } from './decimal.ts';
import { StructureProblem } from './structure-problem.ts';
import { hasDecimals, isBlankText, normalizeSpace, parseBoolean, parseDate, parseDouble } from './values.ts';

/** Names on the way down from an element: `cac:Party/cbc:EndpointID`. Taken apart once, when a rule is defined. */
export type Path = readonly string[];

export const path = (text: string): Path => text.split('/').map(asPropertyKey);

/** Calls `visit` for each element at the path, in order, until it returns true; true when it did. */
export function someAt(from: XmlElement, way: Path, visit: (element: XmlElement) => boolean, step = 0): boolean {
  const name = way[step];
  const { children } = from;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined || child.name !== name) continue;
    if (step === way.length - 1 ? visit(child) : someAt(child, way, visit, step + 1)) return true;
  }
  return false;
}

export function hasAt(from: XmlElement, way: Path, step = 0): boolean {
  const name = way[step];
  const { children } = from;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child !== undefined && child.name === name && (step === way.length - 1 || hasAt(child, way, step + 1))) return true;
  }
  return false;
}

export function countAt(from: XmlElement, way: Path, step = 0): number {
  const name = way[step];
  const { children } = from;
  let count = 0;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child !== undefined && child.name === name) count += step === way.length - 1 ? 1 : countAt(child, way, step + 1);
  }
  return count;
}

export function allAt(from: XmlElement, way: Path): readonly XmlElement[] {
  const found: XmlElement[] = [];
  someAt(from, way, (element) => {
    found.push(element);
    return false;
  });
  return found;
}

/** The one element at the path, or null. @throws StructureProblem when there are several */
export function oneAt(from: XmlElement, way: Path, step = 0): XmlElement | null {
  let found: XmlElement | null = null;
  const name = way[step];
  const { children } = from;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined || child.name !== name) continue;
    const next = step === way.length - 1 ? child : oneAt(child, way, step + 1);
    if (next === null) continue;
    if (found !== null) throw new StructureProblem(next, 'several');
    found = next;
  }
  return found;
}

/** Text at the path, empty when nothing is there. @throws StructureProblem when there are several */
export function textAt(from: XmlElement, way: Path): string {
  const element = oneAt(from, way);
  return element === null ? '' : stringValue(element);
}

/** Normalized text at the path. @throws StructureProblem when there are several */
export const normalAt = (from: XmlElement, way: Path): string => normalizeSpace(textAt(from, way));

/** @throws StructureProblem when it is no decimal */
export function decimalOf(element: XmlElement): Decimal {
  const value = parseDecimal(stringValue(element));
  if (value === null) throw new StructureProblem(element, 'decimal');
  return value;
}

/** @throws StructureProblem when there are several, or it is no decimal */
export function decimalAt(from: XmlElement, way: Path): Decimal | null {
  const element = oneAt(from, way);
  return element === null ? null : decimalOf(element);
}

/** @throws StructureProblem when it is no number */
export function doubleOf(element: XmlElement): number {
  const value = parseDouble(stringValue(element));
  if (value === null) throw new StructureProblem(element, 'number');
  return value;
}

/** @throws StructureProblem when it is no date */
export function dateOf(element: XmlElement): number {
  const value = parseDate(stringValue(element));
  if (value === null) throw new StructureProblem(element, 'date');
  return value;
}

/** @throws StructureProblem when it is neither true nor false */
export function booleanOf(element: XmlElement): boolean {
  const value = parseBoolean(stringValue(element));
  if (value === null) throw new StructureProblem(element, 'boolean');
  return value;
}

/** True when both are there and equal: what is missing equals nothing. */
export const equal = (a: Decimal | null, b: Decimal | null): boolean => a !== null && b !== null && compare(a, b) === 0;

/** True when the text of an element at the path is exactly this. */
export const hasText = (from: XmlElement, way: Path, text: string): boolean =>
  someAt(from, way, (element) => stringValue(element) === text);

export const isFilledAt = (from: XmlElement, way: Path): boolean => !isBlankText(textAt(from, way));

export const hasAttribute = (element: XmlElement, name: string): boolean => attributeOf(element, name) !== null;

export const hasDecimalsAt = (from: XmlElement, way: Path, most: number): boolean => hasDecimals(textAt(from, way), most);
