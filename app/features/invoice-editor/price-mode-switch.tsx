import { useT } from '#app/i18n/use-t.tsx';
import type { PriceMode } from '#server/domain/invoicing/document.ts';

/** Whether prices hold VAT. Plain radio buttons underneath. */
export function PriceModeSwitch({ value, onChange }: { value: PriceMode; onChange: (mode: PriceMode) => void }) {
  const t = useT();
  return (
    <fieldset className="flex gap-0.5 rounded-sm bg-sunken p-0.5">
      <legend className="sr-only">{t('invoices.priceMode')}</legend>
      {(['net', 'gross'] as const).map((mode) => (
        <label
          key={mode}
          className="flex h-6 items-center rounded-xs px-2 text-xs whitespace-nowrap text-muted hover:text-text has-checked:bg-surface has-checked:font-medium has-checked:text-text has-checked:shadow-edge has-focus-visible:shadow-focus"
        >
          <input
            type="radio"
            name="priceMode"
            value={mode}
            checked={value === mode}
            onChange={() => onChange(mode)}
            className="sr-only"
          />
          {t(`invoices.priceMode.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}
