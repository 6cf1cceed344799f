import type { FieldMetadata } from '@conform-to/react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { CopiesDto } from '#server/contracts/einvoice-copies.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import type { CopyLine } from '#server/domain/einvoice/copy/copy-content.ts';
import { TERM_LENGTH } from '#server/domain/invoicing/einvoice-terms.ts';
import { LINE_REFERENCE_KEYS, type LineReferenceKey } from '#server/domain/invoicing/line-references.ts';

// No interface: what a form is made of has an index.
export type CopyLineValues = { position: string; references: Partial<Record<LineReferenceKey, string>> };

type Lines = Pick<InvoiceDto, 'lines'>['lines'];

/** Lines of which a form asks what they name: those that name something, on the document or in the copy that is being mended. */
export function offeredLines(lines: Lines, { open, content }: CopiesDto): readonly CopyLineValues[] {
  const said: readonly CopyLine[] = open?.content.lines ?? content.lines;
  return lines.flatMap(({ position, references }) => {
    const now = said.find((line) => line.position === position)?.references;
    return references === undefined && now === undefined ? [] : [{ position: String(position), references: { ...now } }];
  });
}

interface CopyLinesProps {
  field: FieldMetadata<CopyLineValues[]>;
  lines: Lines;
}

/** What lines name of order and delivery, a group of fields for each line. */
export function CopyLines({ field, lines }: CopyLinesProps) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <div className="flex flex-col gap-4">
      {field.getFieldList().map((row) => {
        const { position, references } = row.getFieldset();
        const line = lines.find((each) => String(each.position) === initialText(position));
        const keys = references.getFieldset();
        return (
          <fieldset key={row.key} className="flex min-w-0 flex-col gap-3">
            <legend className="mb-2 w-full truncate text-sm font-medium">
              {t('einvoiceCopy.lineOf', { line: initialText(position), description: line?.description ?? '' })}
            </legend>
            <input type="hidden" name={position.name} defaultValue={initialText(position)} />
            <div className="grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">
              {LINE_REFERENCE_KEYS.map((key) => {
                const named = keys[key];
                return named === undefined ? null : (
                  <Field key={key} label={t(`einvoiceTerms.${key}`)} id={named.id} errors={say(named.errors)}>
                    <Input
                      key={named.key}
                      name={named.name}
                      defaultValue={initialText(named)}
                      maxLength={TERM_LENGTH}
                      autoComplete="off"
                    />
                  </Field>
                );
              })}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
