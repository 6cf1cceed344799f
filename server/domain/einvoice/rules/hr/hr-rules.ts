import type { RuleContext, RulePattern } from '../kit/rule.ts';
import { hrCodePattern, noEmptyElements } from './hr-code-rules.ts';
import { hrDocument, hrTaxTotal } from './hr-document-rules.ts';
import { hrLines } from './hr-line-rules.ts';
import { hrParties } from './hr-party-rules.ts';
import { hrAdjustments, hrSubtotals } from './hr-tax-rules.ts';

const content: readonly RuleContext[] = [hrDocument, hrTaxTotal, ...hrAdjustments, ...hrParties, ...hrLines, ...hrSubtotals];

/** The three patterns of the Croatian rules: nothing empty, the content, its codes. */
export const hrPatterns: readonly RulePattern[] = [[noEmptyElements], content, hrCodePattern];
