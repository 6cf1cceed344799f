import clsx from 'clsx';
import { Plus, Undo2 } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import type { EditorAction, EditorState, LineField } from '#app/features/invoice-editor/draft-reducer.ts';
import { type LineEdit, newLine } from '#app/features/invoice-editor/line-edits.ts';
import { asksTreatment, lineGrid, LineRow, type LineRowProps, type LineSetting } from '#app/features/invoice-editor/line-row.tsx';
import { PriceModeSwitch } from '#app/features/invoice-editor/price-mode-switch.tsx';
import { useLineKeys } from '#app/features/invoice-editor/use-line-keys.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Totals } from '#server/domain/invoicing/document.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { memo, type ReactNode } from 'react';

interface LinesCardProps {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  setting: Omit<LineSetting, 'priceLabel' | 'asksVat'>;
  totals: Totals;
  issues: ReadonlyMap<string, readonly FieldIssue[]>;
  /** VAT of a first line. */
  vatCode: VatCode;
  /** Totals and recapitulation. */
  children: ReactNode;
}

const NONE: readonly FieldIssue[] = [];

type Issues = ReadonlyMap<string, readonly FieldIssue[]>;

/** Complaints about lines, by line and field. */
function byLine(issues: Issues): ReadonlyMap<number, Issues> {
  const lines = new Map<number, Map<string, readonly FieldIssue[]>>();
  for (const [path, found] of issues) {
    const [, index, field] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? [];
    if (field === undefined) continue;
    const line = lines.get(Number(index)) ?? new Map<string, readonly FieldIssue[]>();
    lines.set(Number(index), line.set(field, found));
  }
  return lines;
}

interface LineProps extends Pick<LineRowProps, 'line' | 'index' | 'count' | 'amount' | 'setting' | 'autoFocus'> {
  issues: Issues | undefined;
  dispatch: (action: EditorAction) => void;
  edit: (edit: LineEdit, index: number) => void;
}

const sameEntries = (a: object, b: object): boolean =>
  Object.entries(a).every(([key, value]) => Object.is(value, (b as Record<string, unknown>)[key]));

/** A line of which nothing changed is not drawn again: a key that is pressed changes one of perhaps a hundred. */
const Line = memo(
  function Line({ issues, dispatch, edit, ...row }: LineProps) {
    const { index, setting } = row;
    return (
      <LineRow
        {...row}
        issuesOf={(field: LineField) => issues?.get(field) ?? NONE}
        onChange={(changes) => dispatch({ type: 'line', index, changes })}
        onProduct={(product) => {
          dispatch({ type: 'product', index, product, setting });
          document.getElementById(`lines.${index}.quantity`)?.focus();
        }}
        onEdit={(kind) => edit(kind, index)}
      />
    );
  },
  ({ setting, ...before }, { setting: next, ...after }) => sameEntries(before, after) && sameEntries(setting, next),
);

/** What is sold. Without scripts the server adds one spare line to those that are filled in. */
export function LinesCard({ state, dispatch, setting, totals, issues, vatCode, children }: LinesCardProps) {
  const t = useT();
  const hydrated = useHydrated();
  const { fields, removed, converted } = state;
  const filled = fields.lines;
  const spare = hydrated || filled.at(-1)?.description === '' ? [] : [newLine('spare', filled.at(-1), vatCode)];
  const lines = [...filled, ...spare];
  const { add, edit, onKeyDown } = useLineKeys(filled.length, vatCode, dispatch);
  const ofLines = byLine(issues);
  const asksVat = asksTreatment(setting.vatCodes, lines);
  const basis = fields.priceMode === 'gross' ? t('invoices.withVat') : t('invoices.withoutVat');
  const priceLabel = setting.inVat ? `${t('invoices.line.price')} ${basis}` : t('invoices.line.price');
  return (
    <Card
      title={t('invoices.lines')}
      flush
      className="overflow-visible!"
      aside={
        setting.inVat ? (
          <PriceModeSwitch
            value={fields.priceMode}
            onChange={(mode) => dispatch({ type: 'price-mode', mode, rates: setting.rates })}
          />
        ) : undefined
      }
    >
      <p role="status" className={clsx('px-[18px] pb-2 text-sm text-muted', converted || 'sr-only')}>
        {converted ? t('invoices.priceMode.converted', { mode: fields.priceMode }) : ''}
      </p>
      <div aria-hidden className={clsx('hidden gap-x-1.5 px-[18px] pb-1.5 text-xs text-muted wide:grid', lineGrid(asksVat))}>
        <span>{t('invoices.line.description')}</span>
        <span className="text-right">{t('invoices.line.quantity')}</span>
        <span>{t('invoices.line.unit')}</span>
        <span className="text-right whitespace-nowrap">{priceLabel}</span>
        <span className="text-right">{t('invoices.line.discount')}</span>
        {asksVat ? <span>{t('invoices.line.vat')}</span> : null}
        <span className="text-right">{t('invoices.line.amount')}</span>
      </div>
      <div onKeyDown={onKeyDown}>
        {lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            index={index}
            count={lines.length}
            amount={decimalFromMinor(totals.lines[index]?.amountMinor ?? 0n)}
            setting={{ ...setting, asksVat, priceLabel }}
            issues={ofLines.get(index)}
            dispatch={dispatch}
            edit={edit}
            autoFocus={index === 0 && line.description === '' && fields.contactId !== ''}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3 border-t px-[18px] py-2.5">
        <Button
          type="submit"
          name="intent"
          value="line-add"
          formNoValidate
          small
          variant="ghost"
          icon={Plus}
          onClick={(event) => {
            event.preventDefault();
            add();
          }}
          className="-ml-2.5 text-brand!"
        >
          {t('invoices.line.add')}
        </Button>
        {removed ? (
          <p className="flex items-center gap-2 text-sm text-muted">
            {t('invoices.line.removed')}
            <Button small icon={Undo2} onClick={() => dispatch({ type: 'restore' })}>
              {t('common.undo')}
            </Button>
          </p>
        ) : null}
      </div>
      {children}
    </Card>
  );
}
