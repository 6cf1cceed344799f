import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { Pill } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** What VIES said of a VAT number; null where nobody asked. */
export function VatCheckVerdict({ valid }: { valid: boolean | null }) {
  const t = useT();
  if (valid === null) {
    return (
      <Pill tone="warn" icon={CircleAlert}>
        {t('contacts.vatCheck.unchecked')}
      </Pill>
    );
  }
  return valid ? (
    <Pill tone="ok" icon={CircleCheck}>
      {t('contacts.vatCheck.valid')}
    </Pill>
  ) : (
    <Pill tone="err" icon={CircleX}>
      {t('contacts.vatCheck.invalid')}
    </Pill>
  );
}
