import type { dashboard as source } from '#app/i18n/hr/dashboard.ts';

export const dashboard: typeof source = {
  title: 'Home',
  incomeAndCosts: 'Income and costs',
  income: 'Income',
  costs: 'Costs',
};
