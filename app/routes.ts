import type { UNSAFE_RouteConfigEntry as RouteEntry } from '@remix-run/dev';

/** `path` is relative to the parent; `file` is relative to `app/`. */
const route = (path: string, file: string, children?: RouteEntry[]): RouteEntry => ({
  path,
  file,
  ...(children ? { children } : {}),
});
const index = (file: string): RouteEntry => ({ index: true, file });

/** Signing in, one's own account and a new company. */
const accountRoutes: RouteEntry[] = [
  route('prijava', 'routes/auth/login.tsx'),
  route('registracija', 'routes/auth/register.tsx'),
  route('potvrda', 'routes/auth/verify.tsx'),
  route('zaboravljena-lozinka', 'routes/auth/forgot-password.tsx'),
  route('nova-lozinka', 'routes/auth/new-password.tsx'),
  route('odjava', 'routes/auth/logout.tsx'),
  route('moj-racun/prijave', 'routes/auth/account.tsx'),
  route('nova-tvrtka', 'routes/onboarding/kind.tsx'),
  route('nova-tvrtka/podaci', 'routes/onboarding/data.tsx'),
  route('nova-tvrtka/prostor', 'routes/onboarding/premises.tsx'),
];

/** Everything below `/:company`; the layout brings the shell, membership and the company itself. */
const companyRoutes: RouteEntry[] = [
  index('routes/company/dashboard.tsx'),
  route('trazi', 'routes/company/search.ts'),
  route('kupci', 'routes/company/contacts/list.tsx'),
  route('kupci/novi', 'routes/company/contacts/new.tsx'),
  route('kupci/uvoz', 'routes/company/contacts/import.tsx'),
  route('kupci/primjer.csv', 'routes/company/contacts/example.ts'),
  route('kupci/izvoz.csv', 'routes/company/contacts/export.ts'),
  route('kupci/:id', 'routes/company/contacts/contact.tsx'),
  route('artikli', 'routes/company/products/list.tsx'),
  route('artikli/novi', 'routes/company/products/new.tsx'),
  route('artikli/uvoz', 'routes/company/products/import.tsx'),
  route('artikli/primjer.csv', 'routes/company/products/example.ts'),
  route('artikli/izvoz.csv', 'routes/company/products/export.ts'),
  route('artikli/:id', 'routes/company/products/product.tsx'),
  route('dokumenti', 'routes/company/documents/list.tsx'),
  route('dokumenti/slanje', 'routes/company/documents/upload.ts'),
  route('dokumenti/:id', 'routes/company/documents/document.tsx'),
  route('dokumenti/:id/datoteka', 'routes/company/documents/file.ts'),
  route('tecaj', 'routes/company/exchange-rates.tsx'),
  route('troskovi', 'routes/company/expenses/list.tsx'),
  route('troskovi/novi', 'routes/company/expenses/new.tsx'),
  route('troskovi/:id', 'routes/company/expenses/expense.tsx'),
  route('banka', 'routes/company/bank/overview.tsx'),
  route('banka/povezi', 'routes/company/bank/connect.tsx'),
  route('banka/suglasnost', 'routes/company/bank/consent.ts'),
  route('banka/promet/:id', 'routes/company/bank/transaction.tsx'),
  route('banka/:id/odspoji', 'routes/company/bank/disconnect.tsx'),
  route('pretinac', 'routes/company/mailbox/list.tsx'),
  route('pretinac/povezi/:vendor', 'routes/company/mailbox/connect.ts'),
  route('pretinac/:id', 'routes/company/mailbox/rules.tsx'),
  route('racuni', 'routes/company/invoices/list.tsx'),
  route('racuni/novi', 'routes/company/invoices/new.tsx'),
  route('racuni/izvoz.csv', 'routes/company/invoices/export.ts'),
  route('racuni/izbor/kupci', 'routes/company/invoices/customer-options.ts'),
  route('racuni/izbor/artikli', 'routes/company/invoices/product-options.ts'),
  route('racuni/nacrti/:id', 'routes/company/invoices/draft.tsx'),
  route('racuni/nacrti/:id/spremi', 'routes/company/invoices/save-draft.ts'),
  route('racuni/:id', 'routes/company/invoices/detail.tsx'),
  route('racuni/:id/pdf', 'routes/company/invoices/pdf.ts'),
  route('racuni/:id/dokumenti/:documentId', 'routes/company/invoices/document.ts'),
  route('izvjestaji', 'routes/company/reports/sales.tsx'),
  route('izvjestaji/prodaja.csv', 'routes/company/reports/sales-csv.ts'),
  route('izvjestaji/prodaja.pdf', 'routes/company/reports/sales-pdf.ts'),
  route('izvjestaji/dospijeca', 'routes/company/reports/ageing.tsx'),
  route('izvjestaji/dospijeca.csv', 'routes/company/reports/ageing-csv.ts'),
  route('izvjestaji/dospijeca.pdf', 'routes/company/reports/ageing-pdf.ts'),
  route('ponavljajuci', 'routes/company/recurring/list.tsx'),
  route('ponavljajuci/novi', 'routes/company/recurring/new.tsx'),
  route('ponavljajuci/:id', 'routes/company/recurring/recurring.tsx'),
  route('eracuni', 'routes/company/einvoices/list.tsx'),
  route('eracuni/primljeni/:id', 'routes/company/einvoices/incoming.tsx'),
  route('postavke', 'routes/company/settings/index.tsx'),
  route('postavke/eracun', 'routes/company/settings/einvoice.tsx'),
  route('postavke/certifikat', 'routes/company/settings/certificate.tsx'),
  route('postavke/tvrtka', 'routes/company/settings/company.tsx'),
  route('postavke/logotip', 'routes/company/settings/logo.tsx'),
  route('postavke/prostori', 'routes/company/settings/premises.tsx'),
  route('postavke/brojevi', 'routes/company/settings/numbers.tsx'),
  route('postavke/operateri', 'routes/company/settings/operators.tsx'),
  route('postavke/posta', 'routes/company/settings/mail.tsx'),
  route('postavke/citanje', 'routes/company/settings/reading.tsx'),
  route('postavke/pretplata', 'routes/company/settings/subscription.tsx'),
  route('postavke/pretplata/placanje', 'routes/company/settings/subscription-checkout.ts'),
  route('postavke/pretplata/portal', 'routes/company/settings/subscription-portal.ts'),
  route('postavke/veze', 'routes/company/settings/links.tsx'),
  route('postavke/moj-racun', 'routes/company/settings/sessions.tsx'),
];

/** The whole map of the web application: Croatian addresses, English file names. */
const routes: RouteEntry[] = [
  index('routes/home.tsx'),
  ...accountRoutes,
  route('sucelje', 'routes/preferences.tsx'),
  // Where banks send the browser back; registered at the vendors word by word.
  route('povezivanje/banka', 'routes/bank-consent.ts'),
  // Where mail providers send the browser back; registered there word by word.
  route('povezivanje/:vendor', 'routes/mailbox-consent.ts'),
  route('d/:token', 'routes/shared-document.tsx'),
  route('d/:token/pdf', 'routes/shared-document-pdf.ts'),
  route('d/:token/xml', 'routes/shared-document-xml.ts'),
  route('podobrada', 'routes/data-receivers.tsx'),
  route('sustav/veze', 'routes/system/links.tsx'),
  route('statistika', 'routes/usage-consent.ts'),
  route(':company', 'routes/company/layout.tsx', companyRoutes),
  route('*', 'routes/not-found.tsx'),
];

export default routes;
