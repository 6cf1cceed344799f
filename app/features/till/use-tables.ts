import { useState, type Dispatch } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';
import { type Cart, type CartAction, type CartOrder, newId } from '#app/features/till/cart.ts';
import type { Proof } from '#app/features/till/manager-fields.tsx';
import type { TillOverlay } from '#app/features/till/till-dialogs.tsx';
import type { TableOrder } from '#app/features/till/table-cart.ts';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { type OrderOutcome, type SplitWish, useOrders } from '#app/features/till/use-orders.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface TablesOptions {
  path: string;
  deviceId: string;
  enabled: boolean;
  cart: Cart;
  dispatch: Dispatch<CartAction>;
  setOverlay: (overlay: TillOverlay) => void;
  /** Nobody is signed on any more. */
  onLocked: () => void;
  /** The sale of a table is on the screen. */
  onOpened: () => void;
}

/** What the buttons and dialogs of the tables do, and what follows on the screen. */
export function useTables({ path, deviceId, enabled, cart, dispatch, setOverlay, onLocked, onOpened }: TablesOptions) {
  const t = useT();
  const say = useErrorText();
  const tables = useOrders({ path, deviceId, enabled, cart, dispatch });
  const [problem, setProblem] = useState('');

  /** Closes the dialog of what went well; says what did not. */
  const settle = async (outcome: OrderOutcome, said: string): Promise<string> => {
    if (outcome.ok) {
      setProblem('');
      setOverlay(null);
      announce(said);
      return '';
    }
    const { error } = outcome;
    if (error?.code === 'TILL_LOCKED') onLocked();
    if (error?.code === 'TILL_ORDER_NOT_MANAGER') {
      setOverlay('removal');
      setProblem('');
      return say(error);
    }
    if (error?.code === 'TILL_ORDER_CHANGED') {
      await tables.renew();
      setOverlay(null);
    }
    const text = error === null ? t('till.tableUnsure') : say(error);
    setProblem(text);
    return text;
  };
  const show = (overlay: TillOverlay): void => {
    setProblem('');
    setOverlay(overlay);
    void tables.look();
  };
  const { order } = cart;
  const parkOn = async (target: Pick<TableOrder, 'id' | 'name'>, proof?: Proof): Promise<string> =>
    settle(await tables.park(target, proof), t('till.parked', { table: target.name }));

  return {
    orders: tables.orders,
    pending: tables.pending,
    problem,
    forget: () => setProblem(''),
    look: tables.look,
    renew: tables.renew,
    show,
    /** Back on its table, or to the dialog that asks for one. */
    park: (): void => (order === null ? show('park') : void parkOn(order)),
    parkOn,
    parkAs: (name: string) => parkOn({ id: newId(), name }),
    remove: (proof: Proof): Promise<string> => (order === null ? Promise.resolve('') : parkOn(order, proof)),
    open: async (table: TableOrder): Promise<void> => {
      // What was changed on the table before is not lost.
      if (order !== null && (await parkOn(order)) !== '') return;
      tables.open(table);
      setOverlay(null);
      setProblem('');
      onOpened();
      announce(t('till.opened', { table: table.name }));
    },
    move: async (name: string): Promise<void> => void (await settle(await tables.move(name), t('till.moved', { table: name }))),
    split: async (wish: SplitWish): Promise<void> => {
      await settle(
        await tables.split(
          wish,
          freeName(tables.orders, (number) => t('till.splitName', { number })),
        ),
        t('till.splitDone'),
      );
    },
    /** After a part was paid: the next one. */
    resume: async (paid: Pick<CartOrder, 'id' | 'persons'>): Promise<void> => {
      if (await tables.resume(paid)) onOpened();
    },
  };
}

/** The first name that no open table has. */
function freeName(orders: readonly TableOrder[], nameOf: (number: number) => string): string {
  const taken = new Set(orders.map(({ name }) => name));
  let number = 1;
  while (taken.has(nameOf(number))) number += 1;
  return nameOf(number);
}
