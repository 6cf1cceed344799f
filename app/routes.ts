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
  route('postavke', 'routes/company/settings/company.tsx'),
  route('postavke/prostori', 'routes/company/settings/premises.tsx'),
  route('postavke/operateri', 'routes/company/settings/operators.tsx'),
  route('postavke/moj-racun', 'routes/company/settings/sessions.tsx'),
];

/** The whole map of the web application: Croatian addresses, English file names. */
const routes: RouteEntry[] = [
  index('routes/home.tsx'),
  ...accountRoutes,
  route('sucelje', 'routes/preferences.tsx'),
  route(':company', 'routes/company/layout.tsx', companyRoutes),
  route('*', 'routes/not-found.tsx'),
];

export default routes;
