import type { RulePattern } from '../kit/rule.ts';
import { documentAdjustments, lineAdjustments } from './adjustment-rules.ts';
import { codePattern } from './code-rules.ts';
import { documentContext } from './document-rules.ts';
import { itemDetails, lines, periods } from './line-rules.ts';
import { firstParties, laterParties, vatRegistrations } from './party-rules.ts';
import { syntaxPattern } from './syntax-rules.ts';
import { documentTotals, taxSubtotals, taxTotals } from './total-rules.ts';
import { vatCategoryContexts } from './vat-category-rules.ts';

/** The three patterns of EN 16931 for UBL: the model, its binding to the syntax, its codes. Order within a pattern decides. */
export const enPatterns: readonly RulePattern[] = [
  [
    ...firstParties,
    ...documentAdjustments,
    documentTotals,
    documentContext,
    lines,
    ...lineAdjustments,
    ...periods,
    ...itemDetails,
    ...laterParties,
    taxTotals,
    taxSubtotals,
    vatRegistrations,
    ...vatCategoryContexts,
  ],
  syntaxPattern,
  codePattern,
];
