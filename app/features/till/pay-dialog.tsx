import { Fragment, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { receivedAs } from '#app/features/till/received.ts';
import type { Payment } from '#app/features/till/use-selling.ts';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { TILL_METHODS, type TillMethod } from '#server/domain/till/split-payment.ts';

const NOTES = ['10', '20', '50', '100'] as const;

interface PayDialogProps {
  totalMinor: bigint;
  onPay: (payments: readonly Payment[], changeDue: string) => void;
  onClose: () => void;
}

/** What came in by each way to pay. Cash may be more than the total: the rest goes back. */
export function PayDialog({ totalMinor, onPay, onClose }: PayDialogProps) {
  const t = useT();
  const total = decimalFromMinor(totalMinor);
  const [typed, setTyped] = useState<Record<TillMethod, string>>({ cash: formatDecimal(total, 2), card: '', other: '' });
  const received = receivedAs(typed, totalMinor);
  const set = (method: TillMethod, text: string) => setTyped((now) => ({ ...now, [method]: text }));
  const state =
    received.problem === 'missing'
      ? t('till.missing', { amount: formatMoney(received.difference) })
      : received.problem === 'too_much'
        ? t('till.tooMuch')
        : received.changeDue === ''
          ? t('till.exact')
          : t('till.change', { amount: formatMoney(received.changeDue) });
  return (
    <Dialog open onOpenChange={onClose} title={t('till.payTitle', { total: formatMoney(total) })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (received.problem === null) onPay(received.payments, received.changeDue);
        }}
      >
        {TILL_METHODS.map((method) => (
          <Fragment key={method}>
            <Field label={t('till.received', { method: t(`till.method.${method}`) })}>
              <Input
                autoFocus={method === 'cash'}
                inputMode="decimal"
                autoComplete="off"
                value={typed[method]}
                onChange={(event) => set(method, event.target.value)}
                onFocus={(event) => event.target.select()}
                className="tabular h-11! text-right text-lg!"
              />
            </Field>
            {method === 'cash' ? (
              <div className="-mt-2 grid grid-cols-5 gap-2">
                <Button className="h-11!" onClick={() => setTyped({ cash: formatDecimal(total, 2), card: '', other: '' })}>
                  {t('till.exact')}
                </Button>
                {NOTES.map((note) => (
                  <Button key={note} className="tabular h-11!" onClick={() => set('cash', formatDecimal(note, 2))}>
                    {`${note}\u00a0€`}
                  </Button>
                ))}
              </div>
            ) : null}
          </Fragment>
        ))}
        <p aria-live="polite" className="tabular text-center text-lg font-semibold">
          {state}
        </p>
        <Button type="submit" variant="primary" disabled={received.problem !== null} className="h-12! text-lg">
          {t('till.issue')}
        </Button>
      </form>
    </Dialog>
  );
}
