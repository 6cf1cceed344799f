import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { repeatedTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import { repeatedLine } from '#server/domain/invoicing/line-references.ts';
import { fillPlaceholders } from '#server/domain/recurring/placeholders.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

import type { RecurringRow } from './recurring-row.ts';

interface Edited {
  readonly lines: readonly { readonly description: string; readonly quantity: string; readonly unitPrice: string }[];
  readonly note: string;
}

/** A content with texts, quantities and prices as a person wrote them. Throws `invalid` when the lines are not the content's. */
export function withEdits(content: DraftContent, { lines, note }: Edited): DraftContent {
  if (lines.length !== content.lines.length) throw invalid('INPUT_INVALID');
  return {
    ...content,
    note,
    deliveryOn: null,
    dueOn: null,
    einvoice: repeatedTerms(content.einvoice) ?? undefined,
    lines: content.lines.map((line, index) => ({ ...repeatedLine(line), ...lines[index] })),
  };
}

type Template = Pick<RecurringRow, 'content' | 'unit' | 'every' | 'textPeriod' | 'dueDays'>;

/** The draft of one day: its texts name the period of that day, what is due counts from today, as documents are issued today. */
export function contentOn(template: Template, on: string, today: string): DraftContent {
  const { content, textPeriod, dueDays } = template;
  const fill = (text: string) => fillPlaceholders(text, on, textPeriod, template, content.locale);
  return {
    ...content,
    lines: content.lines.map((line) => ({ ...line, description: fill(line.description) })),
    note: fill(content.note),
    deliveryOn: on,
    dueOn: addDays(today, dueDays),
  };
}
