/** A shared document belongs to who holds its link: no search engine, no cache and no other site learns of it. */
export const SHARED_HEADERS = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
} as const;
