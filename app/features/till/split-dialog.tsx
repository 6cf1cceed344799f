import { Minus, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, IconButton } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { type CartLine, cartTotals } from '#app/features/till/cart.ts';
import type { SplitWish } from '#app/features/till/use-orders.ts';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import { addDecimals, compareDecimals, negateDecimal } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

const PERSONS = [2, 3, 4, 5, 6, 8] as const;

interface SplitDialogProps {
  lines: readonly CartLine[];
  discountPercent: string;
  catalog: TillCatalog;
  problem: string;
  pending: boolean;
  onSplit: (wish: SplitWish) => void;
  onClose: () => void;
}

/** What one of several persons pays: chosen lines and quantities, or the same share of everything. */
export function SplitDialog({ lines, discountPercent, catalog, problem, pending, onSplit, onClose }: SplitDialogProps) {
  const t = useT();
  const [parts, setParts] = useState<ReadonlyMap<string, string>>(new Map());
  const total = useMemo(() => {
    const chosen = lines.flatMap((line) => {
      const quantity = parts.get(line.id);
      return quantity === undefined ? [] : [{ ...line, quantity }];
    });
    return cartTotals({ lines: chosen, discountPercent }, catalog).totalMinor;
  }, [lines, parts, discountPercent, catalog]);
  const choose = (id: string, quantity: string): void =>
    setParts((now) => {
      const next = new Map(now);
      if (compareDecimals(quantity, '0') > 0) next.set(id, quantity);
      else next.delete(id);
      return next;
    });
  return (
    <Dialog open onOpenChange={onClose} title={t('till.splitTitle')} description={t('till.splitWhat')}>
      <ul className="mt-3 flex flex-col">
        {lines.map(({ id, quantity, product }, index) => {
          const now = parts.get(id) ?? '0';
          const more = addDecimals(now, '1');
          const isAll = compareDecimals(now, quantity) === 0;
          return (
            <li key={id} className="flex items-center gap-2 border-b py-1.5">
              <button
                type="button"
                autoFocus={index === 0}
                aria-pressed={compareDecimals(now, '0') > 0}
                onClick={() => choose(id, isAll ? '0' : quantity)}
                className="min-h-11 min-w-0 grow rounded-sm px-1 text-left hover:bg-sunken"
              >
                <span className="block truncate font-medium">{product.name}</span>
                <span className="tabular text-sm text-muted">
                  {t('till.partOf', { part: formatDecimal(now), whole: formatDecimal(quantity) })}
                </span>
              </button>
              <IconButton
                icon={Minus}
                label={t('till.less', { name: product.name })}
                disabled={now === '0'}
                className="h-11! w-11!"
                onClick={() => choose(id, addDecimals(now, negateDecimal('1')))}
              />
              <IconButton
                icon={Plus}
                label={t('till.more', { name: product.name })}
                disabled={isAll}
                className="h-11! w-11!"
                onClick={() => choose(id, compareDecimals(more, quantity) > 0 ? quantity : more)}
              />
            </li>
          );
        })}
      </ul>
      {problem === '' ? null : (
        <p role="alert" className="mt-3 text-sm text-err">
          {problem}
        </p>
      )}
      <Button
        variant="primary"
        pending={pending}
        disabled={parts.size === 0}
        className="mt-3 h-12! w-full text-lg"
        onClick={() => (pending ? undefined : onSplit({ parts }))}
      >
        {parts.size === 0 ? t('till.splitNone') : t('till.splitPay', { total: formatMoney(decimalFromMinor(total)) })}
      </Button>
      <fieldset className="mt-5">
        <legend className="mb-2 text-sm font-medium text-muted">{t('till.splitEven')}</legend>
        <div className="grid grid-cols-6 gap-2">
          {PERSONS.map((persons) => (
            <Button
              key={persons}
              className="tabular h-11!"
              aria-label={t('till.splitPersons', { count: persons })}
              onClick={() => (pending ? undefined : onSplit({ persons }))}
            >
              {persons}
            </Button>
          ))}
        </div>
      </fieldset>
    </Dialog>
  );
}
