export const products = {
  title: 'Artikli i usluge',
};
