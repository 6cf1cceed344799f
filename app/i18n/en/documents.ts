import type { documents as source } from '#app/i18n/hr/documents.ts';

export const documents: typeof source = {
  title: 'Documents',
};
