import type { logo as source, logoErrors as errors } from '#app/i18n/hr/logo.ts';

export const logo: typeof source = {
  title: 'Look of invoices',
  intro: 'Logo and colour of new invoices. Issued ones keep the look they were issued with.',
  accent: 'Colour of invoices',
  accentIntro: 'Title and amount to pay in the PDF and on the invoice’s page, and the button in mails.',
  accentColor: 'Colour',
  accentSample: 'Invoice 12/P1/1',
  accentReadable: 'Easy to read on white paper (contrast {contrast} : 1).',
  accentTooLight: 'Too light for white paper (contrast {contrast} : 1, 4.5 : 1 is needed). Choose a darker one.',
  accentSubmit: 'Save colour',
  accentRemove: 'No colour',
  accentSaved: 'The colour is saved.',
  accentRemoved: 'New invoices have no colour.',
  none: 'Without a logo the company’s initials are shown.',
  current: 'The logo on new invoices',
  file: 'Picture',
  fileHint: 'PNG or JPEG, up to 300 kB. Best on a white or transparent background.',
  submit: 'Save logo',
  remove: 'Remove logo',
  saved: 'The logo is saved.',
  removed: 'The logo is removed.',
};

export const logoErrors: typeof errors = {
  ACCENT_INVALID: 'The colour is not valid. Choose it again.',
  ACCENT_TOO_LIGHT: 'The colour is too light to be read on white paper. Choose a darker one.',
  LOGO_MISSING: 'Choose the picture with your logo.',
  LOGO_UNREADABLE: 'The picture cannot be printed. Save it as a plain PNG or JPEG and try again.',
  LOGO_TOO_LARGE: 'The picture is larger than 300 kB. Make it smaller; 600 pixels of width are enough.',
};
