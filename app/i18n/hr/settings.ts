export const settings = {
  title: 'Postavke',
};
