import type { Deps } from '#server/context.ts';
import type { CopiesDto, CopyDto } from '#server/contracts/einvoice-copies.ts';
import type { EInvoiceFailure } from '#server/contracts/einvoice.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

import { copyStanding, type CopyRow, sentCopies } from './copy-standing.ts';

/** The corrected copies of a document that went as eRačun, and whether another one may go. */
export async function copiesOf(tx: CompanyTx, deps: Deps, invoiceId: string): Promise<CopiesDto> {
  const { obstacle, until, content, open } = await copyStanding(tx, deps, invoiceId);
  const sent = await sentCopies(tx, invoiceId);
  return { obstacle, until, content, open: open === null ? null : copyDto(open), sent: sent.map(copyDto) };
}

const copyDto = (row: CopyRow): CopyDto => ({
  id: row.id,
  status: row.status,
  content: row.content,
  changes: row.changes,
  reason: row.reason,
  queuedAt: row.queuedAt,
  sentAt: row.sentAt,
  failure: row.failure as EInvoiceFailure | null,
  errors: row.errors as readonly string[],
  nextAttemptAt: row.nextAttemptAt,
});
