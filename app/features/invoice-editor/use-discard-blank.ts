import { useEffect, useRef } from 'react';

/** React mounts twice in development; leaving for good takes longer than that. */
const GRACE_MS = 400;

const leaving = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * Throws a draft away that was opened and left untouched for the list, so that the list of drafts holds what somebody wrote.
 * Who leaves to add a customer or to set something up means to come back.
 */
export function useDiscardBlank(path: string, isUntouched: boolean): void {
  const untouched = useRef(isUntouched);
  untouched.current = isUntouched;
  useEffect(() => {
    clearTimeout(leaving.get(path));
    leaving.delete(path);
    return () => {
      if (!untouched.current) return;
      const timer = setTimeout(() => {
        leaving.delete(path);
        if (!window.location.pathname.endsWith('/racuni')) return;
        void fetch(path, {
          method: 'DELETE',
          headers: { Accept: 'application/json' },
          redirect: 'manual',
          keepalive: true,
        }).catch(() => undefined);
      }, GRACE_MS);
      leaving.set(path, timer);
    };
  }, [path]);
}
