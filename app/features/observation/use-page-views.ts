import { useMatches } from '@remix-run/react';
import { useEffect } from 'react';

/** What a browser needs to count; null where there is no counting or no agreement. */
export interface UsageKey {
  readonly key: string;
  /** Pseudonym of the company that is looked at. */
  readonly company: string;
}

type Counter = (page: string) => void;

let counter: Promise<Counter> | null = null;

/** Counts which screen was opened, by its name and never by its address; loads what it takes only with an agreement. */
export function usePageViews(usage: UsageKey | null): void {
  const page = useMatches().at(-1)?.id ?? '';
  const key = usage?.key ?? null;
  const company = usage?.company ?? '';
  useEffect(() => {
    if (key === null || page === '') return;
    counter ??= import('#app/lib/page-counter.ts').then(({ createPageCounter }) => createPageCounter(key, company));
    counter.then((count) => count(page)).catch(() => undefined);
  }, [key, company, page]);
}
