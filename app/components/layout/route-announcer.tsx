import { useLocation, useNavigationType } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';
import { useCommitEffect } from '#app/components/ui/use-commit-effect.ts';

/** The row of a list that had the focus last, by the visit of the page: going back leads to it again. */
const rows = new Map<string, string>();

const rowLink = (row: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"] [data-row-link]`);

/**
 * After a change of page without a new document: says the new title and moves the focus to the content, as a browser
 * would, to the field that the page wants to begin with (`data-autofocus`), or on the way back to the row that one left
 * from. All before the page is seen: later, the focus would be taken from what a person began in the meantime. Changes of filters (same path) leave the focus where the person is working, unless what had it is gone.
 */
export function RouteAnnouncer() {
  const { pathname, key } = useLocation();
  const isBack = useNavigationType() === 'POP';
  const last = useRef({ pathname, key });
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
      if (row !== undefined) rows.set(key, row);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [key]);
  useCommitEffect(() => {
    const { pathname: before, key: arrival } = last.current;
    if (arrival === key) return;
    last.current = { pathname, key };
    const content = document.getElementById('content');
    const left = isBack ? rowLink(rows.get(key) ?? '') : null;
    const first = left ?? content?.querySelector<HTMLElement>('[data-autofocus]') ?? content;
    if (before === pathname) {
      if (document.activeElement === document.body) content?.focus({ preventScroll: true });
      return;
    }
    first?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname, key, isBack]);
  return null;
}
