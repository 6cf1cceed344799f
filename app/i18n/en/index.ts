import type { Messages } from '#app/i18n/catalog.ts';
import { attachmentErrors, attachments } from '#app/i18n/en/attachments.ts';
import { auth } from '#app/i18n/en/auth.ts';
import { billing, billingErrors } from '#app/i18n/en/billing.ts';
import { bank, bankErrors } from '#app/i18n/en/bank.ts';
import { cash, cashErrors } from '#app/i18n/en/cash.ts';
import { certificates } from '#app/i18n/en/certificates.ts';
import { common } from '#app/i18n/en/general.ts';
import { consent } from '#app/i18n/en/consent.ts';
import { contactErrors, contacts } from '#app/i18n/en/contacts.ts';
import { dashboard } from '#app/i18n/en/dashboard.ts';
import { documents } from '#app/i18n/en/documents.ts';
import { einvoice, einvoiceErrors, einvoiceIssues } from '#app/i18n/en/einvoice.ts';
import { einvoiceCopy, einvoiceCopyErrors } from '#app/i18n/en/einvoice-copy.ts';
import { einvoiceLife } from '#app/i18n/en/einvoice-life.ts';
import { einvoiceReportErrors, einvoiceReports } from '#app/i18n/en/einvoice-reports.ts';
import { einvoiceSetup } from '#app/i18n/en/einvoice-setup.ts';
import { einvoiceTermIssues, einvoiceTerms } from '#app/i18n/en/einvoice-terms.ts';
import { errors } from '#app/i18n/en/errors.ts';
import { expenses } from '#app/i18n/en/expenses.ts';
import { exchangeRates } from '#app/i18n/en/exchange-rates.ts';
import { forms } from '#app/i18n/en/forms.ts';
import { csvErrors, csvImport } from '#app/i18n/en/import.ts';
import { installation } from '#app/i18n/en/installation.ts';
import { inspection } from '#app/i18n/en/inspection.ts';
import { internalAct } from '#app/i18n/en/internal-act.ts';
import { invoiceIssues } from '#app/i18n/en/invoice-issues.ts';
import { invoices } from '#app/i18n/en/invoices.ts';
import { levies, levyErrors } from '#app/i18n/en/levies.ts';
import { linkErrors, links } from '#app/i18n/en/links.ts';
import { logo, logoErrors } from '#app/i18n/en/logo.ts';
import { mail } from '#app/i18n/en/mail.ts';
import { mailbox, mailboxErrors } from '#app/i18n/en/mailbox.ts';
import { nav } from '#app/i18n/en/nav.ts';
import { numbering, numberingErrors } from '#app/i18n/en/numbering.ts';
import { onboarding } from '#app/i18n/en/onboarding.ts';
import { opening, openingErrors } from '#app/i18n/en/opening.ts';
import { paragon, paragonErrors } from '#app/i18n/en/paragon.ts';
import { productErrors, products } from '#app/i18n/en/products.ts';
import { reminderErrors, reminders } from '#app/i18n/en/reminders.ts';
import { reportErrors, reports } from '#app/i18n/en/reports.ts';
import { recurring, recurringErrors } from '#app/i18n/en/recurring.ts';
import { settings } from '#app/i18n/en/settings.ts';
import { sharing, sharingErrors } from '#app/i18n/en/sharing.ts';
import { workingHours } from '#app/i18n/en/working-hours.ts';
import { status } from '#app/i18n/en/status.ts';
import { till } from '#app/i18n/en/till.ts';
import { trade, tradeErrors } from '#app/i18n/en/trade.ts';

export const en: Messages = {
  attachments,
  auth,
  bank,
  billing,
  cash,
  certificates,
  common,
  consent,
  contacts,
  dashboard,
  documents,
  einvoice,
  einvoiceCopy,
  einvoiceLife,
  einvoiceReports,
  einvoiceSetup,
  einvoiceTerms,
  exchangeRates,
  expenses,
  errors: {
    ...errors,
    ...attachmentErrors,
    ...billingErrors,
    ...cashErrors,
    ...contactErrors,
    ...productErrors,
    ...csvErrors,
    ...levyErrors,
    ...linkErrors,
    ...numberingErrors,
    ...openingErrors,
    ...paragonErrors,
    ...recurringErrors,
    ...sharingErrors,
    ...logoErrors,
    ...mailboxErrors,
    ...tradeErrors,
    ...bankErrors,
    ...einvoiceErrors,
    ...einvoiceCopyErrors,
    ...einvoiceReportErrors,
    ...reminderErrors,
    ...reportErrors,
    ...invoiceIssues,
    ...einvoiceIssues,
    ...einvoiceTermIssues,
  },
  forms,
  import: csvImport,
  installation,
  invoiceIssues: { ...invoiceIssues, ...einvoiceIssues, ...einvoiceTermIssues },
  invoices,
  levies,
  links,
  logo,
  mail,
  mailbox,
  nav,
  numbering,
  opening,
  onboarding,
  paragon,
  products,
  reminders,
  reports,
  recurring,
  settings,
  sharing,
  status,
  till,
  trade,
  inspection,
  internalAct,
  workingHours,
};
