import { SaxesParser } from 'saxes';

import { decodeXml } from './decode-xml.ts';
import { notWellFormed } from './fault-words.ts';
import { scanXml } from './scan-xml.ts';
import type { Bilingual, StructureFinding } from './structure-finding.ts';
import type { XmlAttribute, XmlElement } from './tree.ts';
import { TreeBuilder, type TreeFault, type XmlLimits } from './tree-builder.ts';

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
  const scanned = scanXml(text, limits);
  return scanned === null ? parseCarefully(text, limits) : { ok: true, root: scanned };
}

/** Reads whatever document with the parser, which alone judges what is not well-formed. */
export function parseCarefully(text: string, limits: XmlLimits): ParsedXml {
  // Namespaces are resolved by us, once a name: the parser's own way costs as much again as all of its parsing.
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
  const fail = (fault: TreeFault, why: string): never => {
    if (fault === 'too_deep') throw new Refused('too_deep', TOO_DEEP);
    if (fault === 'too_large') throw new Refused('too_large', TOO_LARGE);
    throw new Refused('not_well_formed', notWellFormed(why, parser.line));
  };
  const builder = new TreeBuilder(limits, fail);
  let raw: XmlAttribute[] | null = null;
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
    builder.open(tag.name, null, raw, parser.line);
    raw = null;
  });
  parser.on('closetag', () => builder.close());
  parser.on('text', (part) => builder.addText(part));
  parser.on('cdata', (part) => builder.addText(part));
  parser.write(source).close();
  // A document without a root element was refused by the parser.
  return builder.root ?? fail('namespace', 'document must contain a root element');
}
