import { useParams } from '@remix-run/react';
import { CircleCheck, Clock, FileDown, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { Slip, type SlipWidth } from '#app/features/till/slip.tsx';
import type { Sold } from '#app/features/till/use-selling.ts';
import { useStored } from '#app/features/till/use-stored.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

/** How long a receipt that prints by itself waits for its JIR: CIS answers within two seconds, or it is not there. */
const PRINT_WAIT_MS = 2_000;
const MM_PER_PIXEL = 25.4 / 96;

const readWidth = (value: unknown): SlipWidth => (value === 58 ? 58 : 80);
const readChoice = (value: unknown): boolean => value === true;

interface ReceiptPanelProps {
  sold: Sold;
  /** Address of the company's receipts. */
  base: string;
  /** It was issued now, and not looked up. */
  isFresh: boolean;
  onNext: () => void;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** The receipt that was just issued, in place of the sale: the next tile that is touched begins the next one. */
export function ReceiptPanel({ sold, base, isFresh, onNext, children }: ReceiptPanelProps) {
  const t = useT();
  const { receipt, changeDue } = sold;
  const { company = '' } = useParams();
  const [width, setWidth] = useStored<SlipWidth>('till.width', 80, readWidth);
  const [autoPrint, setAutoPrint] = useStored<boolean>('till.print', false, readChoice);
  const pageStyle = usePageSize(width, receipt.jir);
  usePrintOnce(isFresh && autoPrint, receipt.id, receipt.isFiscal && receipt.jir === null);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), [receipt.id]);
  return (
    <section aria-label={t('till.cart')} className="flex min-h-0 flex-1 flex-col print:block">
      <style>{pageStyle.css}</style>
      <div className="flex flex-col gap-2 border-b p-3 print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">
            {t(receipt.isStorno ? 'till.stornoIssued' : isFresh ? 'till.sold' : 'till.receiptNumber', { number: receipt.number })}
          </h2>
          {receipt.isFiscal ? (
            receipt.jir === null ? (
              <Pill tone="warn" icon={Clock}>
                {t('till.jirWaiting')}
              </Pill>
            ) : (
              <Pill tone="ok" icon={CircleCheck}>
                {t('till.jirThere')}
              </Pill>
            )
          ) : null}
        </div>
        {changeDue === '' ? null : (
          <p className="tabular text-xl font-semibold">{t('till.changeDue', { amount: formatMoney(changeDue) })}</p>
        )}
        <Tips tips={receipt.tips} />
        <Button ref={next} variant="primary" className="h-12! text-lg" onClick={onNext}>
          {t('till.next')}
        </Button>
        <div className="grid grid-cols-3 gap-2">
          <Button icon={Printer} className="h-11!" onClick={() => window.print()}>
            {t('till.print')}
          </Button>
          {[
            { label: t('till.pdf'), href: inCompany(company, `blagajna/racun/${receipt.id}/pdf?sirina=${width}`) },
            { label: t('till.pdfLarge'), href: `${base}/${receipt.id}/pdf` },
          ].map(({ label, href }) => (
            <a key={href} href={href} target="_blank" rel="noreferrer" className={buttonClass({}, 'h-11!')}>
              <FileDown aria-hidden size={16} strokeWidth={1.75} />
              {label}
            </a>
          ))}
        </div>
        {children}
      </div>
      <div
        ref={pageStyle.ref}
        role="region"
        aria-label={t('till.slip')}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto bg-sunken p-3 print:overflow-visible print:bg-transparent print:p-0"
      >
        <Slip slip={receipt.slip} width={width} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t p-3 text-sm print:hidden">
        <Checkbox label={t('till.autoPrint')} checked={autoPrint} onChange={(event) => setAutoPrint(event.target.checked)} />
        <fieldset className="flex gap-3">
          <legend className="sr-only">{t('till.width')}</legend>
          {([80, 58] as const).map((each) => (
            <label key={each} className="flex items-center gap-1.5">
              <input type="radio" name="slip-width" className="check" checked={width === each} onChange={() => setWidth(each)} />
              {t(`till.width.${each}`)}
            </label>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

const TIP_TONES = { waiting: 'text-muted', told: 'text-ok', refused: 'text-err', unsure: 'text-err' } as const;

/** Tips beside the receipt: they are no part of it and are not printed on it. */
function Tips({ tips }: { tips: SoldReceipt['tips'] }) {
  const t = useT();
  return tips.map(({ id, amount, method, status }) => (
    <p key={id} className="tabular flex flex-wrap justify-between gap-x-3 text-sm">
      <span>{t('till.tipLeft', { amount: formatMoney(amount), method: t(`till.method.${method}`) })}</span>
      <span className={TIP_TONES[status]}>{t(`till.tipStatus.${status}`)}</span>
    </p>
  ));
}

/** The sheet is as wide as the paper and as long as the receipt, so that a printer with a roll does not run on. */
function usePageSize(width: SlipWidth, jir: string | null) {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(200);
  useEffect(() => {
    const slip = ref.current?.querySelector('[data-slip]');
    if (slip) setHeight(Math.ceil(slip.getBoundingClientRect().height * MM_PER_PIXEL) + 4);
  }, [width, jir]);
  const css = `@page { size: ${width}mm ${height}mm; margin: 0 } @media print { body > :not(main) { display: none } }`;
  return { ref, css };
}

/** Prints a fresh receipt once: with its JIR, or without when it does not come in time. */
function usePrintOnce(wanted: boolean, receiptId: string, waits: boolean): void {
  const printed = useRef('');
  useEffect(() => {
    if (!wanted || printed.current === receiptId) return;
    const print = (): void => {
      printed.current = receiptId;
      window.print();
    };
    const timer = setTimeout(print, waits ? PRINT_WAIT_MS : 50);
    return () => clearTimeout(timer);
  }, [wanted, receiptId, waits]);
}
