import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';

/**
 * After a change of page without a new document: says the new title and moves the focus to the content, as a browser
 * would. Changes of filters (same path) leave the focus where the person is working.
 */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname]);
  return null;
}
