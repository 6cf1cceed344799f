/** Addresses that more than one screen leads to. */
export const paths = {
  home: '/',
  signIn: '/prijava',
  register: '/registracija',
  signOut: '/odjava',
  newCompany: '/nova-tvrtka',
  sessions: '/moj-racun/prijave',
  preferences: '/sucelje',
} as const;

/** `inCompany('studio-sova', 'racuni/novi')` → `/studio-sova/racuni/novi`. */
export const inCompany = (slug: string, path = ''): string => (path ? `/${slug}/${path}` : `/${slug}`);

/** Where signing in leads back to. Only paths of this site are followed, never another host's. */
export function signInPath(request: Request): string {
  const url = new URL(request.url);
  const back = url.pathname + url.search;
  return back === '/' ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(back)}`;
}

const NOWHERE = 'http://nowhere.invalid';

/** A `next` parameter that is safe to follow (a path of this site, also after the browser's own clean-up), else the start page. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/') || !URL.canParse(next, NOWHERE)) return paths.home;
  const url = new URL(next, NOWHERE);
  return url.origin === NOWHERE ? url.pathname + url.search + url.hash : paths.home;
}
