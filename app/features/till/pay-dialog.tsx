import { Fragment, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { receivedAs, typedMinor } from '#app/features/till/received.ts';
import { TipFields } from '#app/features/till/tip-fields.tsx';
import type { Payment, Tip } from '#app/features/till/use-selling.ts';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { TILL_METHODS, type TillMethod } from '#server/domain/till/split-payment.ts';

const NOTES = ['10', '20', '50', '100'] as const;

interface PayDialogProps {
  totalMinor: bigint;
  onPay: (payments: readonly Payment[], changeDue: string, tip: Tip | null) => void;
  onClose: () => void;
}

/** What came in by each way to pay, and what of it is a tip. Cash may be more than that: the rest goes back. */
export function PayDialog({ totalMinor, onPay, onClose }: PayDialogProps) {
  const t = useT();
  const [tip, setTip] = useState<Tip>({ method: 'cash', amount: '' });
  const tipMinor = typedMinor(tip.amount);
  /** Null until something is typed: the whole sum comes the way that the tip does. */
  const [touched, setTyped] = useState<Record<TillMethod, string> | null>(null);
  const exact = { cash: '', card: '', other: '', [tip.method]: formatDecimal(decimalFromMinor(totalMinor + tipMinor), 2) };
  const typed = touched ?? exact;
  const received = receivedAs(typed, totalMinor, { method: tip.method, minor: tipMinor });
  const set = (method: TillMethod, text: string) => setTyped({ ...typed, [method]: text });
  const state =
    received.problem === 'missing'
      ? t('till.missing', { amount: formatMoney(received.difference) })
      : received.problem === 'too_much'
        ? t('till.tooMuch')
        : received.changeDue === ''
          ? t('till.exact')
          : t('till.change', { amount: formatMoney(received.changeDue) });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('till.payTitle', { total: formatMoney(decimalFromMinor(totalMinor + tipMinor)) })}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (received.problem !== null) return;
          onPay(received.payments, received.changeDue, tipMinor > 0n ? { ...tip, amount: decimalFromMinor(tipMinor) } : null);
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
                <Button className="h-11!" onClick={() => setTyped(null)}>
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
        <TipFields tip={tip} onChange={setTip} />
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
