import { stringValue, type XmlElement } from '../../xml/tree.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import { booleanOf, hasText, normalAt, path, type Path, someAt } from './paths.ts';
import { normalizeSpace } from './values.ts';

const ID = path('cbc:ID');
const NAME = path('cbc:Name');
const INDICATOR = path('cbc:ChargeIndicator');
const SUBTOTALS = path('cac:TaxTotal/cac:TaxSubtotal');
const TAX_SCHEME = 'cac:TaxScheme';
const TAX_CATEGORY = 'cac:TaxCategory';

/** True when a tax scheme of the element is VAT, in any case and with blanks around. */
export function isVat(element: XmlElement): boolean {
  const { children } = element;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined || child.name !== TAX_SCHEME) continue;
    const id = normalAt(child, ID);
    if (id === 'VAT' || id.toUpperCase() === 'VAT') return true;
  }
  return false;
}

/** True when an indicator of the allowance or charge says so. */
export const hasIndicator = (element: XmlElement, isCharge: boolean): boolean =>
  someAt(element, INDICATOR, (each) => booleanOf(each) === isCharge);

interface CodeCount {
  all: number;
  ofVat: number;
}

/** How many categories have a code, and how many of these are of VAT. Documents have few codes, and most places have none. */
export class CodeCounts {
  #counts: Map<string, CodeCount> | null = null;
  #vatTotal = 0;

  /** @throws StructureProblem when the category states several codes */
  add(category: XmlElement): void {
    const code = normalAt(category, ID);
    const counts = (this.#counts ??= new Map());
    let count = counts.get(code);
    if (count === undefined) counts.set(code, (count = { all: 0, ofVat: 0 }));
    count.all += 1;
    if (!isVat(category)) return;
    this.#vatTotal += 1;
    count.ofVat += 1;
  }

  ofCode(code: string): number {
    return this.#counts?.get(code)?.all ?? 0;
  }

  vatOfCode(code: string): number {
    return this.#counts?.get(code)?.ofVat ?? 0;
  }

  /** Categories of VAT with another code, or with none. */
  vatOtherThan(code: string): number {
    return this.#vatTotal - this.vatOfCode(code);
  }
}

/** Which VAT categories a document has, and where. */
export class CategoryFacts {
  /** Of items anywhere (`ClassifiedTaxCategory`). */
  readonly items = new CodeCounts();
  /** Every `TaxCategory`. */
  readonly any = new CodeCounts();
  /** Of the breakdown: `TaxTotal/TaxSubtotal` below the root. */
  readonly breakdown = new CodeCounts();
  /** Of allowances and charges anywhere. */
  readonly adjustments = new CodeCounts();
  readonly allowances = new CodeCounts();
  readonly charges = new CodeCounts();
  /** Of allowances and charges that stand directly below the root. */
  readonly documentAllowances = new CodeCounts();
  readonly documentCharges = new CodeCounts();

  constructor(document: InvoiceDocument) {
    const add = (counts: CodeCounts, category: XmlElement): void => document.tolerate(undefined, () => counts.add(category));
    for (const category of document.all('cac:ClassifiedTaxCategory')) add(this.items, category);
    for (const category of document.all(TAX_CATEGORY)) {
      add(this.any, category);
    }
    someAt(document.root, SUBTOTALS, (subtotal) => {
      for (const category of subtotal.children) if (category.name === TAX_CATEGORY) add(this.breakdown, category);
      return false;
    });
    for (const adjustment of document.all('cac:AllowanceCharge')) this.#addAdjustment(document, adjustment, add);
  }

  #addAdjustment(
    document: InvoiceDocument,
    adjustment: XmlElement,
    add: (counts: CodeCounts, category: XmlElement) => void,
  ): void {
    const isAllowance = document.tolerate(false, () => hasIndicator(adjustment, false));
    const isCharge = document.tolerate(false, () => hasIndicator(adjustment, true));
    const isTop = adjustment.parent === document.root;
    for (const category of adjustment.children) {
      if (category.name !== TAX_CATEGORY) continue;
      add(this.adjustments, category);
      if (isAllowance) add(this.allowances, category);
      if (isCharge) add(this.charges, category);
      if (isAllowance && isTop) add(this.documentAllowances, category);
      if (isCharge && isTop) add(this.documentCharges, category);
    }
  }
}

/** Codes as the Croatian rules read them: whatever the tax is, and by an indicator that is literally `false` or `true`. */
export class LiteralCategoryFacts {
  readonly items = new Set<string>();
  readonly allowances = new Set<string>();
  readonly charges = new Set<string>();
  /** Croatian labels of items of invoice lines (HR-BT-12) and of charges (HR-BT-6). */
  readonly labels = new Set<string>();

  constructor(document: InvoiceDocument) {
    const add = (set: Set<string>, category: XmlElement, way: Path): void =>
      document.tolerate(undefined, () => void set.add(normalAt(category, way)));
    for (const category of document.all('cac:ClassifiedTaxCategory')) {
      add(this.items, category, ID);
      if (category.parent?.name === 'cac:Item' && category.parent.parent?.name === 'cac:InvoiceLine')
        add(this.labels, category, NAME);
    }
    for (const category of document.all(TAX_CATEGORY)) {
      const { parent } = category;
      if (parent?.name !== 'cac:AllowanceCharge') continue;
      if (hasText(parent, INDICATOR, 'false')) add(this.allowances, category, ID);
      if (!hasText(parent, INDICATOR, 'true')) continue;
      add(this.charges, category, ID);
      add(this.labels, category, NAME);
    }
  }
}

/** True when an element of that name anywhere below states exactly this code. */
export const statesCode = (document: InvoiceDocument, name: string, code: string): boolean =>
  document.all(name).some((category) => someAt(category, ID, (id) => stringValue(id) === code));

/** The code of a category, normalized. @throws StructureProblem when it states several */
export const codeOf = (category: XmlElement): string => normalAt(category, ID);

/** True when a category states the code, each of its ids for itself. */
export const hasCode = (category: XmlElement, code: string): boolean =>
  someAt(category, ID, (id) => normalizeSpace(stringValue(id)) === code);
