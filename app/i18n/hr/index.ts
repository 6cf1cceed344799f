import { attachmentErrors, attachments } from '#app/i18n/hr/attachments.ts';
import { auth } from '#app/i18n/hr/auth.ts';
import { billing, billingErrors } from '#app/i18n/hr/billing.ts';
import { bank, bankErrors } from '#app/i18n/hr/bank.ts';
import { cash, cashErrors } from '#app/i18n/hr/cash.ts';
import { certificates } from '#app/i18n/hr/certificates.ts';
import { common } from '#app/i18n/hr/general.ts';
import { consent } from '#app/i18n/hr/consent.ts';
import { contactErrors, contacts } from '#app/i18n/hr/contacts.ts';
import { dashboard } from '#app/i18n/hr/dashboard.ts';
import { documents } from '#app/i18n/hr/documents.ts';
import { einvoice, einvoiceErrors, einvoiceIssues } from '#app/i18n/hr/einvoice.ts';
import { einvoiceCopy, einvoiceCopyErrors } from '#app/i18n/hr/einvoice-copy.ts';
import { einvoiceLife } from '#app/i18n/hr/einvoice-life.ts';
import { einvoiceReportErrors, einvoiceReports } from '#app/i18n/hr/einvoice-reports.ts';
import { einvoiceSetup } from '#app/i18n/hr/einvoice-setup.ts';
import { einvoiceTermIssues, einvoiceTerms } from '#app/i18n/hr/einvoice-terms.ts';
import { errors } from '#app/i18n/hr/errors.ts';
import { expenses } from '#app/i18n/hr/expenses.ts';
import { exchangeRates } from '#app/i18n/hr/exchange-rates.ts';
import { forms } from '#app/i18n/hr/forms.ts';
import { csvErrors, csvImport } from '#app/i18n/hr/import.ts';
import { installation } from '#app/i18n/hr/installation.ts';
import { inspection } from '#app/i18n/hr/inspection.ts';
import { internalAct } from '#app/i18n/hr/internal-act.ts';
import { invoiceIssues } from '#app/i18n/hr/invoice-issues.ts';
import { invoices } from '#app/i18n/hr/invoices.ts';
import { levies, levyErrors } from '#app/i18n/hr/levies.ts';
import { linkErrors, links } from '#app/i18n/hr/links.ts';
import { logo, logoErrors } from '#app/i18n/hr/logo.ts';
import { mail } from '#app/i18n/hr/mail.ts';
import { mailbox, mailboxErrors } from '#app/i18n/hr/mailbox.ts';
import { nav } from '#app/i18n/hr/nav.ts';
import { numbering, numberingErrors } from '#app/i18n/hr/numbering.ts';
import { onboarding } from '#app/i18n/hr/onboarding.ts';
import { opening, openingErrors } from '#app/i18n/hr/opening.ts';
import { paragon, paragonErrors } from '#app/i18n/hr/paragon.ts';
import { productErrors, products } from '#app/i18n/hr/products.ts';
import { reminderErrors, reminders } from '#app/i18n/hr/reminders.ts';
import { reportErrors, reports } from '#app/i18n/hr/reports.ts';
import { recurring, recurringErrors } from '#app/i18n/hr/recurring.ts';
import { settings } from '#app/i18n/hr/settings.ts';
import { sharing, sharingErrors } from '#app/i18n/hr/sharing.ts';
import { workingHours } from '#app/i18n/hr/working-hours.ts';
import { status } from '#app/i18n/hr/status.ts';
import { till } from '#app/i18n/hr/till.ts';
import { trade, tradeErrors } from '#app/i18n/hr/trade.ts';

/** The source language. Each area is one file; keys are flat inside it. */
export const hr = {
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
