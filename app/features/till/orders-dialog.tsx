import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { tableTotal, type TableOrder } from '#app/features/till/table-cart.ts';
import { formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Opening a table, putting the sale on one, or moving the sale's table to another. */
export type OrdersMode = 'open' | 'park' | 'move';

interface OrdersDialogProps {
  mode: OrdersMode;
  orders: readonly TableOrder[];
  catalog: TillCatalog;
  /** Table of the sale; it is not offered to itself. */
  currentId: string | null;
  /** A sale at the counter is under way: what is opened takes its lines along. */
  carries: boolean;
  problem: string;
  pending: boolean;
  onChoose: (table: TableOrder) => void;
  onName: (name: string) => void;
  onClose: () => void;
}

const TITLES = { open: 'till.ordersTitle', park: 'till.parkTitle', move: 'till.moveTitle' } as const;

/** The open tables with what they come to and since when; a new one by its name, where a number alone is that of a table. */
export function OrdersDialog(props: OrdersDialogProps) {
  const { mode, orders, catalog, currentId, carries, problem, pending, onChoose, onName, onClose } = props;
  const t = useT();
  const [typed, setTyped] = useState('');
  const name = /^\d{1,4}$/.test(typed.trim()) ? t('till.tableNumber', { number: typed.trim() }) : typed.trim();
  const others = orders.filter(({ id }) => id !== currentId);
  const there = others.find((table) => table.name.toLowerCase() === name.toLowerCase());
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(TITLES[mode])}
      {...(mode === 'open' && carries ? { description: t('till.ordersCarry') } : {})}
    >
      {mode === 'open' ? null : (
        <form
          className="mb-4 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (name !== '' && !pending) onName(there?.name ?? name);
          }}
        >
          <Field label={t('till.tableName')} hint={t('till.tableNameHint')} errors={problem === '' ? [] : [problem]}>
            <Input
              autoFocus
              autoComplete="off"
              maxLength={40}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="h-11! text-lg!"
            />
          </Field>
          <Button type="submit" variant="primary" pending={pending} disabled={name === ''} className="h-12! text-lg">
            {there !== undefined
              ? t('till.putOnThere', { table: there.name })
              : name === ''
                ? t(mode === 'park' ? 'till.park' : 'till.move')
                : t(mode === 'park' ? 'till.putOn' : 'till.moveTo', { table: name })}
          </Button>
        </form>
      )}
      {mode === 'open' && problem !== '' ? (
        <p role="alert" className="mb-3 text-sm text-err">
          {problem}
        </p>
      ) : null}
      {others.length === 0 ? (
        mode === 'open' ? (
          <p className="text-muted">{t('till.noOrders')}</p>
        ) : null
      ) : (
        <>
          {mode === 'open' ? null : <h3 className="mb-1 text-sm font-medium text-muted">{t('till.orJoin')}</h3>}
          <ul aria-label={t('till.ordersTitle')} className="grid grid-cols-2 gap-2">
            {others.map((table, index) => (
              <li key={table.id}>
                <button
                  type="button"
                  autoFocus={mode === 'open' && index === 0}
                  onClick={() => (pending ? undefined : onChoose(table))}
                  className="flex h-full min-h-20 w-full flex-col justify-between gap-1 rounded-md border bg-surface p-2.5 text-left hover:border-faint active:bg-brand-weak"
                >
                  <span className="line-clamp-2 font-medium break-words">{table.name}</span>
                  <span className="tabular flex w-full flex-wrap items-baseline justify-between gap-x-2">
                    <span className="text-xs text-muted">
                      {t('till.openSince', { since: formatInstantShort(table.openedAt), mark: table.operatorMark })}
                    </span>
                    <span className="font-medium">{formatMoney(decimalFromMinor(tableTotal(table, catalog)))}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
