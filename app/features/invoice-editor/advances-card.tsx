import { HandCoins } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, useFieldProps } from '#app/components/ui/field.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { deductsName, type DraftFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { EditorAction } from '#app/features/invoice-editor/draft-reducer.ts';
import { NumberInput } from '#app/features/invoice-editor/line-cell.tsx';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface AdvancesCardProps {
  advances: DraftDto['advances'];
  deducts: DraftFields['deducts'];
  dispatch: Dispatch<EditorAction>;
  issues: ReadonlyMap<string, readonly FieldIssue[]>;
}

/**
 * Advances of the customer of which something is left; the ticked ones are deducted once the button is pressed, each as far as it fits
 * or as its field says.
 */
export function AdvancesCard({ advances, deducts, dispatch, issues }: AdvancesCardProps) {
  const t = useT();
  const say = useIssueWords();
  if (advances.length === 0) return null;
  return (
    <Card title={t('invoices.advances.title')}>
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">{t('invoices.advances.title')}</legend>
        {advances.map(({ id, number, issuedOn, available, chosen }) => (
          <div key={id} className="flex flex-col gap-2">
            <Checkbox
              name="advanceId"
              value={id}
              defaultChecked={chosen}
              label={<span className="tabular">{`${number} · ${formatMoney(available)}`}</span>}
              hint={t('invoices.advances.of', { date: formatDate(issuedOn) })}
            />
            {chosen ? (
              <Field
                id={`deducts.${id}`}
                label={t('invoices.advances.amount', { number })}
                hint={t('invoices.advances.amountHint')}
                errors={(issues.get(`deducts.${id}`) ?? []).map(say)}
                className="pl-[26px]"
              >
                <AmountInput
                  name={deductsName(id)}
                  value={deducts[id] ?? ''}
                  onValue={(amount) => dispatch({ type: 'set', changes: { deducts: { ...deducts, [id]: amount } } })}
                />
              </Field>
            ) : null}
          </div>
        ))}
        <p className="text-sm text-muted">{t('invoices.advances.detail')}</p>
        <Button type="submit" name="intent" value="advances" formNoValidate small icon={HandCoins} className="self-start">
          {t('invoices.advances.deduct')}
        </Button>
      </fieldset>
    </Card>
  );
}

/** The amount of its `<Field>`. */
function AmountInput(props: { name: string; value: string; onValue: (typed: string) => void }) {
  return <NumberInput {...useFieldProps()} {...props} decimals={2} maxLength={24} suffix="€" />;
}
