import { useT } from '#app/i18n/use-t.tsx';
import { NEW_KINDS, type DraftKind } from '#server/domain/invoicing/kinds.ts';

/** What the draft will be. Plain radio buttons underneath. */
export function KindSwitch({ value, onChange }: { value: DraftKind; onChange: (kind: DraftKind) => void }) {
  const t = useT();
  return (
    <fieldset className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-sm bg-sunken p-0.5">
      <legend className="sr-only">{t('trade.kindChoice')}</legend>
      {NEW_KINDS.map((kind) => (
        <label
          key={kind}
          className="flex h-7 items-center rounded-xs px-3 text-sm whitespace-nowrap text-muted hover:text-text has-checked:bg-surface has-checked:font-medium has-checked:text-text has-checked:shadow-edge has-focus-visible:shadow-focus"
        >
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={value === kind}
            onChange={() => onChange(kind)}
            className="sr-only"
          />
          {t(`trade.kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
