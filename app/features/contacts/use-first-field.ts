import { useEffect } from 'react';

/** Puts the cursor into a field on arrival, after the new page itself has taken the focus (see `RouteAnnouncer`). */
export function useFirstField(id: string, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const frame = requestAnimationFrame(() => document.getElementById(id)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [id, wanted]);
}
