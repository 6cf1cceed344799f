import { TextField, type FormField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface AddressFieldsProps {
  street: FormField;
  postalCode: FormField;
  city: FormField;
  /** Browsers fill the person's own address in; off for addresses of others. */
  autoComplete?: boolean;
}

/** Street, post code and town of a Croatian address. */
export function AddressFields({ street, postalCode, city, autoComplete = false }: AddressFieldsProps) {
  const t = useT();
  const complete = (token: string) => (autoComplete ? token : 'off');
  return (
    <>
      <TextField field={street} label={t('settings.company.street')} autoComplete={complete('street-address')} />
      <div className="grid grid-cols-[120px_minmax(0,1fr)] gap-4">
        <TextField
          field={postalCode}
          label={t('settings.company.postalCode')}
          inputMode="numeric"
          maxLength={5}
          autoComplete={complete('postal-code')}
        />
        <TextField field={city} label={t('settings.company.city')} autoComplete={complete('address-level2')} />
      </div>
    </>
  );
}
