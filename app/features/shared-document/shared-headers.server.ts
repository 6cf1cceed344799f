/** A shared document belongs to who holds its link: no search engine, and no cache keeps it; other sites learn no address of ours anyway. */
export const SHARED_HEADERS = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
} as const;
