import { eq } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import type { CopyRow } from './copy-standing.ts';
import { takePlace } from './send-copy.ts';

/** What a person found out about a corrected copy whose answer was lost: the intermediary has it, or it is to be sent again. */
export async function resolveCopy(
  tx: CompanyTx,
  copy: CopyRow,
  { wasSent, now }: { readonly wasSent: boolean; readonly now: Date },
): Promise<void> {
  const { id: copyId, invoiceId, changes, reason } = copy;
  const subject = `invoice:${invoiceId}`;
  if (wasSent) {
    await takePlace(tx, copy, 'stopped', { providerRef: null, transport: 'sent', sentAt: now });
    return record(tx, { type: 'einvoice.copy_sent', subject, data: { copyId, providerRef: '', changes } });
  }
  await tx
    .update(einvoiceCopies)
    .set({ status: 'queued', nextAttemptAt: now, failure: null })
    .where(eq(einvoiceCopies.id, copyId));
  return record(tx, { type: 'einvoice.copy_queued', subject, data: { copyId, changes, reason } });
}
