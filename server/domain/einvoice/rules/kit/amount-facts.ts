import type { XmlElement } from '../../xml/tree.ts';
import { codeOf, hasIndicator } from './category-facts.ts';
import { type Decimal, minus, plus, ZERO } from './decimal.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import { decimalAt, path, type Path, someAt } from './paths.ts';

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

/** Sums of amounts by code of category, and by code and rate. */
class SumsByCategory {
  readonly #sums = new Map<string, Decimal>();

  add(keys: ReadonlySet<string>, amount: Decimal): void {
    for (const key of keys) this.#sums.set(key, plus(this.#sums.get(key) ?? ZERO, amount));
  }

  of(key: string): Decimal {
    return this.#sums.get(key) ?? ZERO;
  }
}

/** Every code of an element's categories, and every code with every rate that a category of it states. */
function keysOf(document: InvoiceDocument, element: XmlElement, categories: Path): ReadonlySet<string> {
  const keys = new Set<string>();
  const rates: string[] = [];
  someAt(element, categories, (category) => {
    const code = document.tolerate('', () => codeOf(category));
    if (code !== '') keys.add(code);
    return false;
  });
  const codes = [...keys].filter((code) => BY_RATE.has(code));
  if (codes.length === 0) return keys;
  someAt(element, categories, (category) => {
    const rate = document.tolerate(null, () => decimalAt(category, PERCENT));
    if (rate !== null) rates.push(rateKey(rate));
    return false;
  });
  for (const code of codes) for (const rate of rates) keys.add(`${code} ${rate}`);
  return keys;
}

/** Net amounts of lines, allowances and charges by VAT category, each element read once however many categories ask. */
export class AmountFacts {
  readonly #lines: Readonly<Record<LineName, SumsByCategory>> = {
    'cac:InvoiceLine': new SumsByCategory(),
    'cac:CreditNoteLine': new SumsByCategory(),
  };
  readonly #charges = new SumsByCategory();
  readonly #allowances = new SumsByCategory();
  /** Category and rate of lines anywhere, `cac:InvoiceLine S 25e0`, and of allowances and charges anywhere. */
  readonly #stated = new Set<string>();

  constructor(document: InvoiceDocument) {
    const { root } = document;
    for (const name of ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const) {
      for (const line of document.all(name)) {
        const keys = keysOf(document, line, ITEM_CATEGORIES);
        for (const key of keys) this.#stated.add(`${name} ${key}`);
        if (line.parent !== root) continue;
        const amount = document.tolerate(null, () => decimalAt(line, NET));
        if (amount !== null) this.#lines[name].add(keys, amount);
      }
    }
    for (const adjustment of document.all('cac:AllowanceCharge')) {
      const keys = keysOf(document, adjustment, CATEGORIES);
      for (const key of keys) this.#stated.add(`cac:AllowanceCharge ${key}`);
      if (adjustment.parent !== root || keys.size === 0) continue;
      const amount = document.tolerate(null, () => decimalAt(adjustment, AMOUNT));
      if (amount === null) continue;
      if (document.tolerate(false, () => hasIndicator(adjustment, true))) this.#charges.add(keys, amount);
      if (document.tolerate(false, () => hasIndicator(adjustment, false))) this.#allowances.add(keys, amount);
    }
  }

  /** Lines of that kind with charges added and allowances taken off, of a code (`S`) or of a code and rate (`S 25e0`). */
  netOf(lines: LineName, key: string): Decimal {
    return minus(plus(this.#lines[lines].of(key), this.#charges.of(key)), this.#allowances.of(key));
  }

  /** True when a line of that kind, an allowance or a charge anywhere has that code and rate. */
  isStated(lines: LineName, key: string): boolean {
    return this.#stated.has(`${lines} ${key}`) || this.#stated.has(`cac:AllowanceCharge ${key}`);
  }
}
