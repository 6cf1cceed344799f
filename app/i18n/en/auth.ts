import type { auth as source } from '#app/i18n/hr/auth.ts';

export const auth: typeof source = {
  tagline: 'Invoices, fiscalization and the archive in one place.',
};
