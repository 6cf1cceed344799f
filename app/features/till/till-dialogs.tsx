import { lazy, Suspense, type Dispatch } from 'react';
import type { CartOverlay } from '#app/features/till/cart-panel.tsx';
import type { Cart, CartAction } from '#app/features/till/cart.ts';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { allLines, leftOnTable } from '#app/features/till/table-cart.ts';
import type { Payment, Tip } from '#app/features/till/use-selling.ts';
import type { useTables } from '#app/features/till/use-tables.ts';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import type { TillOperatorChoice, TillOperatorDto } from '#server/contracts/till.ts';

const PayDialog = lazy(() => import('#app/features/till/pay-dialog.tsx').then((module) => ({ default: module.PayDialog })));
const LineDialog = lazy(() => import('#app/features/till/line-dialog.tsx').then((module) => ({ default: module.LineDialog })));
const BuyerDialog = lazy(() => import('#app/features/till/buyer-dialog.tsx').then((module) => ({ default: module.BuyerDialog })));
const DiscountDialog = lazy(() =>
  import('#app/features/till/discount-dialog.tsx').then((module) => ({ default: module.DiscountDialog })),
);
const CancelDialog = lazy(() =>
  import('#app/features/till/cancel-dialog.tsx').then((module) => ({ default: module.CancelDialog })),
);
const ReceiptsDialog = lazy(() =>
  import('#app/features/till/receipts-dialog.tsx').then((module) => ({ default: module.ReceiptsDialog })),
);
const TipDialog = lazy(() => import('#app/features/till/tip-dialog.tsx').then((module) => ({ default: module.TipDialog })));
const TipsDialog = lazy(() => import('#app/features/till/tips-dialog.tsx').then((module) => ({ default: module.TipsDialog })));
const OrdersDialog = lazy(() =>
  import('#app/features/till/orders-dialog.tsx').then((module) => ({ default: module.OrdersDialog })),
);
const SplitDialog = lazy(() => import('#app/features/till/split-dialog.tsx').then((module) => ({ default: module.SplitDialog })));
const RemovalDialog = lazy(() =>
  import('#app/features/till/removal-dialog.tsx').then((module) => ({ default: module.RemovalDialog })),
);

/** What stands over the till. */
export type TillOverlay = CartOverlay | 'receipts' | 'cancel' | 'removal' | 'tip' | 'tips' | null;

interface TillDialogsProps {
  path: string;
  deviceId: string;
  overlay: TillOverlay;
  onClose: () => void;
  operator: TillOperatorDto;
  operators: readonly TillOperatorChoice[];
  cart: Cart;
  dispatch: Dispatch<CartAction>;
  totalMinor: bigint;
  catalog: TillCatalog;
  tables: ReturnType<typeof useTables>;
  /** On the screen in place of the sale; null for none. */
  receipt: SoldReceipt | null;
  onPay: (payments: readonly Payment[], changeDue: string, tip: Tip | null) => void;
  /** A tip was left with the receipt on the screen. */
  onTip: (receipt: SoldReceipt) => void;
  onOpen: (overlay: TillOverlay) => void;
  onShow: (receipt: SoldReceipt) => void;
  onCancelled: (storno: SoldReceipt) => void;
}

/** The dialogs of the till, each loaded when it is opened first. */
export function TillDialogs(props: TillDialogsProps) {
  const { path, deviceId, overlay, onClose, operator, operators, cart, dispatch, totalMinor, catalog, tables, receipt } = props;
  const edited = typeof overlay === 'object' && overlay !== null ? cart.lines.find(({ id }) => id === overlay.line) : undefined;
  const change = (action: CartAction): void => {
    dispatch(action);
    onClose();
  };
  // Nothing to wait for while none is open: an empty boundary would still be hydrated late, and be thrown away by the first update.
  if (overlay === null) return null;
  return (
    <Suspense fallback={null}>
      {overlay === 'pay' ? <PayDialog totalMinor={totalMinor} onPay={props.onPay} onClose={onClose} /> : null}
      {overlay === 'buyer' ? (
        <BuyerDialog path={path} onClose={onClose} onChoose={(buyer) => change({ do: 'buyer', buyer })} />
      ) : null}
      {overlay === 'discount' ? (
        <DiscountDialog
          percent={cart.discountPercent}
          operator={operator}
          onClose={onClose}
          onChange={(percent) => change({ do: 'discount', percent })}
        />
      ) : null}
      {edited === undefined ? null : (
        <LineDialog
          line={edited}
          operator={operator}
          onClose={onClose}
          onChange={(fields) => change({ do: 'change', lineId: edited.id, fields })}
        />
      )}
      {overlay === 'cancel' && receipt !== null ? (
        <CancelDialog {...{ path, deviceId, operator, operators, receipt, onClose }} onCancelled={props.onCancelled} />
      ) : null}
      {overlay === 'receipts' ? (
        <ReceiptsDialog {...{ path, deviceId, onClose }} onShow={props.onShow} onTips={() => props.onOpen('tips')} />
      ) : null}
      {overlay === 'tip' && receipt !== null ? (
        <TipDialog {...{ path, deviceId, receipt, onClose }} onLeft={props.onTip} />
      ) : null}
      {overlay === 'tips' ? <TipsDialog {...{ path, deviceId, onClose }} /> : null}
      {overlay === 'open' || overlay === 'park' || overlay === 'move' ? (
        <OrdersDialog
          mode={overlay}
          orders={tables.orders}
          catalog={catalog}
          currentId={cart.order?.id ?? null}
          carries={cart.order === null && cart.lines.length > 0}
          problem={tables.problem}
          pending={tables.pending}
          onChoose={(table) => {
            if (overlay === 'open') void tables.open(table);
            else if (overlay === 'park') void tables.parkOn(table);
            else void tables.move(table.name);
          }}
          onName={(name) => void (overlay === 'move' ? tables.move(name) : tables.parkAs(name))}
          onClose={onClose}
        />
      ) : null}
      {overlay === 'split' ? (
        <SplitDialog
          lines={allLines(cart)}
          discountPercent={cart.discountPercent}
          catalog={catalog}
          problem={tables.problem}
          pending={tables.pending}
          onSplit={(wish) => void tables.split(wish)}
          onClose={onClose}
        />
      ) : null}
      {overlay === 'removal' && cart.order !== null ? (
        <RemovalDialog
          table={cart.order.name}
          removed={leftOnTable(cart)}
          operators={operators}
          onRemove={tables.remove}
          onClose={onClose}
        />
      ) : null}
    </Suspense>
  );
}
