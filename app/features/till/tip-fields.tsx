import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { Tip } from '#app/features/till/use-selling.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TIP_METHODS } from '#server/contracts/till-tip.ts';

interface TipFieldsProps {
  /** The amount as it is typed. */
  tip: Tip;
  onChange: (tip: Tip) => void;
  autoFocus?: boolean;
  label?: string;
  errors?: readonly string[];
}

/** What was left on top, and how: in cash or by card, for to an account nothing is left. */
export function TipFields({ tip, onChange, autoFocus = false, label, errors = [] }: TipFieldsProps) {
  const t = useT();
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={label ?? t('till.tip')} errors={errors}>
        <Input
          autoFocus={autoFocus}
          inputMode="decimal"
          autoComplete="off"
          value={tip.amount}
          onChange={(event) => onChange({ ...tip, amount: event.target.value })}
          onFocus={(event) => event.target.select()}
          className="tabular h-11! text-right text-lg!"
        />
      </Field>
      <Field label={t('till.tipMethod')}>
        <Select
          value={tip.method}
          onChange={(event) => onChange({ ...tip, method: event.target.value === 'card' ? 'card' : 'cash' })}
          options={TIP_METHODS.map((value) => ({ value, label: t(`till.method.${value}`) }))}
          className="[&>select]:h-11!"
        />
      </Field>
    </div>
  );
}
