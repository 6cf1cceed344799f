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

type Attributes = Readonly<Record<string, string>>;

/** One element after the other, in the order in which they are written: what is deterministic here is so in the file. */
export interface XmlWriter {
  /** An element with text. Nothing at all for null or empty text: eRačun allows no empty elements (HR-BR-33). */
  leaf(name: string, text: string | null, attributes?: Attributes): void;
  /** An element around what `inside` writes. */
  group(name: string, inside: () => void, attributes?: Attributes): void;
  /** The document so far, with its declaration. */
  toString(): string;
}

function opening(name: string, attributes: Attributes): string {
  let tag = `<${name}`;
  for (const key in attributes) tag += ` ${key}="${escapeXml(attributes[key] ?? '')}"`;
  return `${tag}>`;
}

export function createXmlWriter(): XmlWriter {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  return {
    leaf(name, text, attributes = {}) {
      const inside = escapeXml(text?.trim() ?? '');
      if (inside !== '') parts.push(opening(name, attributes), inside, `</${name}>`);
    },
    group(name, inside, attributes = {}) {
      parts.push(opening(name, attributes));
      inside();
      parts.push(`</${name}>`);
    },
    toString: () => parts.join(''),
  };
}
