import { useRef } from 'react';

/**
 * For a Radix dialog that a key opened, so without a trigger of its own: on closing, the focus goes back to where it was.
 * Spread the result on its `Content`.
 */
export function useFocusReturn() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (): void => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event): void => {
      event.preventDefault();
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus({ preventScroll: true });
    },
  };
}
