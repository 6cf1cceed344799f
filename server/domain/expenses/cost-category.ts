/** What a cost was for, as the owner of a small business sorts it; no account of a chart of accounts. */
export const COST_CATEGORIES = [
  'goods',
  'materials',
  'services',
  'rent',
  'utilities',
  'telecom',
  'software',
  'travel',
  'fuel',
  'representation',
  'equipment',
  'fees',
  'other',
] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];
