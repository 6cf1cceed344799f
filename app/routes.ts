import type { UNSAFE_RouteConfigEntry as RouteEntry } from '@remix-run/dev';

/** `path` is relative to the parent; `file` is relative to `app/`. */
const route = (path: string, file: string, children?: RouteEntry[]): RouteEntry => ({
  path,
  file,
  ...(children ? { children } : {}),
});
const index = (file: string): RouteEntry => ({ index: true, file });

/** Everything below `/:company`; the layout brings the shell, membership and the company itself. */
const companyRoutes: RouteEntry[] = [];

/** The whole map of the web application: Croatian addresses, English file names. */
const routes: RouteEntry[] = [
  index('routes/home.tsx'),
  route('sucelje', 'routes/preferences.tsx'),
  route(':company', 'routes/company/layout.tsx', companyRoutes),
  route('*', 'routes/not-found.tsx'),
];

export default routes;
