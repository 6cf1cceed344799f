import type { FieldMetadata } from '@conform-to/react';
import { ChevronRight } from 'lucide-react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { initialText, TextField } from '#app/features/form-fields/text-field.tsx';
import type { LevyValues } from '#app/features/products/product-values.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Taxes and fees beside VAT; few products bear any, so that they stand closed until one does. */
export function LevyCard({ levies }: { levies: FieldMetadata<LevyValues, Record<string, unknown>, string[]> }) {
  const t = useT();
  const say = useIssueTexts();
  const { consumptionTax, packagingPieces, fee, otherTax, purchasePrice } = levies.getFieldset();
  const feeFields = fee.getFieldset();
  const taxFields = otherTax.getFieldset();
  const all = [consumptionTax, packagingPieces, purchasePrice, ...Object.values(feeFields), ...Object.values(taxFields)];
  const isBorne = all.some((field) => initialText(field) !== '' || field.errors !== undefined);
  return (
    <Card>
      <details open={isBorne} className="group">
        <summary className="flex cursor-pointer list-none items-center gap-2 font-semibold">
          <ChevronRight aria-hidden size={16} className="text-muted group-open:rotate-90" />
          {t('levies.title')}
        </summary>
        <div className="flex flex-col gap-4 pt-4">
          <Checkbox
            key={consumptionTax.key}
            name={consumptionTax.name}
            defaultChecked={initialText(consumptionTax) === 'on'}
            label={t('levies.consumptionTax')}
            hint={t('levies.consumptionTaxHint')}
          />
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_180px]">
            <TextField
              field={packagingPieces}
              label={t('levies.packagingPieces')}
              hint={t('levies.packagingPiecesHint')}
              optional
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
              className="tabular"
              fieldClass="sm:col-span-2"
            />
            <TextField
              field={feeFields.name}
              label={t('levies.feeName')}
              hint={t('levies.feeNameHint')}
              optional
              maxLength={100}
              autoComplete="off"
            />
            <Field label={t('levies.feeAmount')} id={feeFields.amount.id} errors={say(feeFields.amount.errors)} optional>
              <MoneyInput
                key={feeFields.amount.key}
                name={feeFields.amount.name}
                defaultValue={initialText(feeFields.amount)}
                maxLength={24}
              />
            </Field>
            <TextField
              field={taxFields.name}
              label={t('levies.otherTaxName')}
              hint={t('levies.otherTaxNameHint')}
              optional
              maxLength={100}
              autoComplete="off"
            />
            <Field label={t('levies.otherTaxPercent')} id={taxFields.percent.id} errors={say(taxFields.percent.errors)} optional>
              <MoneyInput
                key={taxFields.percent.key}
                name={taxFields.percent.name}
                defaultValue={initialText(taxFields.percent)}
                decimals={0}
                suffix="%"
                maxLength={12}
              />
            </Field>
          </div>
          <Field
            label={t('levies.purchasePrice')}
            id={purchasePrice.id}
            errors={say(purchasePrice.errors)}
            hint={t('levies.purchasePriceHint')}
            optional
          >
            <MoneyInput
              key={purchasePrice.key}
              name={purchasePrice.name}
              defaultValue={initialText(purchasePrice)}
              maxLength={24}
              className="sm:max-w-[180px]"
            />
          </Field>
        </div>
      </details>
    </Card>
  );
}
