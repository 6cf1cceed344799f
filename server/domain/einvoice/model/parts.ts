import { decimalFromMinor, minorFromDecimal } from '../../shared/money.ts';
import type { XmlElement } from '../xml/tree.ts';
import { attributeOf, childOf, childrenOf } from '../xml/tree.ts';
import { attributeStart, type Tag, tagOf, type XmlWriter } from '../xml-text.ts';

/** What a reader gathers beside the values. */
export interface Reading {
  /** Elements whose text became a value. */
  readonly used: Set<XmlElement>;
  /** Elements whose text is no value of their kind. */
  readonly malformed: XmlElement[];
}

type Values = Record<string, unknown>;

/**
 * One piece of a document, in both directions: `write` puts values of a `T` into elements, `read` takes the same values out of the same
 * elements of `parent`. A document is described once, as a list of these in the order of the schema.
 */
export interface Part<T> {
  readonly write: (out: XmlWriter, value: T, currency: string) => void;
  readonly read: (parent: XmlElement, into: Values, reading: Reading) => void;
  /** True where nothing would be written; where it cannot be said cheaply it is left out. */
  readonly isEmpty?: (value: T) => boolean;
}

export type Parts<T> = readonly Part<T>[];

/** Keys of `T` whose values are of that type. */
type KeyOf<T, V> = { readonly [K in keyof T]-?: [T[K]] extends [V] ? ([V] extends [T[K]] ? K : never) : never }[keyof T] & string;
type ItemOf<T, K extends keyof T> = T[K] extends readonly (infer Item extends object)[] ? Item : never;
type ListKey<T> = { readonly [K in keyof T]-?: T[K] extends readonly object[] ? K : never }[keyof T] & string;
type ObjectKey<T> = {
  readonly [K in keyof T]-?: T[K] extends readonly unknown[] ? never : NonNullable<T[K]> extends object ? K : never;
}[keyof T] &
  string;

/** Attributes of an element, each with the value that it holds: those that must be there, and those that may. */
interface AttributeKeys<T> {
  readonly must?: Readonly<Record<string, KeyOf<T, string>>>;
  readonly may?: Readonly<Record<string, KeyOf<T, string | null>>>;
}

type Fits = (element: XmlElement) => boolean;

/** Which elements of a name are meant, and when one is written at all. */
interface Choice<T> {
  readonly fits: Fits;
  readonly when?: (value: T) => boolean;
}

const valueAt = <V>(value: object, key: string): V => (value as Values)[key] as V;

const chosenChild = (parent: XmlElement, name: string, fits?: Fits): XmlElement | null =>
  fits === undefined ? childOf(parent, name) : (childrenOf(parent, name).find(fits) ?? null);

/** The text of an element that is read; null for one that is not there or blank. */
export function takeText(element: XmlElement | null, { used }: Reading): string | null {
  if (element === null) return null;
  used.add(element);
  const text = element.text.trim();
  return text === '' ? null : text;
}

const CENTS = /^-?\d{1,20}(?:\.\d{1,2}0*)?$/;

function takeAmount(element: XmlElement | null, reading: Reading): bigint | null {
  const text = takeText(element, reading);
  if (element === null || text === null) return null;
  if (CENTS.test(text)) return minorFromDecimal(text);
  reading.malformed.push(element);
  return null;
}

export function writeParts<T>(out: XmlWriter, parts: Parts<T>, value: T, currency: string): void {
  for (let index = 0; index < parts.length; index += 1) parts[index]?.write(out, value, currency);
}

/** The value that `parts` describe, out of the children of an element. */
export function readParts<T extends object>(parts: Parts<T>, element: XmlElement, reading: Reading): T {
  const values: Values = {};
  for (const part of parts) part.read(element, values, reading);
  return values as T;
}

const CURRENCY = attributeStart('currencyID');

interface Attribute {
  readonly name: string;
  readonly start: string;
  readonly key: string;
  readonly missing: '' | null;
}

