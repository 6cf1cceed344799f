import { asPropertyKey } from './namespaces.ts';
import { type XmlAttribute, type XmlElement } from './tree.ts';
import { TreeBuilder, type XmlLimits } from './tree-builder.ts';

const TAB = 9;
const NEW_LINE = 10;
const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BRACKET = 93;

/** Where a document is not plain, so that only the parser can tell what it is. */
class NotPlain extends Error {
  override readonly name = 'NotPlain';
}
const notPlain = (): never => {
  throw new NotPlain();
};

/** Version 1.1 has other blanks and other ends of lines. */
const DECLARATION =
  /^\ufeff?<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

/** Names of ASCII with at most one prefix; XML has many more. */
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?$/;
const admitName = (spelled: string): void => {
  if (!NAME.test(spelled)) notPlain();
};

/** Names of attributes that were admitted, spelled once for all documents; bounded, as documents may invent names. */
const attributeNames = new Map<string, string>();
const MOST_NAMES = 500;

function attributeName(spelled: string): string {
  const known = attributeNames.get(spelled);
  if (known !== undefined) return known;
  admitName(spelled);
  const name = asPropertyKey(spelled);
  if (attributeNames.size < MOST_NAMES && spelled.length < 50) attributeNames.set(name, name);
  return name;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));|&/g;

const isCharacter = (code: number): boolean =>
  code >= SPACE
    ? code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
    : code === TAB || code === NEW_LINE || code === 13;

/** Text with its references to characters replaced. */
const withoutReferences = (text: string): string =>
  text.replace(REFERENCE, (_all, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? notPlain();
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
    return isCharacter(code) ? String.fromCodePoint(code) : notPlain();
  });

/** The end of the document is no number, and ends a name as well. */
const endsName = (code: number): boolean => !(code > SPACE && code !== GREATER && code !== SLASH);

const isBlank = (code: number): boolean => code === SPACE || code === NEW_LINE || code === TAB;

/** Reads plain documents only, and stops at anything else. */
class PlainScanner {
  readonly #source: string;
  readonly #builder: TreeBuilder;
  /** Names of the elements that have not ended, as the document spells them. */
  readonly #open: string[] = [];
  #at = 0;
  #line = 1;

  constructor(source: string, limits: XmlLimits) {
    this.#source = source;
    this.#builder = new TreeBuilder(limits, notPlain, admitName);
  }

  read(): XmlElement {
    const source = this.#source;
    this.#readDeclaration();
    for (;;) {
      this.#readText();
      if (this.#at >= source.length) break;
      const next = source.charCodeAt(this.#at + 1);
      if (next === SLASH) this.#readEndTag();
      else if (next === BANG) this.#readMarkup();
      else this.#readStartTag();
    }
    return this.#open.length === 0 ? (this.#builder.root ?? notPlain()) : notPlain();
  }

  #readDeclaration(): void {
    const declaration = DECLARATION.exec(this.#source)?.[0];
    if (declaration === undefined) this.#at = this.#source.charCodeAt(0) === 0xfeff ? 1 : 0;
    else this.#passTo(declaration.length);
  }

  /** Goes on to `end` with an eye on what must not stand anywhere, and on the lines. */
  #passTo(end: number): void {
    for (let at = this.#at; at < end; at += 1) {
      const code = this.#source.charCodeAt(at);
      if (code === NEW_LINE) this.#line += 1;
      else if (code >= 0xd800 || code < SPACE) at += this.#widthAt(at) - 1;
    }
    this.#at = end;
  }

  /** One, or two for a character in two halves. */
  #widthAt(at: number): 1 | 2 {
    const code = this.#source.codePointAt(at) ?? 0;
    return !isCharacter(code) || code === 13 ? notPlain() : code > 0xffff ? 2 : 1;
  }

