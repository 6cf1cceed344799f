import { SaxesParser } from 'saxes';

import { decodeXml } from './decode-xml.ts';
import { notWellFormed } from './fault-words.ts';
import { NamespaceScopes } from './namespace-scopes.ts';
import type { Bilingual, StructureFinding } from './structure-finding.ts';
import { type XmlAttribute, XmlNode, type XmlElement } from './tree.ts';

export interface XmlLimits {
  /** Length of the document; of text in UTF-16 units, of bytes in bytes. */
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
}

/** An invoice of 10,000 lines has 300,000 elements in 9 MB, and stands eleven deep. */
export const XML_LIMITS: XmlLimits = { maxLength: 20 * 1024 * 1024, maxDepth: 100, maxElements: 500_000 };

/** Why a document was not read. */
export type XmlRefusal = 'too_large' | 'too_deep' | 'doctype' | 'not_well_formed' | 'wrong_encoding';

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: XmlRefusal; readonly finding: StructureFinding };

const TOO_LARGE: Bilingual = {
  hr: 'Datoteka je prevelika za eRačun. Provjerite je li to prava datoteka, a priloge smanjite.',
  en: 'The file is too large for an eRačun. Check that it is the right file and make its attachments smaller.',
};
/** What a document beyond `maxLength` gets: for whoever knows its size before reading it. */
export const tooLargeFinding: StructureFinding = { path: '', line: 0, message: TOO_LARGE };

const TOO_DEEP: Bilingual = {
  hr: 'Elementi su ugniježđeni dublje nego u ijednom eRačunu. Datoteka nije eRačun.',
  en: 'Elements are nested deeper than in any eRačun. The file is no eRačun.',
};
const HAS_DOCTYPE: Bilingual = {
  hr: 'Datoteka ima DOCTYPE, a eRačun ga ne smije imati. Zatražite od pošiljatelja datoteku bez njega.',
  en: 'The file has a DOCTYPE, which an eRačun must not have. Ask the sender for a file without one.',
};
const WRONG_ENCODING: Bilingual = {
  hr: 'Slova u datoteci nisu u kodiranju koje datoteka navodi. Zatražite od pošiljatelja datoteku u UTF-8.',
  en: 'The letters in the file are not in the encoding that it states. Ask the sender for a file in UTF-8.',
};
/** Ends the parsing at the first thing that cannot be read on from. */
class Refused extends Error {
  readonly reason: XmlRefusal;
  readonly bilingual: Bilingual;
  constructor(reason: XmlRefusal, bilingual: Bilingual) {
    super(bilingual.en);
    this.reason = reason;
    this.bilingual = bilingual;
  }
}

/**
 * Reads a document into a tree. Hardened: a document type is refused, so no entity is ever expanded, and so is what is too long, too
 * deep or has too many elements; never throws for what a document holds. Bytes are read in the encoding that the document states.
 */
export function parseXml(source: Uint8Array | string, limits: XmlLimits = XML_LIMITS): ParsedXml {
  if (source.length > limits.maxLength) return refuse('too_large', TOO_LARGE, 0);
  const text = typeof source === 'string' ? source : decodeXml(source);
  if (text === null) return refuse('wrong_encoding', WRONG_ENCODING, 0);
  // Namespaces are resolved here, once a name: the parser's own way costs as much again as all of its parsing.
  const parser = new SaxesParser({ position: false });
  try {
    return { ok: true, root: build(parser, text, limits) };
  } catch (error) {
    if (error instanceof Refused) return refuse(error.reason, error.bilingual, parser.line);
    throw error;
  }
}

const refuse = (reason: XmlRefusal, message: Bilingual, line: number): ParsedXml => ({
  ok: false,
  reason,
  finding: { path: '', line, message },
});

function build(parser: SaxesParser, source: string, limits: XmlLimits): XmlElement {
  const scopes = new NamespaceScopes((why) => {
    throw new Refused('not_well_formed', notWellFormed(why, parser.line));
  });
  let root: XmlNode | null = null;
  let current: XmlNode | null = null;
  let text = '';
  let raw: XmlAttribute[] | null = null;
  let depth = 0;
  let count = 0;
  parser.on('doctype', () => {
    throw new Refused('doctype', HAS_DOCTYPE);
  });
  parser.on('error', (error) => {
    throw new Refused('not_well_formed', notWellFormed(error.message, parser.line));
  });
  parser.on('attribute', (attribute) => {
    if (raw === null) raw = [attribute];
    else raw.push(attribute);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    count += 1;
    if (depth > limits.maxDepth) throw new Refused('too_deep', TOO_DEEP);
    if (count > limits.maxElements) throw new Refused('too_large', TOO_LARGE);
    const attributes = scopes.enter(raw);
    const node: XmlNode = new XmlNode(scopes.elementName(tag.name), current, attributes, text, parser.line);
    root ??= node;
    current = node;
    text = '';
    raw = null;
  });
  parser.on('closetag', () => {
    if (current === null) return;
    current.text = text;
    text = '';
    current = current.parent;
    depth -= 1;
    scopes.leave();
  });
  const addText = (part: string): void => {
    text = text === '' ? part : text + part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(source).close();
  // A document without a root element was refused by the parser.
  if (root === null) throw new Refused('not_well_formed', notWellFormed('document must contain a root element', parser.line));
  return root;
}
