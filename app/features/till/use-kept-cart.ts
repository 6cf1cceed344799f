import { useEffect, useReducer, useRef, type Dispatch } from 'react';
import { type Cart, type CartAction, cartAfter, emptyCart, newId } from '#app/features/till/cart.ts';

const EMPTY = emptyCart('');

/** The sale under way, kept in this browser: a page that is loaded anew goes on with it, and with the id of its receipt. */
export function useKeptCart(deviceId: string): [Cart, Dispatch<CartAction>] {
  const [cart, dispatch] = useReducer(cartAfter, EMPTY);
  const key = `fiskai.till.cart.${deviceId}`;
  const ready = useRef('');
  useEffect(() => {
    ready.current = key;
    dispatch({ do: 'replace', cart: keptAt(key) ?? emptyCart(newId()) });
  }, [key]);
  useEffect(() => {
    if (ready.current !== key || cart === EMPTY) return;
    try {
      window.sessionStorage.setItem(key, JSON.stringify(cart));
    } catch {
      // Without room to keep it the sale lives as long as the page.
    }
  }, [key, cart]);
  return [cart, dispatch];
}

function keptAt(key: string): Cart | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as Cart | null;
    const isCart = kept !== null && Array.isArray(kept.lines) && typeof kept.saleId === 'string' && kept.saleId !== '';
    return isCart ? { ...EMPTY, ...kept } : null;
  } catch {
    return null;
  }
}