  /** Text up to the next tag. */
  #readText(): void {
    const source = this.#source;
    const start = this.#at;
    let at = start;
    let line = this.#line;
    let hasReferences = false;
    let hasBrackets = false;
    let isAllBlank = true;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === LESS) break;
      if (code <= SPACE) {
        if (code === NEW_LINE) line += 1;
        else if (code !== SPACE && code !== TAB) notPlain();
        continue;
      }
      isAllBlank = false;
      if (code === AMPERSAND) hasReferences = true;
      else if (code === BRACKET) hasBrackets = true;
      else if (code >= 0xd800) at += this.#widthAt(at) - 1;
    }
    this.#at = at;
    this.#line = line;
    if (at === start) return;
    if (!isAllBlank && this.#open.length === 0) notPlain();
    const text = source.slice(start, at);
    if (hasBrackets && text.includes(']]>')) notPlain();
    this.#builder.addText(hasReferences ? withoutReferences(text) : text);
  }

  #readStartTag(): void {
    const source = this.#source;
    const start = this.#at + 1;
    let guessed = this.#builder.guess;
    let at = guessed === null ? start : start + guessed.spelled.length;
    let code = source.charCodeAt(at);
    if (guessed === null || !endsName(code) || !source.startsWith(guessed.spelled, start)) {
      guessed = null;
      at = start;
      code = source.charCodeAt(at);
      while (!endsName(code)) code = source.charCodeAt((at += 1));
    }
    const spelled = guessed === null ? source.slice(start, at) : guessed.spelled;
    let attributes: XmlAttribute[] | null = null;
    this.#at = at;
    while (code !== GREATER && code !== SLASH) {
      if (!this.#passBlanks()) notPlain();
      code = source.charCodeAt(this.#at);
      if (code === GREATER || code === SLASH) break;
      const attribute = this.#readAttribute();
      if (attributes === null) attributes = [attribute];
      else attributes.push(attribute);
      code = source.charCodeAt(this.#at);
    }
    if (attributes !== null && attributes.length > 1 && new Set(attributes.map(({ name }) => name)).size < attributes.length)
      notPlain();
    const isOnly = this.#open.length === 0;
    if (isOnly && this.#builder.root !== null) notPlain();
    this.#builder.open(spelled, guessed, attributes, this.#line);
    this.#at += 1;
    if (code === GREATER) this.#open.push(spelled);
    else if (source.charCodeAt(this.#at) === GREATER) {
      this.#at += 1;
      this.#builder.close();
    } else notPlain();
  }

  /** True when there were some. */
  #passBlanks(): boolean {
    const source = this.#source;
    const start = this.#at;
    let at = start;
    for (let code = source.charCodeAt(at); isBlank(code); code = source.charCodeAt((at += 1)))
      if (code === NEW_LINE) this.#line += 1;
    this.#at = at;
    return at > start;
  }

  #readAttribute(): XmlAttribute {
    const source = this.#source;
    const start = this.#at;
    let at = start;
    let code = source.charCodeAt(at);
    while (code > SPACE && code !== EQUALS && code !== GREATER) code = source.charCodeAt((at += 1));
    const name = attributeName(source.slice(start, at));
    this.#at = at;
    this.#passBlanks();
    if (source.charCodeAt(this.#at) !== EQUALS) notPlain();
    this.#at += 1;
    this.#passBlanks();
    const quote = source.charCodeAt(this.#at);
    if (quote !== QUOTE && quote !== APOSTROPHE) notPlain();
    const begun = this.#at + 1;
    let isSimple = true;
    at = begun;
    for (code = source.charCodeAt(at); code !== quote; code = source.charCodeAt((at += 1))) {
      if (code === LESS || !(code >= SPACE || isBlank(code))) notPlain();
      if (code < SPACE || code === AMPERSAND || code >= 0xd800) isSimple = false;
    }
    const value = source.slice(begun, at);
    if (isSimple) this.#at = at + 1;
    else this.#passTo(at + 1);
    return { name, value: isSimple ? value : withoutReferences(value.replace(/[\t\n]/g, ' ')) };
  }

  #readEndTag(): void {
    const source = this.#source;
    const spelled = this.#open.pop() ?? notPlain();
    if (!source.startsWith(spelled, this.#at + 2)) notPlain();
    this.#at += spelled.length + 2;
    if (source.charCodeAt(this.#at) !== GREATER) {
      this.#passBlanks();
      if (source.charCodeAt(this.#at) !== GREATER) notPlain();
    }
    this.#at += 1;
    this.#builder.close();
  }

  /** A comment, or a section of text; a document type is not plain. */
  #readMarkup(): void {
    const source = this.#source;
    if (source.startsWith('<!--', this.#at)) {
      const end = source.indexOf('--', this.#at + 4);
      if (end === -1 || source.charCodeAt(end + 2) !== GREATER) notPlain();
      this.#passTo(end + 3);
      return;
    }
    if (!source.startsWith('<![CDATA[', this.#at) || this.#open.length === 0) notPlain();
    const start = this.#at + 9;
    const end = source.indexOf(']]>', start);
    if (end === -1) notPlain();
    this.#passTo(end + 3);
    this.#builder.addText(source.slice(start, end));
  }
}

/**
 * Reads a document that is plain: tags, text, comments and the five references that every document may use, which is how all programs
 * write an eRačun. Null for every other document, right or wrong: it must then go to the parser. What is read here makes the same tree
 * as there, in a quarter of the time.
 */
export function scanXml(source: string, limits: XmlLimits): XmlElement | null {
  try {
    return new PlainScanner(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source, limits).read();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
