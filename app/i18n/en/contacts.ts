import type { contacts as source } from '#app/i18n/hr/contacts.ts';

export const contacts: typeof source = {
  title: 'Customers',
};
