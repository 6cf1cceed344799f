import { useNavigation } from '@remix-run/react';
import { Ban, Check, Download, Send } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { BULK_FORM } from '#app/features/invoice-list/invoices-table.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface BulkProps {
  exportPath: string;
  today: string;
  mayBook: boolean;
  mayWrite: boolean;
  children: ReactNode;
}

/**
 * Rows that can be chosen and what can be done with the chosen ones. The bar shows by style alone as soon as a box is
 * ticked, so it is there without scripts; they add the count and "all".
 */
export function BulkActions({ exportPath, today, mayBook, mayWrite, children }: BulkProps) {
  const t = useT();
  const hydrated = useHydrated();
  const frame = useRef<HTMLDivElement>(null);
  const navigation = useNavigation();
  const [count, setCount] = useState(0);
  const boxes = (): HTMLInputElement[] => [...(frame.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])];
  const recount = (): void => setCount(boxes().filter((box) => box.checked).length);
  const tick = (checked: boolean): void => {
    for (const box of boxes()) box.checked = checked;
    recount();
  };
  // A file is no page that the application could show: the browser fetches it, as it does without scripts.
  const download = (event: MouseEvent): void => {
    event.preventDefault();
    const chosen = boxes().filter((box) => box.checked);
    const query = new URLSearchParams([['prikaz', 'odabrani'], ...chosen.map(({ value }) => ['id', value])]);
    window.location.assign(`${exportPath}?${query}`);
  };
  const doing = navigation.state === 'idle' ? null : (navigation.formData?.get('intent') ?? null);
  // What was done is not left chosen, with the next press at hand.
  const wasDoing = useRef(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (doing !== null) wasDoing.current = true;
    else if (wasDoing.current) {
      wasDoing.current = false;
      for (const box of frame.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? []) box.checked = false;
      setCount(0);
      setRound((before) => before + 1);
    }
  }, [doing]);
  return (
    <div ref={frame} onChange={recount} className="group/bulk flex min-w-0 flex-col gap-3">
      {children}
      <div
        role="region"
        aria-label={t('invoices.bulk.title')}
        className="sticky bottom-[calc(78px+env(safe-area-inset-bottom))] z-30 hidden flex-wrap items-end gap-x-4 gap-y-3 rounded-md border border-border-strong bg-surface px-4 py-3 shadow-pop group-has-[input[name=id]:checked]/bulk:flex md:bottom-4"
      >
        <p className="flex h-[34px] items-center gap-3 font-medium">
          {hydrated ? t('common.selected', { count }) : t('invoices.bulk.chosen')}
          {hydrated ? (
            <span className="flex gap-1">
              <Button small variant="ghost" onClick={() => tick(true)}>
                {t('common.selectAll')}
              </Button>
              <Button small variant="ghost" onClick={() => tick(false)}>
                {t('invoices.bulk.none')}
              </Button>
            </span>
          ) : null}
        </p>
        <div className="ml-auto flex flex-wrap items-end gap-3">
          <Button
            type="submit"
            form={BULK_FORM}
            formAction={exportPath}
            formMethod="get"
            icon={Download}
            name="prikaz"
            value="odabrani"
            onClick={download}
          >
            {t('common.exportCsv')}
          </Button>
          {mayWrite ? (
            <>
              <Button type="submit" form={BULK_FORM} name="intent" value="send" icon={Send} pending={doing === 'send'}>
                {t('invoices.bulk.send')}
              </Button>
              <CancelChosen key={round} pending={doing === 'cancel'} />
            </>
          ) : null}
          {mayBook ? (
            <>
              <Field label={t('invoices.payment.paidOn')} className="w-40">
                <DateInput name="paidOn" form={BULK_FORM} defaultValue={today} max={today} />
              </Field>
              <Button
                type="submit"
                form={BULK_FORM}
                name="intent"
                value="mark-paid"
                variant="primary"
                icon={Check}
                pending={doing === 'mark-paid'}
              >
                {t('invoices.bulk.markPaid')}
              </Button>
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** A storno of each cannot be undone: what it does is read, and the reason given, before the button is there. */
function CancelChosen({ pending }: { pending: boolean }) {
  const t = useT();
  const submit = useRef<HTMLButtonElement>(null);
  const confirm = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    submit.current?.click();
  };
  return (
    <details className="relative">
      <summary className={buttonClass({})}>
        <Ban aria-hidden size={16} strokeWidth={1.75} />
        {t('invoices.bulk.cancel')}
      </summary>
      <div className="absolute right-0 bottom-full z-40 mb-2 flex w-80 max-w-[calc(100vw-32px)] flex-col gap-3 rounded-md border border-border-strong bg-surface p-4 shadow-pop max-md:right-auto max-md:left-0">
        <p className="text-sm text-muted">{t('invoices.bulk.cancelDetail')}</p>
        <Field label={t('invoices.cancel.reason')} optional>
          <Input name="reason" form={BULK_FORM} maxLength={500} autoComplete="off" onKeyDown={confirm} />
        </Field>
        <Button
          ref={submit}
          type="submit"
          form={BULK_FORM}
          name="intent"
          value="cancel"
          variant="danger"
          icon={Ban}
          pending={pending}
        >
          {t('invoices.bulk.cancelDo')}
        </Button>
      </div>
    </details>
  );
}
