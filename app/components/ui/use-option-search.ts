import { useEffect, useMemo, useState } from 'react';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** Second line or right side: OIB, price. Found by typing too. */
  readonly detail?: string | undefined;
}

const WAIT_MS = 150;

/** Without case and marks: `sibenik` finds `Šibenik`, `dakovo` finds `Đakovo`. */
export const searchable = (text: string): string =>
  text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');

/**
 * The options that fit what was typed: filtered here, or with `path` asked of the server after a short pause.
 * A failed search leaves what is known, and the list as it is; the person can type on.
 */
export function useOptionSearch(query: string, options: readonly ComboOption[], path: string | undefined) {
  const local = useMemo(() => {
    const wanted = searchable(query.trim());
    if (!wanted) return options;
    return options.filter((option) => searchable(`${option.label} ${option.detail ?? ''}`).includes(wanted));
  }, [query, options]);
  const [remote, setRemote] = useState<{ query: string; options: readonly ComboOption[] | null } | null>(null);

  useEffect(() => {
    if (!path || !query.trim()) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const join = path.includes('?') ? '&' : '?';
      fetch(`${path}${join}q=${encodeURIComponent(query.trim())}`, {
        signal: stop.signal,
        headers: { Accept: 'application/json' },
      })
        .then((response) => response.json())
        .then((body: { options?: readonly ComboOption[] }) => setRemote({ query, options: body.options ?? null }))
        .catch(() => {
          if (!stop.signal.aborted) setRemote({ query, options: null });
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, query]);

  const answered = remote !== null && remote.query === query;
  const isRemote = Boolean(path && query.trim());
  return { found: (isRemote && answered ? remote.options : null) ?? local, searching: isRemote && !answered };
}
