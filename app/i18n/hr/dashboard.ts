export const dashboard = {
  title: 'Početna',
  incomeAndCosts: 'Prihodi i troškovi',
  income: 'Prihodi',
  costs: 'Troškovi',
};
