import { ChevronRight } from 'lucide-react';
import { controlClass } from '#app/components/ui/input.tsx';
import type { LineField } from '#app/features/invoice-editor/draft-reducer.ts';
import { LineCell } from '#app/features/invoice-editor/line-cell.tsx';
import type { LineRowProps } from '#app/features/invoice-editor/line-row.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { TERM_LENGTH } from '#server/domain/invoicing/einvoice-terms.ts';
import { type LineReferenceKey, referencesText, tidyReferences } from '#server/domain/invoicing/line-references.ts';

interface LineReferencesProps extends Pick<LineRowProps, 'line' | 'issuesOf' | 'onChange'> {
  /** Those that are asked. */
  keys: readonly LineReferenceKey[];
  control: (field: LineField) => {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  };
}

/** Order and delivery of one line: a word until something is said, then what was said; the fields behind it. */
export function LineReferences({ keys, line, control, issuesOf, onChange }: LineReferencesProps) {
  const t = useT();
  const named = referencesText(tidyReferences(line) ?? {}, (key, text) => t(`einvoiceTerms.named.${key}`, { text }));
  const hasIssues = keys.some((key) => issuesOf(key).length > 0);
  return (
    <details className="group min-w-0 grow sm:basis-72 lg:pt-5 wide:pt-0" open={hasIssues || undefined}>
      <summary className="flex min-h-[34px] w-fit max-w-full cursor-pointer items-center gap-1.5 rounded-sm pr-2 text-sm text-muted hover:text-text">
        <ChevronRight
          aria-hidden
          size={14}
          strokeWidth={1.75}
          className="shrink-0 group-open:rotate-90 motion-safe:transition-transform"
        />
        <span className="min-w-0 truncate group-open:whitespace-normal">
          {named === '' ? t(keys.includes('despatch') ? 'einvoiceTerms.ofLine' : 'einvoiceTerms.orderOfLine') : named}
        </span>
      </summary>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 pt-1 pb-1">
        {keys.map((key) => (
          <LineCell key={key} id={control(key).id} label={t(`einvoiceTerms.${key}`)} issues={issuesOf(key)} isLabelled>
            <input
              {...control(key)}
              value={line[key]}
              maxLength={TERM_LENGTH}
              autoComplete="off"
              onChange={(event) => onChange({ [key]: event.target.value })}
              className={controlClass}
            />
          </LineCell>
        ))}
      </div>
    </details>
  );
}
