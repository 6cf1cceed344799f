import { useEffect, useRef } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface EditConflictProps {
  area: 'contacts' | 'products';
  /** Fields in which what was typed is not what is stored now. */
  differences: readonly { readonly label: string; readonly now: string }[];
}

/** Somebody else saved first: what is stored now beside what the person typed, who decides by saving again. */
export function EditConflict({ area, differences }: EditConflictProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is at the foot of the form, this at its head.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="scroll-mt-16 rounded-md outline-none">
      <Banner alert tone="warn" title={t(`${area}.conflict`)}>
        <p>{t(`${area}.conflictDetail`)}</p>
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {differences.map(({ label, now }) => (
            <li key={label}>
              <b className="font-medium">{label}</b> · {t(`${area}.conflictNow`, { value: now || t(`${area}.conflictEmpty`) })}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
