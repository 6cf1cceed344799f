import { useRef, useState } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { type FormField, initialText } from '#app/features/form-fields/text-field.tsx';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { parseDecimal } from '#app/i18n/parse.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { type CountedPieces, DENOMINATIONS, worthOf } from '#server/domain/cash/denominations.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

interface CountFieldProps {
  field: FormField;
  label: string;
  hint?: string | undefined;
  /** Hears the amount while it is typed or counted; null for what is none. */
  onCount?: (amount: string | null) => void;
}

/** What was counted in a drawer: an amount, or the pieces of each note and coin that come to it. Without scripts the server adds them up. */
export function CountField({ field, label, hint, onCount }: CountFieldProps) {
  const t = useT();
  const say = useIssueTexts();
  const amount = useRef<HTMLInputElement>(null);
  const [pieces, setPieces] = useState<CountedPieces>({});
  const count = (cents: number, text: string): void => {
    const next = { ...pieces, [String(cents)]: /^\d{1,5}$/.test(text) ? Number(text) : 0 };
    setPieces(next);
    const counted = decimalFromMinor(worthOf(next));
    if (amount.current) amount.current.value = formatDecimal(counted, 2);
    onCount?.(counted);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} id={field.id} errors={say(field.errors)} hint={hint} required>
        <MoneyInput
          ref={amount}
          key={field.key}
          name={field.name}
          defaultValue={initialText(field)}
          onChange={(event) => onCount?.(parseDecimal(event.target.value))}
        />
      </Field>
      <details className="rounded-sm border">
        <summary className="cursor-pointer px-3 py-2 text-sm font-medium">{t('cash.pieces')}</summary>
        <div className="grid grid-cols-2 gap-x-4 gap-y-2 border-t p-3">
          {DENOMINATIONS.map((cents) => (
            <label key={cents} className="flex items-center justify-between gap-2 text-sm">
              <span className="tabular whitespace-nowrap">{formatMoney(decimalFromMinor(BigInt(cents)))}</span>
              <Input
                id={`${field.id}-${cents}`}
                name={`piece-${cents}`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                aria-describedby={undefined}
                aria-invalid={undefined}
                aria-label={t('cash.piecesOf', { piece: formatMoney(decimalFromMinor(BigInt(cents))) })}
                onChange={(event) => count(cents, event.target.value)}
                className="tabular w-16! text-right"
              />
            </label>
          ))}
        </div>
      </details>
    </div>
  );
}
