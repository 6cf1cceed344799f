import { canonicalName } from './namespaces.ts';
import type { XmlAttribute } from './tree.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Scope {
  /** Depth of the element that declared; what it declared ends with it. */
  readonly depth: number;
  readonly uris: ReadonlyMap<string, string>;
  /** Names as the document spells them, already resolved. */
  readonly names: Map<string, string>;
}

/** So many sets of declarations, and so many names under each, are remembered from document to document: programs write theirs alike. */
const MOST_REMEMBERED = 16;
const MOST_NAMES = 1_000;
const LONGEST_NAME = 100;
const remembered = new Map<string, Map<string, string>>();

/** Names that were resolved under just these declarations before. */
function namesUnder(uris: ReadonlyMap<string, string>): Map<string, string> {
  let key = '';
  // No document can hold U+0000, so two sets of declarations never make one key.
  for (const [prefix, uri] of uris) key += `${prefix}\u0000${uri}\u0000`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  if (remembered.size < MOST_REMEMBERED) remembered.set(key, names);
  return names;
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** One attribute without a prefix, as nearly all elements with attributes have: nothing to declare, resolve or compare. */
const isPlain = (raw: readonly XmlAttribute[]): boolean => raw.length === 1 && !/^xmlns$|:/.test(raw[0]?.name ?? '');

/** Which prefix means which namespace while a document is read from its start to its end. `fail` must throw. */
export class NamespaceScopes {
  readonly #fail: (why: string) => never;
  readonly #scopes: Scope[] = [{ depth: 0, uris: new Map([['xml', XML]]), names: new Map() }];
  #depth = 0;
  #current = this.#scopes[0] as Scope;

  constructor(fail: (why: string) => never) {
    this.#fail = fail;
  }

  /** Begins an element: takes the declarations out of its attributes and returns the others with their names, null for none. */
  enter(raw: readonly XmlAttribute[] | null): readonly XmlAttribute[] | null {
    this.#depth += 1;
    if (raw === null) return null;
    if (isPlain(raw)) return raw;
    if (raw.some(({ name }) => isDeclaration(name))) this.#declare(raw);
    const attributes = raw
      .filter(({ name }) => !isDeclaration(name))
      .map((each) => (each.name.includes(':') ? { name: this.#resolve(each.name, false), value: each.value } : each));
    if (attributes.length > 1 && new Set(attributes.map(({ name }) => name)).size < attributes.length)
      this.#fail('duplicate attribute');
    return attributes.length === 0 ? null : attributes;
  }

  /** Ends the element that was begun last. */
  leave(): void {
    if (this.#current.depth === this.#depth) {
      this.#scopes.pop();
      this.#current = this.#scopes.at(-1) as Scope;
    }
    this.#depth -= 1;
  }

  /** The canonical name of the element that was begun last. */
  elementName(spelled: string): string {
    const { names } = this.#current;
    const found = names.get(spelled);
    if (found !== undefined) return found;
    const name = this.#resolve(spelled, true);
    if (names.size < MOST_NAMES && spelled.length <= LONGEST_NAME) names.set(spelled, name);
    return name;
  }

  #declare(raw: readonly XmlAttribute[]): void {
    const uris = new Map(this.#current.uris);
    for (const { name, value } of raw) {
      if (!isDeclaration(name)) continue;
      const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
      const uri = value.trim();
      if (prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML)) this.#fail(`reserved namespace: ${name}`);
      if (name !== 'xmlns' && (uri === '' || prefix === '' || prefix.includes(':'))) this.#fail(`malformed declaration: ${name}`);
      uris.set(prefix, uri);
    }
    this.#current = { depth: this.#depth, uris, names: namesUnder(uris) };
    this.#scopes.push(this.#current);
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
