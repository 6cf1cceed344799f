import type { XmlElement } from '../../xml/tree.ts';
import { type LineName, rateKey } from '../kit/amount-facts.ts';
import { codeOf, hasIndicator, isVat } from '../kit/category-facts.ts';
import { compare, type Decimal, isZero } from '../kit/decimal.ts';
import { decimalAt, doubleOf, equal, hasAt, oneAt, path, someAt } from '../kit/paths.ts';
import { type Assertion, fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { StructureProblem } from '../kit/structure-problem.ts';
import { anyExists, isLineName } from '../kit/tests.ts';
import { decimalOfDouble } from '../kit/values.ts';
import { isTaxNear } from './total-rules.ts';

const PERCENT = path('cbc:Percent');
const TAXABLE = path('cbc:TaxableAmount');
const TAX = path('cbc:TaxAmount');
const LINE_NAMES: readonly LineName[] = ['cac:InvoiceLine', 'cac:CreditNoteLine'];

const hasExemption = anyExists('cbc:TaxExemptionReason', 'cbc:TaxExemptionReasonCode');
const hasNoExemption: Test = (element, document) => !hasExemption(element, document);

/** `TaxTotal/TaxSubtotal/TaxCategory` of the root, whatever the root is. */
const isOfBreakdown: Test = ({ parent }) =>
  parent?.name === 'cac:TaxSubtotal' && parent.parent?.name === 'cac:TaxTotal' && parent.parent.parent?.parent === null;

const isOfAdjustment =
  (isCharge: boolean): Test =>
  ({ parent }) =>
    parent?.name === 'cac:AllowanceCharge' && hasIndicator(parent, isCharge);

const isOfLine: Test = ({ parent }) => parent?.name === 'cac:Item' && isLineName(parent.parent?.name);

/** The base is exactly what lines, charges and allowances of the category come to. */
const baseIsExact =
  (code: string): Test =>
  (category, document) => {
    const base = category.parent === null ? null : decimalAt(category.parent, TAXABLE);
    return LINE_NAMES.some((name) => document.all(name).length > 0 && equal(base, document.amounts.netOf(name, code)));
  };

/**
 * A base moved by one. The official rule takes one away before it makes a decimal of the text, so it counts in doubles there, and a base
 * that is off by exactly one is judged as a double is.
 */
function movedByOne(base: XmlElement, by: 1 | -1): Decimal {
  const moved = decimalOfDouble(doubleOf(base) + by);
  if (moved === null) throw new StructureProblem(base, 'decimal');
  return moved;
}

/** The base is less than one away from what lines, charges and allowances of category and rate come to. */
function isBaseNear(base: XmlElement | null, net: Decimal): boolean {
  if (base === null) return false;
  return compare(movedByOne(base, -1), net) < 0 && compare(movedByOne(base, 1), net) > 0;
}

/** By rate. `mustBeStated`: a line, an allowance or a charge has that rate, rather than just any line being there. */
const baseIsNear =
  (code: string, mustBeStated: boolean): Test =>
  (category, document) => {
    const rate = decimalAt(category, PERCENT);
    if (rate === null || category.parent === null) return true;
    const key = rateKey(rate);
    const base = oneAt(category.parent, TAXABLE);
    return LINE_NAMES.some(
      (name) =>
        (mustBeStated ? document.amounts.isStated(name, code, key) : document.all(name).length > 0) &&
        isBaseNear(base, document.amounts.netOf(name, code, key)),
    );
  };

const taxIsZero: Test = ({ parent }) => {
  const tax = parent === null ? null : decimalAt(parent, TAX);
  return tax !== null && isZero(tax);
};

const taxIsNear: Test = (category) =>
  category.parent !== null &&
  isTaxNear(decimalAt(category.parent, TAX), decimalAt(category.parent, TAXABLE), decimalAt(category, PERCENT));

const rateIsZero: Test = (category) => {
  const rate = decimalAt(category, PERCENT);
  return rate !== null && isZero(rate);
};
const rateIsMissing: Test = (category) => !hasAt(category, PERCENT);
const rateIsPositive: Test = (category) => someAt(category, PERCENT, (rate) => doubleOf(rate) > 0);
const rateIsNotNegative: Test = (category) => someAt(category, PERCENT, (rate) => doubleOf(rate) >= 0);

interface Family {
  /** UNCL 5305 code of the category. */
  readonly code: string;
  /** What the ids of its rules begin with. */
  readonly prefix: string;
  readonly rate: Test;
  readonly base: Test;
  readonly tax: Test;
  readonly exemption: Test;
}

const zeroFamily = (code: string, prefix: string, changes: Partial<Family> = {}): Family => ({
  code,
  prefix,
  rate: rateIsZero,
  base: baseIsExact(code),
  tax: taxIsZero,
  exemption: hasExemption,
  ...changes,
});
const islandFamily = (code: string, prefix: string): Family => ({
  code,
  prefix,
  rate: rateIsNotNegative,
  base: baseIsNear(code, false),
  tax: taxIsNear,
  exemption: hasNoExemption,
});

const FAMILIES: readonly Family[] = [
  zeroFamily('AE', 'BR-AE'),
  zeroFamily('E', 'BR-E'),
  zeroFamily('G', 'BR-G'),
  zeroFamily('K', 'BR-IC'),
  islandFamily('L', 'BR-AF'),
  islandFamily('M', 'BR-AG'),
  zeroFamily('O', 'BR-O', { rate: rateIsMissing }),
  {
    code: 'S',
    prefix: 'BR-S',
    rate: rateIsPositive,
    base: baseIsNear('S', true),
    tax: taxIsNear,
    exemption: hasNoExemption,
  },
  zeroFamily('Z', 'BR-Z', { exemption: hasNoExemption }),
];

/** Codes of categories of VAT; every other tax is no kind. */
const kindOf = (category: XmlElement): string => {
  const code = codeOf(category);
  return isVat(category) ? code : '';
};

const kinds = (assertionsOf: (family: Family) => readonly Assertion[]): Pick<RuleContext, 'assertions' | 'kinds'> => ({
  assertions: [],
  kinds: { of: kindOf, assertions: new Map(FAMILIES.map((family) => [family.code, assertionsOf(family)])) },
});

/** Rules -05 to -10 of each VAT category: rate, base, tax and reason of exemption. */
export const vatCategoryContexts: readonly RuleContext[] = [
  {
    on: ['cac:TaxCategory'],
    when: isOfBreakdown,
    ...kinds(({ prefix, base, tax, exemption }) => [
      fatal(`${prefix}-08`, base),
      fatal(`${prefix}-09`, tax),
      fatal(`${prefix}-10`, exemption),
    ]),
  },
  {
    on: ['cac:TaxCategory'],
    when: isOfAdjustment(false),
    ...kinds(({ prefix, rate }) => [fatal(`${prefix}-06`, rate)]),
  },
  {
    on: ['cac:TaxCategory'],
    when: isOfAdjustment(true),
    ...kinds(({ prefix, rate }) => [fatal(`${prefix}-07`, rate)]),
  },
  {
    on: ['cac:ClassifiedTaxCategory'],
    when: isOfLine,
    ...kinds(({ prefix, rate }) => [fatal(`${prefix}-05`, rate)]),
  },
];