function attributesOf<T>({ must, may }: AttributeKeys<T>): readonly Attribute[] {
  const of = (keys: Readonly<Record<string, string>> = {}, missing: '' | null) =>
    Object.entries(keys).map(([name, key]) => ({ name, start: attributeStart(name), key, missing }));
  return [...of(must, ''), ...of(may, null)];
}

/** What stands in the attributes of an element: those that have a value. */
function attributeTexts(attributes: readonly Attribute[], value: object): readonly string[] | undefined {
  if (attributes.length === 0) return undefined;
  const texts: string[] = [];
  for (const { start, key } of attributes) {
    const text = valueAt<string | null>(value, key);
    if (text !== null) texts.push(start, text);
  }
  return texts;
}

function group<T>(out: XmlWriter, tag: Tag, parts: Parts<T>, value: T, currency: string): void {
  const opened = out.open(tag);
  writeParts(out, parts, value, currency);
  out.close(tag, opened);
}

/** How one kind of value is written as text and taken from an element. */
interface Kind<V> {
  readonly textOf: (value: V) => string | null;
  readonly take: (element: XmlElement | null, reading: Reading) => V;
  readonly isMoney: boolean;
}

const same = <V>(value: V): V => value;
const TEXT: Kind<string> = { textOf: same, take: (element, reading) => takeText(element, reading) ?? '', isMoney: false };
const TEXT_OR_NULL: Kind<string | null> = { textOf: same, take: takeText, isMoney: false };
const PRICE: Kind<string> = { ...TEXT, isMoney: true };
const PRICE_OR_NULL: Kind<string | null> = { ...TEXT_OR_NULL, isMoney: true };
const AMOUNT: Kind<bigint> = {
  textOf: decimalFromMinor,
  take: (element, reading) => takeAmount(element, reading) ?? 0n,
  isMoney: true,
};
const AMOUNT_OR_NULL: Kind<bigint | null> = {
  textOf: (minor) => (minor === null ? null : decimalFromMinor(minor)),
  take: takeAmount,
  isMoney: true,
};
const YES_NO: Kind<boolean> = {
  textOf: String,
  take: (element, reading) => takeText(element, reading) === 'true',
  isMoney: false,
};
const YES_NO_OR_NULL: Kind<boolean | null> = {
  textOf: (value) => (value === null ? null : String(value)),
  take(element, reading) {
    const text = takeText(element, reading);
    return text === null ? null : text === 'true';
  },
  isMoney: false,
};

function leaf<T extends object, V>(
  { textOf, take, isMoney }: Kind<V>,
  key: string,
  name: string,
  keys: AttributeKeys<T> = {},
): Part<T> {
  const tag = tagOf(name);
  const attributes = attributesOf(keys);
  return {
    isEmpty: (value) => valueAt(value, key) === null,
    write(out, value, currency) {
      const given = valueAt<V>(value, key);
      const text = textOf(given);
      if (text === null) return;
      if (typeof given === 'bigint') out.money(tag, text, currency);
      else out.leaf(tag, text, isMoney ? [CURRENCY, currency] : attributeTexts(attributes, value));
    },
    read(parent, into, reading) {
      const element = childOf(parent, name);
      into[key] = take(element, reading);
      for (const attribute of attributes)
        into[attribute.key] = (element === null ? null : attributeOf(element, attribute.name)) ?? attribute.missing;
    },
  };
}

