export const onboarding = {
  steps: 'Koraci postavljanja',
};
