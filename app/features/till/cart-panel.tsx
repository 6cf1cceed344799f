import clsx from 'clsx';
import { Building2, CreditCard, Euro, Minus, Pencil, Plus, ShoppingBasket, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '#app/components/ui/button.tsx';
import { useLevyName } from '#app/features/levies/use-levy-name.ts';
import type { Cart, CartAction, CartLine } from '#app/features/till/cart.ts';
import type { OrdersMode } from '#app/features/till/orders-dialog.tsx';
import { differs, linesToKeep } from '#app/features/till/table-cart.ts';
import { TableActions, TableHead } from '#app/features/till/table-bar.tsx';
import { formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Totals, TotalsLine } from '#server/domain/invoicing/document.ts';
import { levyKey } from '#server/domain/invoicing/levies.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** What stands over the sale: a line's or the receipt's own dialog, or the payment. */
export type CartOverlay = 'pay' | 'buyer' | 'discount' | 'split' | OrdersMode | { readonly line: string };

interface CartPanelProps {
  cart: Cart;
  totals: Totals;
  busy: boolean;
  dispatch: (action: CartAction) => void;
  onOpen: (overlay: CartOverlay) => void;
  onPayAll: (method: 'cash' | 'card') => void;
  onClear: () => void;
  /** Puts the sale back on its table, or asks for one. */
  onPark: () => void;
  /** What went wrong, above the sums. */
  children?: ReactNode;
}

/** The sale: its lines, its sums and the ways to pay them. */
export function CartPanel({ cart, totals, busy, dispatch, onOpen, onPayAll, onClear, onPark, children }: CartPanelProps) {
  const t = useT();
  const levyName = useLevyName();
  const total = formatMoney(decimalFromMinor(totals.totalMinor));
  const isEmpty = cart.lines.length === 0;
  // Taxes are inside the prices of the lines; a fee by the piece comes on top of them.
  const onTop = (totals.levies ?? []).filter(({ ratePercent }) => ratePercent === '');
  const isLoss = differs(cart.order, linesToKeep(cart));
  return (
    <section aria-label={t('till.cart')} className="flex min-h-0 flex-1 flex-col">
      <TableHead cart={cart} />
      {isEmpty ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center text-muted">
          <ShoppingBasket aria-hidden size={28} strokeWidth={1.5} />
          <p>{t('till.cartEmpty')}</p>
          <p className="text-xs max-md:hidden">{t('till.cartKeys')}</p>
        </div>
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto">
          {cart.lines.map((line, index) => (
            <Line
              key={line.id}
              line={line}
              amounts={totals.lines[index]}
              selected={line.id === cart.selectedId}
              dispatch={dispatch}
              onEdit={() => onOpen({ line: line.id })}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-2.5 border-t p-3">
        {children}
        {cart.buyer === null ? null : (
          <p className="flex items-center gap-2 text-sm">
            <Building2 aria-hidden size={14} className="shrink-0 text-muted" />
            <span className="min-w-0 grow truncate">
              {cart.buyer.name} · {cart.buyer.oib}
            </span>
            <IconButton icon={X} small label={t('till.buyerRemove')} onClick={() => dispatch({ do: 'buyer', buyer: null })} />
          </p>
        )}
        {totals.discountMinor === 0n ? null : (
          <p className="tabular flex justify-between text-sm text-muted">
            <span>
              {t('till.wholeDiscount')} {formatPercent(cart.discountPercent)}
            </span>
            <span>{formatMoney(decimalFromMinor(-totals.discountMinor))}</span>
          </p>
        )}
        {onTop.map((levy) => (
          <p key={levyKey(levy)} className="tabular flex justify-between text-sm text-muted">
            <span>{levyName(levy)}</span>
            <span>{formatMoney(decimalFromMinor(levy.amountMinor))}</span>
          </p>
        ))}
        <p className="flex items-baseline justify-between">
          <span className="text-muted">{t('till.total')}</span>
          <span className="tabular text-2xl font-semibold">{total}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button className="h-11! grow" disabled={isEmpty} onClick={() => onOpen('buyer')}>
            {t('till.buyer')}
            <span className="sr-only">{t('till.buyerSaid')}</span>
          </Button>
          <Button className="h-11! grow" disabled={isEmpty} onClick={() => onOpen('discount')}>
            {t('till.discountShort')}
          </Button>
          <Button
            className="h-11! grow"
            variant={isLoss ? 'danger' : 'secondary'}
            disabled={(isEmpty && cart.order === null) || busy}
            onClick={onClear}
          >
            {t(cart.order === null ? 'till.clear' : isLoss ? 'till.discardChanges' : 'till.closeTable')}
          </Button>
        </div>
        <TableActions cart={cart} busy={busy} onPark={onPark} onMove={() => onOpen('move')} onSplit={() => onOpen('split')} />
        <div className="grid grid-cols-2 gap-2">
          <Button
            variant="primary"
            icon={Euro}
            className="h-14! text-lg"
            disabled={isEmpty}
            pending={busy}
            aria-keyshortcuts="F8"
            onClick={() => onPayAll('cash')}
          >
            {t('till.method.cash')}
          </Button>
          <Button
            variant="primary"
            icon={CreditCard}
            className="h-14! text-lg"
            disabled={isEmpty}
            pending={busy}
            aria-keyshortcuts="F9"
            onClick={() => onPayAll('card')}
          >
            {t('till.method.card')}
          </Button>
          <Button className="col-span-2 h-11!" disabled={isEmpty || busy} onClick={() => onOpen('pay')} aria-keyshortcuts="Enter">
            {t('till.several')}
          </Button>
        </div>
      </div>
    </section>
  );
}

interface LineProps {
  line: CartLine;
  amounts: TotalsLine | undefined;
  selected: boolean;
  dispatch: (action: CartAction) => void;
  onEdit: () => void;
}

function Line({ line, amounts, selected, dispatch, onEdit }: LineProps) {
  const t = useT();
  const { id, product, quantity, unitPrice, discountPercent } = line;
  const { name } = product;
  const price = formatDecimal(unitPrice === '' ? product.price : unitPrice, 2);
  const discount = discountPercent === '' ? '' : ` − ${formatPercent(discountPercent)}`;
  return (
    <li
      aria-current={selected || undefined}
      className={clsx('flex flex-col gap-1 border-b px-3 py-2', selected && 'bg-brand-weak')}
    >
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium">{name}</span>
        <span className="tabular font-medium whitespace-nowrap">{formatMoney(decimalFromMinor(amounts?.amountMinor ?? 0n))}</span>
      </p>
      <div className="flex items-center gap-1.5">
        <span className="tabular mr-auto text-sm text-muted">
          {formatDecimal(quantity)} × {price}
          {discount}
        </span>
        <IconButton
          icon={Minus}
          label={t('till.less', { name })}
          className="h-10! w-10!"
          onClick={() => dispatch({ do: 'step', lineId: id, by: '-1' })}
        />
        <IconButton
          icon={Plus}
          label={t('till.more', { name })}
          className="h-10! w-10!"
          onClick={() => dispatch({ do: 'step', lineId: id, by: '1' })}
        />
        <IconButton icon={Pencil} label={t('till.editLine', { name })} className="h-10! w-10!" onClick={onEdit} />
        <IconButton
          icon={Trash2}
          label={t('till.remove', { name })}
          className="h-10! w-10!"
          onClick={() => dispatch({ do: 'remove', lineId: id })}
        />
      </div>
    </li>
  );
}
