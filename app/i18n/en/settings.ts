import type { settings as source } from '#app/i18n/hr/settings.ts';

export const settings: typeof source = {
  title: 'Settings',
};
