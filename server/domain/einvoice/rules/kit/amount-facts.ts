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

/** Elements whose categories state the same: few categories occur, on many lines. */
interface Group {
  /** Of the first of them. */
  readonly categories: readonly XmlElement[];
  readonly elements: XmlElement[];
}

type GroupsByKey = ReadonlyMap<string, readonly Group[]>;
const NO_GROUPS: readonly Group[] = [];

function addTo(groups: Map<string, Group[]>, key: string, group: Group): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [group]);
  else known.push(group);
}

/** All that an element states under a name; the same text is always read the same way. No document holds U+0000. */
function textOf(element: XmlElement, name: string): string {
  let text = '';
  for (const child of element.children) if (child.name === name) text += `${stringValue(child)}\u0000`;
  return text;
}

/**
 * Elements with an amount, found by code of category, and by code and rate. Looked at when first asked for, as the official rules do:
 * the rates of a category that no group of the breakdown has need not be readable.
 */
class ElementsByCategory {
  readonly #document: InvoiceDocument;
  readonly #find: () => readonly XmlElement[];
  readonly #categories: Path;
  readonly #amount: Path;
  #byCode: GroupsByKey | null = null;
  /** By rate, for each code that was asked for with a rate. */
  readonly #byRate = new Map<string, GroupsByKey>();
  readonly #sums = new Map<string, Decimal>();

  constructor(document: InvoiceDocument, find: () => readonly XmlElement[], categories: Path, amount: Path) {
    this.#document = document;
    this.#find = find;
    this.#categories = categories;
    this.#amount = amount;
  }

  /** True when there is one; with `rate` as of `rateKey`, whatever the rate for null. */
  has(code: string, rate: string | null): boolean {
    return this.#groupsOf(code, rate).length > 0;
  }

  /** Sum of their amounts. @throws StructureProblem when one cannot be read */
  sumOf(code: string, rate: string | null): Decimal {
    const groups = this.#groupsOf(code, rate);
    if (groups.length === 0) return ZERO;
    const key = `${code} ${rate ?? ''}`;
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    let sum = ZERO;
    for (const { elements } of groups)
      for (const element of elements) {
        const amount = decimalAt(element, this.#amount);
        if (amount !== null) sum = plus(sum, amount);
      }
    this.#sums.set(key, sum);
    return sum;
  }

  #groupsOf(code: string, rate: string | null): readonly Group[] {
    const ofCode = (this.#byCode ??= this.#groupByCode()).get(code) ?? NO_GROUPS;
    if (rate === null || ofCode.length === 0) return ofCode;
    let byRate = this.#byRate.get(code);
    if (byRate === undefined) this.#byRate.set(code, (byRate = this.#groupByRate(ofCode)));
    return byRate.get(rate) ?? NO_GROUPS;
  }

  #groupByCode(): GroupsByKey {
    const byCode = new Map<string, Group[]>();
    const byText = new Map<string, Group>();
    for (const element of this.#find()) {
      const categories = allAt(element, this.#categories);
      const [only] = categories;
      const text =
        categories.length === 1 && only !== undefined ? `${textOf(only, 'cbc:ID')}\u0001${textOf(only, 'cbc:Percent')}` : '';
      const alike = byText.get(text);
      if (alike !== undefined) {
        alike.elements.push(element);
        continue;
      }
      const group = { categories, elements: [element] };
      const problems = this.#document.problems.length;
      for (const code of this.#codesOf(categories)) addTo(byCode, code, group);
      if (text !== '' && this.#document.problems.length === problems) byText.set(text, group);
    }
    return byCode;
  }

  #codesOf(categories: readonly XmlElement[]): ReadonlySet<string> {
    const codes = new Set<string>();
    for (const category of categories) codes.add(this.#document.tolerate('', () => codeOf(category)));
    codes.delete('');
    return codes;
  }

  #groupByRate(groups: readonly Group[]): GroupsByKey {
    const byRate = new Map<string, Group[]>();
    for (const group of groups) {
      const rates = new Set<string>();
      for (const category of group.categories) {
        const rate = this.#document.tolerate(null, () => decimalAt(category, PERCENT));
        if (rate !== null) rates.add(rateKey(rate));
      }
      for (const rate of rates) addTo(byRate, rate, group);
    }
    return byRate;
  }
}

interface Places {
  /** Below the root. */
  readonly top: ElementsByCategory;
  readonly anywhere: ElementsByCategory;
}

/** Net amounts of lines, allowances and charges by VAT category, each element looked at once however many categories ask. */
export class AmountFacts {
  readonly #lines: Readonly<Record<LineName, Places>>;
  readonly #charges: ElementsByCategory;
  readonly #allowances: ElementsByCategory;
  readonly #adjustments: ElementsByCategory;

  constructor(document: InvoiceDocument) {
    const isTop = ({ parent }: XmlElement): boolean => parent === document.root;
    const linesOf = (name: LineName): Places => {
      const all = document.all(name);
      const anywhere = new ElementsByCategory(document, () => all, ITEM_CATEGORIES, NET);
      const top = all.every(isTop) ? anywhere : new ElementsByCategory(document, () => all.filter(isTop), ITEM_CATEGORIES, NET);
      return { top, anywhere };
    };
    const adjustments = document.all('cac:AllowanceCharge');
    const adjustmentsWith = (isCharge: boolean) => () =>
      adjustments.filter((each) => isTop(each) && document.tolerate(false, () => hasIndicator(each, isCharge)));
    this.#lines = { 'cac:InvoiceLine': linesOf('cac:InvoiceLine'), 'cac:CreditNoteLine': linesOf('cac:CreditNoteLine') };
    this.#charges = new ElementsByCategory(document, adjustmentsWith(true), CATEGORIES, AMOUNT);
    this.#allowances = new ElementsByCategory(document, adjustmentsWith(false), CATEGORIES, AMOUNT);
    this.#adjustments = new ElementsByCategory(document, () => adjustments, CATEGORIES, AMOUNT);
  }

  /**
   * Lines of that kind with charges added and allowances taken off, of a code (`S`) and, unless null, a rate as of `rateKey`.
   *
   * @throws StructureProblem when an amount of them cannot be read
   */
  netOf(lines: LineName, code: string, rate: string | null = null): Decimal {
    const net = plus(this.#lines[lines].top.sumOf(code, rate), this.#charges.sumOf(code, rate));
    return minus(net, this.#allowances.sumOf(code, rate));
  }

  /** True when a line of that kind, an allowance or a charge anywhere has that code and rate. */
  isStated(lines: LineName, code: string, rate: string): boolean {
    return this.#lines[lines].anywhere.has(code, rate) || this.#adjustments.has(code, rate);
  }
}
