import { stringValue, type XmlElement } from '../../xml/tree.ts';
import { codeOf, hasIndicator } from './category-facts.ts';
import { type Decimal, minus, plus, ZERO } from './decimal.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import { allAt, decimalAt, path, type Path } from './paths.ts';

export type LineName = 'cac:InvoiceLine' | 'cac:CreditNoteLine';

const AMOUNT = path('cbc:Amount');
const NET = path('cbc:LineExtensionAmount');
const PERCENT = path('cbc:Percent');
const ITEM_CATEGORIES = path('cac:Item/cac:ClassifiedTaxCategory');
const CATEGORIES = path('cac:TaxCategory');

/** Categories whose breakdown is made by rate as well. */
const BY_RATE: ReadonlySet<string> = new Set(['S', 'L', 'M']);

/** Spelled so that equal rates are equal texts: `25`, `25.0` and `025` are one rate. */
export function rateKey({ units, scale }: Decimal): string {
  let left = units;
  let places = scale;
  while (places > 0 && left % 10n === 0n) {
    left /= 10n;
    places -= 1;
  }
  return `${left}e${places}`;
}

/** Elements with an amount, found by code of category, and by code and rate. */
class AmountsByCategory {
  readonly #amount: Path;
  /** With the first element: most places have none. */
  #sums: Map<string, Decimal> | null = null;
  #groups: Map<readonly string[], XmlElement[]> | null = null;
  #byKey: Map<string, XmlElement[][]> | null = null;

  constructor(amount: Path) {
    this.#amount = amount;
  }

  /** Elements of the same keys mostly share one list of them, which makes one group. */
  add(keys: readonly string[], element: XmlElement): void {
    const known = (this.#groups ??= new Map());
    const byKey = (this.#byKey ??= new Map());
    const group = known.get(keys);
    if (group !== undefined) {
      group.push(element);
      return;
    }
    const begun = [element];
    known.set(keys, begun);
    for (const key of keys) {
      const groups = byKey.get(key);
      if (groups === undefined) byKey.set(key, [begun]);
      else groups.push(begun);
    }
  }

  has(key: string): boolean {
    return this.#byKey?.has(key) === true;
  }

  /** Sum of their amounts. @throws StructureProblem when one cannot be read */
  sumOf(key: string): Decimal {
    const groups = this.#byKey?.get(key);
    if (groups === undefined) return ZERO;
    const sums = (this.#sums ??= new Map());
    const known = sums.get(key);
    if (known !== undefined) return known;
    let sum = ZERO;
    for (const group of groups)
      for (const element of group) {
        const amount = decimalAt(element, this.#amount);
        if (amount !== null) sum = plus(sum, amount);
      }
    sums.set(key, sum);
    return sum;
  }
}

/** Keys by what one category states. Few categories occur, on many lines. */
class CategoryKeys {
  readonly #kept = new Map<string, readonly string[]>();

  /** Every code of an element's categories, and every code with every rate that a category of it states. */
  of(document: InvoiceDocument, element: XmlElement, way: Path): readonly string[] {
    const categories = allAt(element, way);
    const [only] = categories;
    if (categories.length !== 1 || only === undefined) return keysOf(document, categories);
    const stated = `${textOf(only, 'cbc:ID')}\n${textOf(only, 'cbc:Percent')}`;
    const kept = this.#kept.get(stated);
    if (kept !== undefined) return kept;
    const problems = document.problems.length;
    const keys = keysOf(document, categories);
    if (document.problems.length === problems) this.#kept.set(stated, keys);
    return keys;
  }
}

/** All that an element states under a name; the same text is always read the same way. */
function textOf(element: XmlElement, name: string): string {
  let text = '';
  for (const child of element.children) if (child.name === name) text += `${stringValue(child)}\t`;
  return text;
}

function keysOf(document: InvoiceDocument, categories: readonly XmlElement[]): readonly string[] {
  const codes = new Set<string>();
  for (const category of categories) {
    const code = document.tolerate('', () => codeOf(category));
    if (code !== '') codes.add(code);
  }
  const keys = [...codes];
  const withRates = keys.filter((code) => BY_RATE.has(code));
  if (withRates.length === 0) return keys;
  const rates = new Set<string>();
  for (const category of categories) {
    const rate = document.tolerate(null, () => decimalAt(category, PERCENT));
    if (rate !== null) rates.add(rateKey(rate));
  }
  return [...keys, ...withRates.flatMap((code) => [...rates].map((rate) => `${code} ${rate}`))];
}

/** Net amounts of lines, allowances and charges by VAT category, each element looked at once however many categories ask. */
export class AmountFacts {
  /** Below the root. */
  readonly #lines: Readonly<Record<LineName, AmountsByCategory>> = {
    'cac:InvoiceLine': new AmountsByCategory(NET),
    'cac:CreditNoteLine': new AmountsByCategory(NET),
  };
  readonly #charges = new AmountsByCategory(AMOUNT);
  readonly #allowances = new AmountsByCategory(AMOUNT);
  /** Anywhere in the document. */
  readonly #everywhere: Readonly<Record<LineName | 'cac:AllowanceCharge', AmountsByCategory>> = {
    'cac:InvoiceLine': new AmountsByCategory(NET),
    'cac:CreditNoteLine': new AmountsByCategory(NET),
    'cac:AllowanceCharge': new AmountsByCategory(AMOUNT),
  };

  constructor(document: InvoiceDocument) {
    const { root } = document;
    const keysOfOne = new CategoryKeys();
    for (const name of ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const) {
      for (const line of document.all(name)) {
        const keys = keysOfOne.of(document, line, ITEM_CATEGORIES);
        this.#everywhere[name].add(keys, line);
        if (line.parent === root) this.#lines[name].add(keys, line);
      }
    }
    for (const adjustment of document.all('cac:AllowanceCharge')) {
      const keys = keysOfOne.of(document, adjustment, CATEGORIES);
      this.#everywhere['cac:AllowanceCharge'].add(keys, adjustment);
      if (adjustment.parent !== root || keys.length === 0) continue;
      if (document.tolerate(false, () => hasIndicator(adjustment, true))) this.#charges.add(keys, adjustment);
      if (document.tolerate(false, () => hasIndicator(adjustment, false))) this.#allowances.add(keys, adjustment);
    }
  }

  /**
   * Lines of that kind with charges added and allowances taken off, of a code (`S`) or of a code and rate (`S 25e0`).
   *
   * @throws StructureProblem when an amount of them cannot be read
   */
  netOf(lines: LineName, key: string): Decimal {
    return minus(plus(this.#lines[lines].sumOf(key), this.#charges.sumOf(key)), this.#allowances.sumOf(key));
  }

  /** True when a line of that kind, an allowance or a charge anywhere has that code and rate. */
  isStated(lines: LineName, key: string): boolean {
    return this.#everywhere[lines].has(key) || this.#everywhere['cac:AllowanceCharge'].has(key);
  }
}
