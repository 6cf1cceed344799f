import type { Messages } from '#app/i18n/catalog.ts';
import { auth } from '#app/i18n/en/auth.ts';
import { common } from '#app/i18n/en/general.ts';
import { contacts } from '#app/i18n/en/contacts.ts';
import { dashboard } from '#app/i18n/en/dashboard.ts';
import { documents } from '#app/i18n/en/documents.ts';
import { errors } from '#app/i18n/en/errors.ts';
import { forms } from '#app/i18n/en/forms.ts';
import { invoices } from '#app/i18n/en/invoices.ts';
import { nav } from '#app/i18n/en/nav.ts';
import { onboarding } from '#app/i18n/en/onboarding.ts';
import { products } from '#app/i18n/en/products.ts';
import { settings } from '#app/i18n/en/settings.ts';
import { status } from '#app/i18n/en/status.ts';

export const en: Messages = {
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
