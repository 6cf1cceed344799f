import { NamespaceScopes, type SpelledName } from './namespace-scopes.ts';
import { type XmlAttribute, XmlNode } from './tree.ts';

export interface XmlLimits {
  /** Length of the document; of text in UTF-16 units, of bytes in bytes. */
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
}

/** What stops a document that is well-formed up to there. */
export type TreeFault = 'too_large' | 'too_deep' | 'namespace';

/** Who reads a document tells what it comes upon, in order; here it becomes a tree, within the limits and with its namespaces resolved. */
export class TreeBuilder {
  readonly #limits: XmlLimits;
  readonly #fail: (fault: TreeFault, why: string) => never;
  readonly #scopes: NamespaceScopes;
  #root: XmlNode | null = null;
  #current: XmlNode | null = null;
  #text = '';
  /** Elements whose parents have not ended, in order; up to `#end`, as an array that shrinks and grows again costs more. */
  readonly #waiting: XmlNode[] = [];
  #end = 0;
  /** For each element that has not ended, where its children begin. */
  readonly #starts: number[] = [];
  #depth = 0;
  #count = 0;

  /** `fail` must throw. `admitName` is asked about names of elements that were not met before, and throws for one that is no name. */
  constructor(
    limits: XmlLimits,
    fail: (fault: TreeFault, why: string) => never,
    admitName: (spelled: string) => void = () => undefined,
  ) {
    this.#limits = limits;
    this.#fail = fail;
    this.#scopes = new NamespaceScopes((why) => fail('namespace', why), admitName);
  }

  /** The first element that was begun; null before it. */
  get root(): XmlNode | null {
    return this.#root;
  }

  /** As of `NamespaceScopes`. */
  get guess(): SpelledName | null {
    return this.#scopes.guess;
  }

  /** Begins an element that is spelled so, or as was guessed. `raw`: its attributes with declarations of namespaces; null for none. */
  open(spelled: string, guessed: SpelledName | null, raw: readonly XmlAttribute[] | null, line: number): void {
    this.#starts[this.#depth] = this.#end + 1;
    this.#depth += 1;
    this.#count += 1;
    if (this.#depth > this.#limits.maxDepth) this.#fail('too_deep', '');
    if (this.#count > this.#limits.maxElements) this.#fail('too_large', '');
    const attributes = this.#scopes.enter(raw);
    const name = guessed === null ? this.#scopes.elementName(spelled) : this.#scopes.guessedName(guessed);
    const node = new XmlNode(name, this.#current, attributes, this.#text, line);
    this.#root ??= node;
    this.#waiting[this.#end] = node;
    this.#end += 1;
    this.#current = node;
    this.#text = '';
  }

  /** Ends the element that was begun last and has not ended. */
  close(): void {
    if (this.#current === null) return;
    const element = this.#current;
    this.#depth -= 1;
    const start = this.#starts[this.#depth] ?? 0;
    if (start < this.#end) element.children = this.#waiting.slice(start, this.#end);
    this.#end = start;
    element.text = this.#text;
    this.#text = '';
    this.#current = element.parent;
    this.#scopes.leave();
  }

  /** Text where the reading stands; comes in as many parts as it likes. */
  addText(part: string): void {
    this.#text = this.#text === '' ? part : this.#text + part;
  }
}
