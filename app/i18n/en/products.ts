import type { products as source } from '#app/i18n/hr/products.ts';

export const products: typeof source = {
  title: 'Products and services',
};
