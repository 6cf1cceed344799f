import { hasIndicator, isVat } from '../kit/category-facts.ts';
import { hasAt, path } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { anyExists, both, exists, hasAtMostTwoDecimals, isTop, isLineName } from '../kit/tests.ts';

const ID = path('cbc:ID');
const ALLOWANCE_CHARGE = ['cac:AllowanceCharge'];

const isAllowance: Test = (element) => hasIndicator(element, false);
const isCharge: Test = (element) => hasIndicator(element, true);
const isOfLine: Test = ({ parent }) => isLineName(parent?.name);

const hasReason = anyExists('cbc:AllowanceChargeReason', 'cbc:AllowanceChargeReasonCode');

/** An element of that name, of VAT, states a code. */
export const hasVatCode =
  (name: string): Test =>
  ({ children }) =>
    children.some((child) => child.name === name && isVat(child) && hasAt(child, ID));

/** Never wrong: that a reason and its code mean the same is for people to judge, not for a program (BR-CO-05 and its like). */
const forPeople: Test = () => true;

/** Allowances (BG-20) and charges (BG-21) of the document. */
export const documentAdjustments: readonly RuleContext[] = [
  {
    on: ALLOWANCE_CHARGE,
    when: both(isTop, isAllowance),
    assertions: [
      fatal('BR-31', exists('cbc:Amount')),
      fatal('BR-32', hasVatCode('cac:TaxCategory')),
      fatal('BR-33', hasReason),
      fatal('BR-CO-05', forPeople),
      fatal('BR-CO-21', hasReason),
      fatal('BR-DEC-01', hasAtMostTwoDecimals('cbc:Amount')),
      fatal('BR-DEC-02', hasAtMostTwoDecimals('cbc:BaseAmount')),
    ],
  },
  {
    on: ALLOWANCE_CHARGE,
    when: both(isTop, isCharge),
    assertions: [
      fatal('BR-36', exists('cbc:Amount')),
      fatal('BR-37', hasVatCode('cac:TaxCategory')),
      fatal('BR-38', hasReason),
      fatal('BR-CO-06', forPeople),
      fatal('BR-CO-22', hasReason),
      fatal('BR-DEC-05', hasAtMostTwoDecimals('cbc:Amount')),
      fatal('BR-DEC-06', hasAtMostTwoDecimals('cbc:BaseAmount')),
    ],
  },
];

/** Allowances (BG-27) and charges (BG-28) of a line. */
export const lineAdjustments: readonly RuleContext[] = [
  {
    on: ALLOWANCE_CHARGE,
    when: both(isOfLine, isAllowance),
    assertions: [
      fatal('BR-41', exists('cbc:Amount')),
      fatal('BR-42', hasReason),
      fatal('BR-CO-07', forPeople),
      fatal('BR-CO-23', hasReason),
      fatal('BR-DEC-24', hasAtMostTwoDecimals('cbc:Amount')),
      fatal('BR-DEC-25', hasAtMostTwoDecimals('cbc:BaseAmount')),
    ],
  },
  {
    on: ALLOWANCE_CHARGE,
    when: both(isOfLine, isCharge),
    assertions: [
      fatal('BR-43', exists('cbc:Amount')),
      fatal('BR-44', hasReason),
      fatal('BR-CO-08', forPeople),
      fatal('BR-CO-24', hasReason),
      fatal('BR-DEC-27', hasAtMostTwoDecimals('cbc:Amount')),
      fatal('BR-DEC-28', hasAtMostTwoDecimals('cbc:BaseAmount')),
    ],
  },
];
