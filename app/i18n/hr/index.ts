import { auth } from '#app/i18n/hr/auth.ts';
import { common } from '#app/i18n/hr/general.ts';
import { contacts } from '#app/i18n/hr/contacts.ts';
import { dashboard } from '#app/i18n/hr/dashboard.ts';
import { documents } from '#app/i18n/hr/documents.ts';
import { errors } from '#app/i18n/hr/errors.ts';
import { forms } from '#app/i18n/hr/forms.ts';
import { invoices } from '#app/i18n/hr/invoices.ts';
import { nav } from '#app/i18n/hr/nav.ts';
import { onboarding } from '#app/i18n/hr/onboarding.ts';
import { products } from '#app/i18n/hr/products.ts';
import { settings } from '#app/i18n/hr/settings.ts';
import { status } from '#app/i18n/hr/status.ts';

/** The source language. Each area is one file; keys are flat inside it. */
export const hr = {
  auth,
  common,
  contacts,
  dashboard,
  documents,
  errors,
  forms,
  invoices,
  nav,
  onboarding,
  products,
  settings,
  status,
};
