import { useEffect, useRef } from 'react';

export interface TillKeys {
  /** One more digit, or a comma, of the next quantity. */
  readonly onDigit: (digit: string) => void;
  /** A letter: the search goes on with it. */
  readonly onLetter: (letter: string) => void;
  readonly onPay: () => void;
  readonly onPayAll: (method: 'cash' | 'card') => void;
  /** The open tables. */
  readonly onTables: () => void;
  /** The sale is put aside. */
  readonly onPark: () => void;
  readonly onBack: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onStep: (by: '1' | '-1') => void;
  readonly onRemove: () => void;
}

/**
 * The till by keyboard alone: digits give the quantity, letters search, Enter pays, F8 is cash and F9 card at once, F2 shows the open
 * tables and F4 puts the sale aside, the arrows walk the lines, plus and minus change the chosen one, Delete removes it, Esc goes back. Nothing is taken from a field, a dialog or a button that
 * has the focus.
 */
export function useTillKeys(keys: TillKeys, enabled: boolean): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const { key, target } = event;
      const now = latest.current;
      const act = (action: () => void): void => {
        event.preventDefault();
        action();
      };
      if (key === 'F2') return act(now.onTables);
      if (key === 'F4') return act(now.onPark);
      if (key === 'F8') return act(() => now.onPayAll('cash'));
      if (key === 'F9') return act(() => now.onPayAll('card'));
      const element = target instanceof HTMLElement ? target : null;
      if (element?.closest('input, select, textarea') !== null && element !== null) return;
      if (key === 'Escape') return act(now.onBack);
      // Buttons and links keep their own keys.
      if (key === 'Enter' && element?.closest('button, a') === null) return act(now.onPay);
      if (/^[\d,]$/.test(key)) return act(() => now.onDigit(key));
      if (key === 'ArrowDown' || key === 'ArrowUp') return act(() => now.onMove(key === 'ArrowDown' ? 1 : -1));
      if (key === '+' || key === '-') return act(() => now.onStep(key === '+' ? '1' : '-1'));
      if (key === 'Delete') return act(now.onRemove);
      if (key === '/' || /^\p{L}$/u.test(key)) act(() => now.onLetter(key === '/' ? '' : key));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
