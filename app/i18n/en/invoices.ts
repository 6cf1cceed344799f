import type { invoices as source } from '#app/i18n/hr/invoices.ts';

export const invoices: typeof source = {
  title: 'Invoices',
};
