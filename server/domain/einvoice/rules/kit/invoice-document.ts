import type { XmlElement } from '../../xml/tree.ts';
import { AmountFacts } from './amount-facts.ts';
import { CategoryFacts, LiteralCategoryFacts } from './category-facts.ts';
import type { ForbiddenPaths, ForbiddenStep } from './forbidden-paths.ts';
import { PartyFacts } from './party-facts.ts';
import { StructureProblem } from './structure-problem.ts';

const NONE: readonly XmlElement[] = [];

/** A document as rules ask about it: its elements by name, and what several rules want to know, worked out once and when first asked. */
export class InvoiceDocument {
  readonly root: XmlElement;
  /** All elements by name, each list in the order of the document. */
  readonly byName: ReadonlyMap<string, readonly XmlElement[]>;
  /** Ids of forbidden paths and attributes that occur in an invoice or credit note, with the first element that has them. */
  readonly forbidden: ReadonlyMap<string, XmlElement>;
  readonly problems: StructureProblem[] = [];
  #categories: CategoryFacts | null = null;
  #literalCategories: LiteralCategoryFacts | null = null;
  #amounts: AmountFacts | null = null;
  #parties: PartyFacts | null = null;

  constructor(root: XmlElement, outside: ForbiddenPaths | null) {
    this.root = root;
    const forbidden = isInvoiceRoot(root.name) ? outside : null;
    const byName = new Map<string, XmlElement[]>();
    const found = new Map<string, XmlElement>();
    const visit = (element: XmlElement, step: ForbiddenStep | undefined): void => {
      const same = byName.get(element.name);
      if (same === undefined) byName.set(element.name, [element]);
      else same.push(element);
      if (step !== undefined && step.id !== null && !found.has(step.id)) found.set(step.id, element);
      if (forbidden !== null && element.attributes.length > 0) noteAttributes(element, step, forbidden, found);
      const { children } = element;
      const next = step?.children;
      for (let index = 0; index < children.length; index += 1) {
        const child = children[index];
        if (child !== undefined) visit(child, next?.get(child.name));
      }
    };
    visit(root, forbidden?.start);
    this.byName = byName;
    this.forbidden = found;
  }

  /** All elements of that name anywhere, in order. */
  all(name: string): readonly XmlElement[] {
    return this.byName.get(name) ?? NONE;
  }

  /** Runs `read`; a value in it that cannot be judged becomes a finding of structure and `otherwise` the result. */
  tolerate<Value>(otherwise: Value, read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StructureProblem)) throw error;
      this.problems.push(error);
      return otherwise;
    }
  }

  get categories(): CategoryFacts {
    return (this.#categories ??= new CategoryFacts(this));
  }

  get literalCategories(): LiteralCategoryFacts {
    return (this.#literalCategories ??= new LiteralCategoryFacts(this));
  }

  get amounts(): AmountFacts {
    return (this.#amounts ??= new AmountFacts(this));
  }

  get parties(): PartyFacts {
    return (this.#parties ??= new PartyFacts(this));
  }
}

/** A document that has an invoice or a credit note as its root; everything else is a fragment. */
export const isInvoiceRoot = (name: string): boolean => name === 'ubl:Invoice' || name === 'cn:CreditNote';

function noteAttributes(
  element: XmlElement,
  step: ForbiddenStep | undefined,
  forbidden: ForbiddenPaths,
  found: Map<string, XmlElement>,
): void {
  for (const { name } of element.attributes) {
    const id = step?.attributes?.get(name);
    if (id !== undefined && !found.has(id)) found.set(id, element);
    const anywhere = forbidden.attributes.get(name);
    if (anywhere !== undefined && anywhere.exceptOn !== element.name && !found.has(anywhere.id)) found.set(anywhere.id, element);
  }
}
