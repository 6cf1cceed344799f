import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { controlClass } from '#app/components/ui/input.tsx';
import type { LineField } from '#app/features/invoice-editor/draft-reducer.ts';
import { NumberInput } from '#app/features/invoice-editor/line-cell.tsx';
import type { LineRowProps } from '#app/features/invoice-editor/line-row.tsx';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { LEVY_FIELDS, type LevyFields } from '#app/features/levies/levy-fields.ts';
import { formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { useState, type ReactNode } from 'react';

interface LineLeviesProps extends Pick<LineRowProps, 'line' | 'issuesOf' | 'onChange' | 'setting'> {
  control: (field: LineField) => {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  };
  /** A person has just asked for all of them; otherwise those stand here that the line bears. */
  all: boolean;
}

/** Taxes and fees of a line beside VAT: mostly its product brought them, and here they may be changed. */
export function LineLevies({ line, control, issuesOf, onChange, setting, all }: LineLeviesProps) {
  const t = useT();
  const say = useIssueWords();
  // What was there stays while it is emptied, so that the cursor does.
  const [begun] = useState(() => LEVY_FIELDS.filter((field) => line[field] !== ''));
  const shows = (...fields: readonly (keyof LevyFields)[]): boolean =>
    all || fields.some((field) => begun.includes(field) || line[field] !== '' || issuesOf(field).length > 0);
  const isMargin = line.exemptionReason.startsWith('margin_') || line.purchasePrice !== '';
  const percent = setting.rates.levies?.consumptionTax ?? null;
  const cell = (field: keyof LevyFields, children: ReactNode, className: string) => {
    const { id } = control(field);
    const issues = issuesOf(field);
    return (
      <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
        {field === 'consumptionTax' ? null : (
          <label htmlFor={id} className="text-xs text-muted">
            {t(`levies.${field}`)}
          </label>
        )}
        {children}
        {issues.length > 0 ? (
          <p id={`${id}-error`} className="text-xs text-err">
            {issues.map(say).join(' ')}
          </p>
        ) : null}
      </div>
    );
  };
  const number = (
    field: 'packagingPieces' | 'feeAmount' | 'otherTaxPercent' | 'purchasePrice',
    decimals: number,
    suffix: string,
  ) => (
    <NumberInput
      {...control(field)}
      value={line[field]}
      decimals={decimals}
      maxLength={12}
      suffix={suffix}
      onValue={(typed) => onChange({ [field]: typed })}
    />
  );
  const text = (field: 'feeName' | 'otherTaxName') => (
    <input
      {...control(field)}
      value={line[field]}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => onChange({ [field]: event.target.value })}
      className={controlClass}
    />
  );
  return (
    <fieldset className="col-span-6 min-w-0 rounded-md bg-sunken px-3 py-2.5 lg:col-span-full">
      <legend className="sr-only">{t('levies.title')}</legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2.5 sm:grid-cols-6">
        {shows('consumptionTax')
          ? cell(
              'consumptionTax',
              <Checkbox
                {...control('consumptionTax')}
                label={
                  percent === null
                    ? t('levies.consumptionTax')
                    : t('levies.consumptionTaxAt', { percent: formatPercent(percent) })
                }
                checked={line.consumptionTax !== ''}
                autoFocus={all}
                onChange={(event) => onChange({ consumptionTax: event.target.checked ? 'on' : '' })}
              />,
              'col-span-2 justify-end pb-1.5 sm:col-span-4',
            )
          : null}
        {shows('packagingPieces') ? cell('packagingPieces', number('packagingPieces', 0, ''), 'col-span-2') : null}
        {shows('feeName', 'feeAmount') ? (
          <>
            {cell('feeName', text('feeName'), 'sm:col-span-2')}
            {cell('feeAmount', number('feeAmount', 2, '€'), 'sm:col-span-1')}
          </>
        ) : null}
        {shows('otherTaxName', 'otherTaxPercent') ? (
          <>
            {cell('otherTaxName', text('otherTaxName'), 'sm:col-span-2')}
            {cell('otherTaxPercent', number('otherTaxPercent', 0, '%'), 'sm:col-span-1')}
          </>
        ) : null}
        {isMargin ? cell('purchasePrice', number('purchasePrice', 2, '€'), 'sm:col-span-2') : null}
      </div>
    </fieldset>
  );
}
