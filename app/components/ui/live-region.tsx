import { useEffect, useState } from 'react';

const EVENT = 'fiskai:announce';

/** Says a sentence to screen readers without moving the focus. */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: text }));
}

/** The one place that is listened to; the root has it. */
export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => {
    const hear = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      // Emptied first: the same sentence twice must be said twice.
      setText('');
      setTimeout(() => setText(String(event.detail)), 50);
    };
    window.addEventListener(EVENT, hear);
    return () => window.removeEventListener(EVENT, hear);
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
