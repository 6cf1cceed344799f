import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';

/**
 * After a change of page without a new document: says the new title and moves the focus to the content, as a browser
 * would, or to the field that the page wants to begin with (`data-autofocus`). Changes of filters (same path) leave the
 * focus where the person is working, unless what had it is gone.
 */
export function RouteAnnouncer() {
  const { pathname, key } = useLocation();
  const last = useRef({ pathname, key });
  useEffect(() => {
    const { pathname: before, key: arrival } = last.current;
    if (arrival === key) return;
    last.current = { pathname, key };
    const content = document.getElementById('content');
    const first = content?.querySelector<HTMLElement>('[data-autofocus]') ?? content;
    if (before === pathname) {
      if (document.activeElement === document.body) content?.focus({ preventScroll: true });
      return;
    }
    first?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname, key]);
  return null;
}
