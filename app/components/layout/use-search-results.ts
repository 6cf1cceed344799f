import { useEffect, useState } from 'react';

export const SEARCH_KINDS = ['invoice', 'paper', 'contact', 'product'] as const;

/** One thing that the server found. */
export interface SearchResult {
  readonly kind: (typeof SEARCH_KINDS)[number];
  readonly title: string;
  readonly detail?: string | undefined;
  readonly path: string;
}

const WAIT_MS = 150;

/**
 * What `path?q=text` (JSON `{ results: SearchResult[] }`) finds, from two letters on and after a short pause.
 * A search that fails finds nothing: navigation in the palette must not depend on it.
 */
export function useSearchResults(text: string, path: string | undefined) {
  const query = text.trim();
  const [answer, setAnswer] = useState<{ query: string; results: readonly SearchResult[] }>({ query: '', results: [] });
  const asks = path !== undefined && query.length >= 2;
  useEffect(() => {
    if (!asks) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`${path}?q=${encodeURIComponent(query)}`, { signal: stop.signal, headers: { Accept: 'application/json' } })
        .then((response) => (response.ok ? response.json() : { results: [] }))
        .then((body: { results?: readonly SearchResult[] }) => setAnswer({ query, results: body.results ?? [] }))
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asks, path, query]);
  return { results: asks ? answer.results : [], searching: asks && answer.query !== query };
}
