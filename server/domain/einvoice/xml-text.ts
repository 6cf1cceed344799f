/** What XML 1.0 cannot hold, even escaped: control characters, lone surrogates, the two non-characters. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What stands as it is, which nearly all text does: one look at it instead of six. */
const PLAIN = /^[\t\n !#-%'-;=?-\ud7ff\ue000-\ufffd]*$/;

/** Text as it may stand inside an element or a quoted attribute. */
export const escapeXml = (text: string): string => (PLAIN.test(text) ? text : escaped(text));

const escaped = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** Text as a document can hold it, nothing blank around it; null when nothing is left. */
export function textForXml(text: string | null): string | null {
  const left = (PLAIN.test(text ?? '') ? (text ?? '') : (text ?? '').replace(NOT_XML, '')).trim();
  return left === '' ? null : left;
}

/** A name of an element, spelled once in every way in which it is written. */
export interface Tag {
  readonly whole: string;
  readonly begun: string;
  readonly end: string;
}

export const tagOf = (name: string): Tag => ({ whole: `<${name}>`, begun: `<${name}`, end: `</${name}>` });

/** Beginning of an attribute, up to its value. */
export const attributeStart = (name: string): string => ` ${name}="`;

/** Attributes as `attributeStart` and value, in turn. */
type Attributes = readonly string[];

/** One element after the other, in the order in which they are written: what is deterministic here is so in the file. */
export interface XmlWriter {
  /** An element with text. Nothing at all for null or empty text: eRačun allows no empty elements (HR-BR-33). */
  leaf(tag: Tag, text: string | null, attributes?: Attributes): void;
  /** An amount with its currency: digits need no look at what they hold. */
  money(tag: Tag, digits: string, currency: string): void;
  /** Begins an element around others; to be ended by `close` with what it gives. */
  open(tag: Tag, attributes?: Attributes): number;
  /** Ends an element; one in which nothing was written vanishes. */
  close(tag: Tag, opened: number): void;
  /** An element without anything in it, where one must be. */
  empty(tag: Tag): void;
  /** The document so far, with its declaration. */
  toString(): string;
}

const NONE: Attributes = [];
const CURRENCY = attributeStart('currencyID');

export function createXmlWriter(): XmlWriter {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  // Many short texts that are there already are joined faster than new ones are made of them.
  const begin = (tag: Tag, attributes: Attributes): void => {
    if (attributes.length === 0) return void parts.push(tag.whole);
    parts.push(tag.begun);
    for (let index = 0; index < attributes.length; index += 2)
      parts.push(attributes[index] ?? '', escapeXml(attributes[index + 1] ?? ''), '"');
    parts.push('>');
  };
  return {
    leaf(tag, text, attributes = NONE) {
      const inside = text === null ? '' : escapeXml(text.trim());
      if (inside === '') return;
      begin(tag, attributes);
      parts.push(inside, tag.end);
    },
    money(tag, digits, currency) {
      parts.push(tag.begun, CURRENCY, escapeXml(currency), '">', digits, tag.end);
    },
    open(tag, attributes = NONE) {
      begin(tag, attributes);
      return parts.length;
    },
    close(tag, opened) {
      if (parts.length !== opened) parts.push(tag.end);
      else parts.length = opened - 1;
    },
    empty(tag) {
      parts.push(tag.whole, tag.end);
    },
    toString: () => parts.join(''),
  };
}
