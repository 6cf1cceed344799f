/** Where a call of the browser's script goes; only these are let through. */
interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly host: 'ingest' | 'assets';
}

const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/(?:e|i\/v0\/e)\/$/, host: 'ingest' },
  { method: 'POST', path: /^\/flags\/$/, host: 'ingest' },
  { method: 'GET', path: /^\/array\/phc_[A-Za-z0-9_]+\/config$/, host: 'assets' },
];

export const INGEST_HOST = 'eu.i.posthog.com';
export const ASSETS_HOST = 'eu-assets.i.posthog.com';

const OWN = 'https://own.invalid';

/** The vendor's address of a browser's call, or null when it is none that we let through. */
export function targetOf(method: string, pathAndQuery: string): string | null {
  if (!URL.canParse(pathAndQuery, OWN)) return null;
  const { origin, pathname, search } = new URL(pathAndQuery, OWN);
  if (origin !== OWN) return null;
  const route = ROUTES.find((one) => one.method === method && one.path.test(pathname));
  return route === undefined ? null : `https://${route.host === 'ingest' ? INGEST_HOST : ASSETS_HOST}${pathname}${search}`;
}
