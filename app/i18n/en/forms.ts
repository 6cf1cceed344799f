import type { forms as source } from '#app/i18n/hr/forms.ts';

export const forms: typeof source = {
  formError: 'The form was not saved',
  saving: 'Saving…',
  submitHint: 'Ctrl + Enter',
  unsaved: 'You have unsaved changes.',
};
