import { useEffect, useState } from 'react';
import type { Flash } from '#app/lib/flash.server.ts';

/** On a form that settles by itself what to do without a connection. */
export const MINDS_OFFLINE = { 'data-minds-offline': '' };

/**
 * Sends no form while the machine has no connection: the page that says so would take the place of the form, and what was
 * written in it would be lost. Gives what to say once one was held, until the connection is back.
 */
export function useHeldWhileOffline(): Flash | null {
  const [held, setHeld] = useState<Flash | null>(null);
  useEffect(() => {
    // In the way down to the form, before React, whose forms send at once.
    const hold = (event: SubmitEvent): void => {
      const { target: form, submitter } = event;
      if (navigator.onLine || !(form instanceof HTMLFormElement) || 'mindsOffline' in form.dataset) return;
      if ((submitter?.getAttribute('formmethod') ?? form.getAttribute('method'))?.toLowerCase() !== 'post') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setHeld({ tone: 'warn', key: 'common.heldOffline' });
    };
    const release = (): void => setHeld(null);
    window.addEventListener('submit', hold, { capture: true });
    window.addEventListener('online', release);
    return () => {
      window.removeEventListener('submit', hold, { capture: true });
      window.removeEventListener('online', release);
    };
  }, []);
  return held;
}
