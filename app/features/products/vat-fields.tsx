import { useState } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { initialText, type FormField } from '#app/features/form-fields/text-field.tsx';
import { vatLabel } from '#app/features/products/vat-label.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductChoices } from '#server/contracts/products.ts';
import { VAT_CODES } from '#server/domain/invoicing/vat-code.ts';

interface VatFieldsProps {
  vatCode: FormField;
  reason: FormField;
  choices: ProductChoices;
}

/** How VAT treats the product; the reasons that fit it, or all of them where no scripts run. */
export function VatFields({ vatCode, reason, choices }: VatFieldsProps) {
  const t = useT();
  const say = useIssueTexts();
  const hydrated = useHydrated();
  const [code, setCode] = useState(initialText(vatCode));
  const fitting = hydrated ? choices.reasons.filter((choice) => choice.vatCode === code) : choices.reasons;
  return (
    <>
      <Field label={t('products.vatCode')} id={vatCode.id} errors={say(vatCode.errors)} required>
        <Select
          key={vatCode.key}
          name={vatCode.name}
          defaultValue={initialText(vatCode)}
          onChange={(event) => setCode(event.target.value)}
          options={VAT_CODES.map((value) => ({ value, label: vatLabel(t, value, choices.rates) }))}
        />
      </Field>
      {fitting.length > 0 ? (
        <Field
          label={t('products.reason')}
          id={reason.id}
          errors={say(reason.errors)}
          hint={t('products.reasonHint')}
          optional={code !== 'exempt'}
        >
          <Select
            key={`${reason.key ?? ''}:${code}`}
            name={reason.name}
            defaultValue={initialText(reason)}
            placeholder={t('products.reasonNone')}
            options={fitting.map(({ key, label }) => ({ value: key, label }))}
          />
        </Field>
      ) : null}
    </>
  );
}
