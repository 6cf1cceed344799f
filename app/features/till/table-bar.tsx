import { Armchair, ArrowRightLeft, Save, Split } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import type { Cart } from '#app/features/till/cart.ts';
import { leftOnTable } from '#app/features/till/table-cart.ts';
import { formatDecimal } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Which table the sale is of, and what stays on it when the sale is paid as it is. */
export function TableHead({ cart }: { cart: Cart }) {
  const t = useT();
  const { order } = cart;
  if (order === null) return null;
  const left = leftOnTable(cart);
  return (
    <div className="border-b bg-sunken px-3 py-2">
      <h2 className="flex items-center gap-2 font-semibold">
        <Armchair aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
        <span className="min-w-0 truncate">{order.name}</span>
        {order.isPart ? (
          <span className="ml-auto text-sm font-normal whitespace-nowrap text-muted">
            {order.persons === null ? t('till.part') : t('till.partOfPersons', { count: order.persons })}
          </span>
        ) : null}
      </h2>
      {left.length === 0 ? null : (
        <p className="text-sm text-muted">
          {t('till.stays', {
            lines: left.map(({ quantity, product }) => `${formatDecimal(quantity)} × ${product.name}`).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

interface TableActionsProps {
  cart: Cart;
  busy: boolean;
  onPark: () => void;
  onMove: () => void;
  onSplit: () => void;
}

/** Putting the sale aside, on its table or a new one; moving the table; paying a part of it. */
export function TableActions({ cart, busy, onPark, onMove, onSplit }: TableActionsProps) {
  const t = useT();
  const { order } = cart;
  return (
    <div className="flex gap-2">
      <Button
        icon={Save}
        className="h-11! grow"
        disabled={(order === null && cart.lines.length === 0) || busy}
        aria-keyshortcuts="F4"
        onClick={onPark}
      >
        {t(order === null ? 'till.park' : 'till.saveTable')}
      </Button>
      {order === null ? null : (
        <Button icon={ArrowRightLeft} className="h-11! grow" disabled={busy} onClick={onMove}>
          {t('till.move')}
        </Button>
      )}
      <Button
        icon={Split}
        className="h-11! grow"
        disabled={cart.lines.length === 0 || busy || order?.isPart === true}
        onClick={onSplit}
      >
        {t('till.split')}
      </Button>
    </div>
  );
}
