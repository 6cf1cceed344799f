import { useCallback, useEffect, useState, type Dispatch } from 'react';
import { callTill } from '#app/features/till/call-till.ts';
import {
  type Cart,
  type CartAction,
  type CartLine,
  type CartOrder,
  emptyCart,
  newId,
  tillLine,
} from '#app/features/till/cart.ts';
import { allLines, differs, linesToKeep, opened, renewed, tableLines, type TableOrder } from '#app/features/till/table-cart.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { evenPart } from '#server/domain/till/split-lines.ts';

const AGAIN_MS = 15_000;

/** A manager who proves with a PIN that lines may be taken off. */
export interface ManagerProof {
  readonly managerId: string;
  readonly pin: string;
}

/** What is to be paid apart: by lines and quantities, or the same share of everything. */
export type SplitWish = { readonly parts: ReadonlyMap<string, string> } | { readonly persons: number };

interface Target {
  readonly id: string;
  readonly name: string;
}

export type OrderOutcome = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly error: ErrorBody | null };

interface OrdersOptions {
  path: string;
  deviceId: string;
  enabled: boolean;
  cart: Cart;
  dispatch: Dispatch<CartAction>;
}

/**
 * Open tables of the place, and what is done with them. What a table is to be is told the server as a change of what was seen, under an id
 * of its own: a call whose answer is lost is made again with the same id.
 */
export function useOrders({ path, deviceId, enabled, cart, dispatch }: OrdersOptions) {
  const [orders, setOrders] = useState<readonly TableOrder[]>([]);
  const [pending, setPending] = useState(false);

  const look = useCallback(async (): Promise<readonly TableOrder[] | null> => {
    const reply = await callTill(path, 'orders', { deviceId });
    if (reply.ok !== true) return null;
    setOrders(reply.value);
    return reply.value;
  }, [path, deviceId]);
  useEffect(() => {
    if (!enabled) return;
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [enabled, look]);

  /** Puts lines on a table: the one that the sale is of, another that is open, or a new one. */
  const put = async (target: Target, lines: readonly CartLine[], proof?: ManagerProof): Promise<OrderOutcome> => {
    const order = cart.order?.id === target.id ? cart.order : null;
    if (!differs(order, lines)) return { ok: true, id: target.id };
    const seen = order?.seen ?? [];
    const change = {
      id: target.id,
      deviceId,
      name: target.name,
      changeId: newId(),
      seen: seen.map(tillLine),
      lines: lines.map(tillLine),
      ...proof,
    };
    setPending(true);
    let reply = await callTill(path, 'saveOrder', change);
    if (reply.ok === null) reply = await callTill(path, 'saveOrder', change);
    setPending(false);
    if (reply.ok === null) return { ok: false, error: null };
    return reply.ok ? { ok: true, id: reply.value.id } : { ok: false, error: reply.error };
  };

  /** The sale is put aside, and the next one begins. */
  const park = async (target: Target, proof?: ManagerProof): Promise<OrderOutcome> => {
    const outcome = await put(target, linesToKeep(cart), proof);
    if (outcome.ok) {
      dispatch({ do: 'replace', cart: emptyCart(newId()) });
      void look();
    }
    return outcome;
  };

  /** Shows a table; what was begun at the counter comes on top of it. */
  const open = (table: TableOrder): void => dispatch({ do: 'table', ...opened(table, cart) });

  /** The table of the sale as it is now, with what was added here. */
  const renew = async (): Promise<void> => {
    const id = cart.order?.id;
    const now = await look();
    if (now === null || id === undefined) return;
    dispatch({ do: 'table', ...renewed(cart, now.find((table) => table.id === id) ?? null) });
  };

  const move = async (name: string): Promise<OrderOutcome> => {
    if (cart.order === null) return { ok: false, error: null };
    const kept = await put(cart.order, allLines(cart));
    if (!kept.ok) return kept;
    setPending(true);
    const reply = await callTill(path, 'moveOrder', { id: cart.order.id, deviceId, name });
    setPending(false);
    if (reply.ok === null) return { ok: false, error: null };
    if (!reply.ok) return { ok: false, error: reply.error };
    const { id } = reply.value;
    const table = (await look())?.find((each) => each.id === id);
    if (table !== undefined) dispatch({ do: 'table', ...opened(table, { ...cart, order: null, lines: [] }) });
    return { ok: true, id };
  };

  /** Chooses what of a table is paid now. */
  const takePart = (table: TableOrder, wish: SplitWish): void => {
    const seen = tableLines(table);
    const persons = 'persons' in wish ? wish.persons : null;
    const share = new Map(
      'persons' in wish ? evenPart(seen.map(tillLine), wish.persons).map(({ id, quantity }) => [id, quantity]) : wish.parts,
    );
    const lines = seen.flatMap((line) => {
      const quantity = share.get(line.id);
      return quantity === undefined ? [] : [{ ...line, quantity }];
    });
    dispatch({ do: 'table', order: { id: table.id, name: table.name, seen, isPart: true, persons }, lines });
  };

  /** Splits the sale: it is put on a table first, so that the rest stays there whatever happens to this browser. */
  const split = async (wish: SplitWish, nameOfNew: string): Promise<OrderOutcome> => {
    const target = cart.order ?? { id: newId(), name: nameOfNew };
    const outcome = await put(target, allLines(cart));
    if (!outcome.ok) return outcome;
    const table = (await look())?.find((each) => each.id === outcome.id);
    if (table === undefined) return { ok: false, error: null };
    takePart(table, wish);
    return outcome;
  };

  /** What is left of a table after a part of it was paid: the next person's share, or all of it. False when nothing is left. */
  const resume = async ({ id, persons }: Pick<CartOrder, 'id' | 'persons'>): Promise<boolean> => {
    const table = (await look())?.find((each) => each.id === id);
    if (table === undefined) return false;
    if (persons !== null && persons > 1) takePart(table, { persons: persons - 1 });
    else open(table);
    return true;
  };

  return { orders, pending, look, park, open, renew, move, split, resume };
}
