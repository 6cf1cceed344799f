import { foldText } from '#server/domain/shared/fold-text.ts';

/**
 * First parts of addresses that belong to the product (`/prijava`, `/api/…`), or that it may want one day: no company can
 * have them as its own. A test compares the list with the routes of the web application.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  // screens
  'prijava', 'registracija', 'potvrda', 'zaboravljena-lozinka', 'nova-lozinka', 'odjava', 'nova-tvrtka', 'moj-racun', 'sucelje', 'povezivanje',
  'statistika', 'dojave', 'ingest', 'podobrada', 'd', 'provjera-eracuna', 'sustav',
  // machines
  'api', 'webhooks', 'webhook', 'assets', 'build', 'static', 'public', 'health', 'healthz', 'livez', 'readyz', 'metrics', 'favicon',
  'robots', 'sitemap', 'manifest', 'oauth', 'auth', 'mocks',
  // kept for later, or too easily mistaken for ours
  'cijene', 'cjenik', 'pomoc', 'podrska', 'kontakt', 'o-nama', 'uvjeti', 'privatnost', 'kolacici', 'blog', 'novosti', 'status',
  'dokumentacija', 'pozivnica', 'preuzimanje', 'racuni', 'postavke', 'admin', 'administrator', 'root', 'www', 'mail', 'app', 'fiskai',
  'login', 'logout', 'signup', 'register', 'new', 'novo', 'test', 'demo',
]); // prettier-ignore

const MAX_LENGTH = 48;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** True for what can be the first part of a company's address: kebab-case, at most 48 characters, not a reserved word. */
export const isUsableSlug = (slug: string): boolean => slug.length <= MAX_LENGTH && SLUG.test(slug) && !RESERVED_SLUGS.has(slug);

/** Legal forms and connectors say nothing in an address. */
const NOISE = /(^| )(j ?d ?o ?o|d ?o ?o|obrt|vl|za usluge|za trgovinu|trgovacko drustvo)(?= |$)/g;

/** Address of a company from its name: `Šišmiš d.o.o.` → `sismis`. Always usable, not necessarily free. */
export function slugOf(name: string): string {
  const folded = foldText(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const kebab = (folded.replace(NOISE, ' ').trim() || folded)
    .replace(/\s+/g, '-')
    .slice(0, MAX_LENGTH - 4)
    .replace(/-+$/, '');
  if (kebab === '') return 'tvrtka';
  return isUsableSlug(kebab) ? kebab : `${kebab}-tvrtka`.slice(0, MAX_LENGTH);
}

/** The first of `slug`, `slug-2`, `slug-3` … that nobody has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let n = 2; ; n += 1) {
    const candidate = `${slug.slice(0, MAX_LENGTH - 6).replace(/-+$/, '')}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
