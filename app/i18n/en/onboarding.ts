import type { onboarding as source } from '#app/i18n/hr/onboarding.ts';

export const onboarding: typeof source = {
  steps: 'Set-up steps',
};
