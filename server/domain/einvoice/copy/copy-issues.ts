import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { findTermIssues, processesFor } from '#server/domain/invoicing/einvoice-terms.ts';
import { findReferenceIssues } from '#server/domain/invoicing/line-references.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

import type { CopyContent } from './copy-content.ts';

/**
 * What speaks against the data of a corrected copy, by the field that mends it: terms, the process that the kind of the document does not
 * allow, and lines that it does not have. `typed` as a person sent it, `document` as the copy would have it.
 */
export function findCopyIssues(
  document: Pick<IssuedDocument, 'kind' | 'prepaidMinor' | 'einvoice' | 'lines'>,
  { terms, lines = [] }: CopyContent,
): readonly FieldIssue[] {
  const { kind, prepaidMinor, einvoice } = document;
  const isAllowed = processesFor({ kind, isFinal: kind === 'invoice' && prepaidMinor !== 0n, terms: einvoice }).some(
    (process) => process === terms.process,
  );
  const positions = lines.map(({ position }) => position);
  return [
    ...findTermIssues(einvoice),
    ...((terms.process ?? '') === '' || isAllowed ? [] : [{ path: 'einvoice.process', code: 'FIELD_INVALID' }]),
    ...findReferenceIssues(lines),
    ...positions.flatMap((position, index) =>
      document.lines.some((line) => line.position === position) && positions.indexOf(position) === index
        ? []
        : [{ path: `lines.${index}.position`, code: 'FIELD_INVALID' }],
    ),
  ];
}

/** Complaints about lines of the document lead to the same lines as a person sent them, which may be only some. */
export const onTypedLines = (issues: readonly FieldIssue[], { lines = [] }: CopyContent): readonly FieldIssue[] =>
  issues.map((issue) => {
    const [, index, rest] = /^lines\.(\d+)\.(references\..*)$/.exec(issue.path) ?? [];
    const typed = lines.findIndex(({ position }) => position === Number(index) + 1);
    return rest === undefined || typed === -1 ? issue : { ...issue, path: `lines.${typed}.${rest}` };
  });