/** Makers of the parts of one type; keys are checked against it. What must be there and is not reads as empty text, or as nothing. */
export function partsOf<T extends object>() {
  const maker =
    <V>(kind: Kind<V>) =>
    (key: KeyOf<T, V>, name: string): Part<T> =>
      leaf(kind, key, name);
  return {
    text: (key: KeyOf<T, string>, name: string, attributes?: AttributeKeys<T>): Part<T> => leaf(TEXT, key, name, attributes),
    textOrNull: (key: KeyOf<T, string | null>, name: string, attributes?: AttributeKeys<T>): Part<T> =>
      leaf(TEXT_OR_NULL, key, name, attributes),
    yesNo: maker(YES_NO),
    yesNoOrNull: maker(YES_NO_OR_NULL),
    /** An amount in cents. */
    amount: maker(AMOUNT),
    amountOrNull: maker(AMOUNT_OR_NULL),
    /** A price, which may have more than two places. */
    price: maker(PRICE),
    priceOrNull: maker(PRICE_OR_NULL),
    texts: (key: KeyOf<T, readonly string[]>, name: string): Part<T> => {
      const tag = tagOf(name);
      return {
        write(out, value) {
          for (const text of valueAt<readonly string[]>(value, key)) out.leaf(tag, text);
        },
        read(parent, into, reading) {
          into[key] = childrenOf(parent, name).flatMap((element) => takeText(element, reading) ?? []);
        },
      };
    },
    /** What always says the same. */
    fixed: (name: string, text: string): Part<T> => {
      const tag = tagOf(name);
      return {
        write: (out) => out.leaf(tag, text),
        read: (parent, _into, reading) => void takeText(childOf(parent, name), reading),
      };
    },
    /** An element around values of the same object; without any it is not written. */
    within: (name: string, parts: Parts<T>, choice?: Choice<T>): Part<T> => {
      const tag = tagOf(name);
      const only = parts.length === 1 ? parts[0]?.isEmpty : undefined;
      return {
        write(out, value, currency) {
          if (choice?.when?.(value) === false || only?.(value) === true) return;
          group(out, tag, parts, value, currency);
        },
        read(parent, into, reading) {
          const element = chosenChild(parent, name, choice?.fits) ?? NOTHING;
          for (const part of parts) part.read(element, into, reading);
        },
      };
    },
    /** An element that is an object of its own; null when it is not there. */
    one: <K extends ObjectKey<T>>(key: K, name: string, parts: Parts<NonNullable<T[K]>>): Part<T> => {
      const tag = tagOf(name);
      return {
        write(out, value, currency) {
          const inner = valueAt<NonNullable<T[K]> | null>(value, key);
          if (inner !== null) group(out, tag, parts, inner, currency);
        },
        read(parent, into, reading) {
          const element = childOf(parent, name);
          into[key] = element === null ? null : readParts(parts, element, reading);
        },
      };
    },
    /** An element that must be there, and is an object of its own. */
    must: <K extends ObjectKey<T>>(key: K, name: string, parts: Parts<NonNullable<T[K]>>): Part<T> => {
      const tag = tagOf(name);
      return {
        write: (out, value, currency) => group(out, tag, parts, valueAt<NonNullable<T[K]>>(value, key), currency),
        read(parent, into, reading) {
          into[key] = readParts(parts, childOf(parent, name) ?? NOTHING, reading);
        },
      };
    },
    /** Values of an object that stand among others in the same element; null when none of them is there. */
    beside: <K extends ObjectKey<T>>(key: K, parts: Parts<NonNullable<T[K]>>): Part<T> => ({
      write(out, value, currency) {
        const inner = valueAt<NonNullable<T[K]> | null>(value, key);
        if (inner !== null) writeParts(out, parts, inner, currency);
      },
      read(parent, into, reading) {
        const inner = readParts(parts, parent, reading);
        into[key] = Object.values(inner).every((each) => each === null || each === '') ? null : inner;
      },
    }),
    list: <K extends ListKey<T>>(key: K, name: string, parts: Parts<ItemOf<T, K>>, fits: Fits = () => true): Part<T> => {
      const tag = tagOf(name);
      return {
        write(out, value, currency) {
          for (const item of valueAt<readonly ItemOf<T, K>[]>(value, key)) group(out, tag, parts, item, currency);
        },
        read(parent, into, reading) {
          into[key] = childrenOf(parent, name)
            .filter(fits)
            .map((element) => readParts(parts, element, reading));
        },
      };
    },
  };
}

/** Stands for an element that is not there. */
const NOTHING: XmlElement = { name: '', parent: null, attributes: [], children: [], text: '', textBefore: '', line: 0 };
