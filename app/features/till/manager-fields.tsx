import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillOperatorChoice } from '#server/contracts/till.ts';

/** Who can prove with a PIN that something is a manager's wish. */
export const managersOf = (operators: readonly TillOperatorChoice[]): readonly TillOperatorChoice[] =>
  operators.filter(({ isManager, needsPin }) => isManager && needsPin);

export interface Proof {
  readonly managerId: string;
  readonly pin: string;
}

interface ManagerFieldsProps {
  managers: readonly TillOperatorChoice[];
  proof: Proof;
  onChange: (proof: Proof) => void;
  autoFocus?: boolean;
}

/** A manager and that manager's PIN, for what the operator who is signed on may not do alone. */
export function ManagerFields({ managers, proof, onChange, autoFocus = false }: ManagerFieldsProps) {
  const t = useT();
  if (managers.length === 0) return <p className="text-sm text-err">{t('till.cancelNoManager')}</p>;
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t('till.cancelManager')}>
        <Select
          value={proof.managerId}
          onChange={(event) => onChange({ ...proof, managerId: event.target.value })}
          options={managers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('till.cancelPin')}>
        <Input
          autoFocus={autoFocus}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={proof.pin}
          onChange={(event) => onChange({ ...proof, pin: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
    </div>
  );
}
