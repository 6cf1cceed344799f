import type { logo as source, logoErrors as errors } from '#app/i18n/hr/logo.ts';

export const logo: typeof source = {
  title: 'Logo on invoices',
  intro: 'Stands at the head of invoices. Issued ones keep the logo they were issued with.',
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
  LOGO_MISSING: 'Choose the picture with your logo.',
  LOGO_UNREADABLE: 'The picture cannot be printed. Save it as a plain PNG or JPEG and try again.',
  LOGO_TOO_LARGE: 'The picture is larger than 300 kB. Make it smaller; 600 pixels of width are enough.',
};
