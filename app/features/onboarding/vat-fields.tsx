import { Info } from 'lucide-react';
import { CheckField } from '#app/features/form-fields/check-field.tsx';
import type { FormField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { vatStatusOf } from '#server/domain/companies/vat-status.ts';
import type { BusinessKind } from '#server/domain/invoicing/document.ts';

interface VatFieldsProps {
  kind: BusinessKind;
  inVat: FormField;
  vatOnCollection: FormField;
}

/** VAT as far as the kind of business leaves a choice; what the law decides is said and not asked. */
export function VatFields({ kind, inVat, vatOnCollection }: VatFieldsProps) {
  const t = useT();
  const status = vatStatusOf(kind);
  const onCollection = (
    <CheckField
      field={vatOnCollection}
      label={t('settings.company.vatOnCollection')}
      hint={t('settings.company.vatOnCollectionHint')}
    />
  );
  if (status === 'choice') {
    return (
      <>
        <CheckField field={inVat} label={t('settings.company.inVat')} hint={t('settings.company.inVatHint')} />
        {onCollection}
      </>
    );
  }
  return (
    <>
      <p className="flex gap-2 text-sm text-muted">
        <Info aria-hidden size={14} className="mt-0.5 shrink-0" />
        {status === 'required' ? t('settings.company.vatRequired') : t('settings.company.vatExcluded')}
      </p>
      {status === 'required' ? (
        <>
          <input type="hidden" name={inVat.name} value="on" />
          {onCollection}
        </>
      ) : null}
    </>
  );
}
