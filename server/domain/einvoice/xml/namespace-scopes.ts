import { asPropertyKey, canonicalName } from './namespaces.ts';
import type { XmlAttribute } from './tree.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** What prefixes mean inside an element that declares namespaces. */
interface Scope {
  /** The scope in which it declares; null of the one that every document begins with. */
  readonly outer: Scope | null;
  /** Its declarations as they are spelled. */
  readonly declared: readonly XmlAttribute[];
  readonly uris: ReadonlyMap<string, string>;
  /** Names of elements that were resolved in it, as documents spell them. */
  readonly names: Map<string, SpelledName>;
}

/** A name of an element as a document spells it, resolved in a scope. */
export interface SpelledName {
  readonly spelled: string;
  readonly name: string;
  readonly scope: Scope;
  /** What came after it the last time: elements follow one another in few ways. A guess. */
  next: SpelledName | null;
}

const OUTERMOST: Scope = { outer: null, declared: [], uris: new Map([['xml', XML]]), names: new Map() };

/** So many scopes, and so many names in each, are remembered from document to document: programs write theirs alike. */
const MOST_REMEMBERED = 16;
const MOST_NAMES = 1_000;
const LONGEST_NAME = 100;
const LONGEST_DECLARATIONS = 2_000;
const remembered: Scope[] = [];

/** The scope with just these declarations inside that one, from this or an earlier document. */
function rememberedScope(outer: Scope, declared: readonly XmlAttribute[]): Scope | undefined {
  return remembered.find(
    (scope) =>
      scope.outer === outer &&
      scope.declared.length === declared.length &&
      scope.declared.every(({ name, value }, index) => name === declared[index]?.name && value === declared[index]?.value),
  );
}

/** Keeps a scope for the documents to come, if there is room. Nothing of the document's own text is kept: parts of a text hold all of it. */
function remember(scope: Scope): Scope {
  const length = scope.declared.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const isOuterKept = scope.outer === OUTERMOST || remembered.some((each) => each === scope.outer);
  if (remembered.length === MOST_REMEMBERED || length > LONGEST_DECLARATIONS || !isOuterKept) return scope;
  const copied = ({ name, value }: XmlAttribute): XmlAttribute => ({ name: asPropertyKey(name), value: asPropertyKey(value) });
  const uris = new Map(Array.from(scope.uris, ([prefix, uri]) => [asPropertyKey(prefix), asPropertyKey(uri)]));
  const kept: Scope = { ...scope, declared: scope.declared.map(copied), uris };
  remembered.push(kept);
  return kept;
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** One attribute without a prefix, as nearly all elements with attributes have: nothing to declare, resolve or compare. */
function isPlain(raw: readonly XmlAttribute[]): boolean {
  const [only] = raw;
  return raw.length === 1 && only !== undefined && only.name !== 'xmlns' && !only.name.includes(':');
}

/**
 * Which prefix means which namespace while a document is read from its start to its end. `fail` must throw; `admitName` is asked about
 * every name of an element that is not remembered, before it is resolved, and throws for what is no name.
 */
export class NamespaceScopes {
  readonly #fail: (why: string) => never;
  readonly #admitName: (spelled: string) => void;
  /** Depths of the elements that declared; what they declared ends with them. */
  readonly #depths: number[] = [];
  #depth = 0;
  #current = OUTERMOST;
  #last: SpelledName | null = null;

  constructor(fail: (why: string) => never, admitName: (spelled: string) => void) {
    this.#fail = fail;
    this.#admitName = admitName;
  }

  /** Begins an element: takes the declarations out of its attributes and returns the others with their names, null for none. */
  enter(raw: readonly XmlAttribute[] | null): readonly XmlAttribute[] | null {
    this.#depth += 1;
    if (raw === null) return null;
    if (isPlain(raw)) return raw;
    const declared = raw.filter(({ name }) => isDeclaration(name));
    if (declared.length > 0) this.#declare(declared);
    if (declared.length === raw.length) return null;
    const attributes = raw
      .filter(({ name }) => !isDeclaration(name))
      .map((each) => (each.name.includes(':') ? { name: this.#resolve(each.name, false), value: each.value } : each));
    if (attributes.length > 1 && new Set(attributes.map(({ name }) => name)).size < attributes.length)
      this.#fail('duplicate attribute');
    return attributes;
  }

  /** Ends the element that was begun last. */
  leave(): void {
    if (this.#depths.at(-1) === this.#depth) {
      this.#depths.pop();
      this.#current = this.#current.outer ?? OUTERMOST;
    }
    this.#depth -= 1;
  }

  /** The canonical name of the element that was begun last. */
  elementName(spelled: string): string {
    const { names } = this.#current;
    let known = names.get(spelled);
    if (known === undefined) {
      this.#admitName(spelled);
      const name = this.#resolve(spelled, true);
      if (names.size === MOST_NAMES || spelled.length > LONGEST_NAME) return name;
      const key = asPropertyKey(spelled);
      known = { spelled: key, name: asPropertyKey(name), scope: this.#current, next: null };
      names.set(key, known);
    }
    return this.#follow(known);
  }

  /** The name that the next element has if it is called as before, or null: whoever finds it there need not look for its end. */
  get guess(): SpelledName | null {
    return this.#last === null ? null : this.#last.next;
  }

  /** As `elementName`, of an element that is spelled as was guessed. */
  guessedName(guess: SpelledName): string {
    return guess.scope === this.#current ? this.#follow(guess) : this.elementName(guess.spelled);
  }

  #follow(known: SpelledName): string {
    const last = this.#last;
    // A scope outlives its document or does not; names of one are not held by those of another.
    if (last !== null && last.next !== known && last.scope === known.scope) last.next = known;
    this.#last = known;
    return known.name;
  }

  #declare(declared: readonly XmlAttribute[]): void {
    const outer = this.#current;
    this.#depths.push(this.#depth);
    const known = rememberedScope(outer, declared);
    if (known !== undefined) {
      this.#current = known;
      return;
    }
    const uris = new Map(outer.uris);
    for (const { name, value } of declared) {
      const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
      const uri = value.trim();
      if (prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML)) this.#fail(`reserved namespace: ${name}`);
      if (name !== 'xmlns' && (uri === '' || prefix === '' || prefix.includes(':'))) this.#fail(`malformed declaration: ${name}`);
      uris.set(prefix, uri);
    }
    this.#current = remember({ outer, declared, uris, names: new Map() });
  }

  #resolve(spelled: string, isElement: boolean): string {
    const colon = spelled.indexOf(':');
    const prefix = colon === -1 ? '' : spelled.slice(0, colon);
    const local = spelled.slice(colon + 1);
    if (colon !== -1 && (prefix === '' || local === '' || local.includes(':'))) this.#fail(`malformed name: ${spelled}`);
    const uri = prefix === '' && !isElement ? '' : this.#current.uris.get(prefix);
    if (uri === undefined && prefix !== '') this.#fail(`unbound namespace prefix: ${prefix}`);
    return canonicalName(uri ?? '', local);
  }
}
