import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { Rule } from '#server/domain/rules/rule.ts';

import { draftSummary } from './draft-summary.ts';
import { onFittingDevice } from './fitting-device.ts';

interface NewDraft {
  readonly id: string;
  readonly content: DraftContent;
  readonly rules: readonly Rule[];
  /** The quote or pro forma that it is made from. */
  readonly originId?: string | null;
  /** The issued document that it will correct. */
  readonly correctsId?: string;
  /** The advances that it will deduct. */
  readonly settlesIds?: readonly string[];
  /** The invoice whose goods it will deliver. */
  readonly deliversId?: string | null;
  /** The delivery notes that it will charge. */
  readonly noteIds?: readonly string[];
  /** What its device must serve, where that does not follow from the content; `any` leaves the device that somebody chose. */
  readonly asked?: DevicePurpose | null | 'any';
}

/** Writes a new draft with what lists show of it. */
export async function insertDraft(
  tx: CompanyTx,
  { id, content: begun, rules, originId = null, correctsId, settlesIds = [], deliversId, noteIds = [], asked }: NewDraft,
): Promise<void> {
  const { companyId, deps } = contextOf(tx);
  const now = deps.clock.now();
  const content = asked === 'any' ? begun : await onFittingDevice(tx, begun, rules, asked);
  const summary = await draftSummary(tx, content, rules, now);
  await tx.insert(invoiceDrafts).values({
    companyId,
    id,
    content,
    ...summary,
    originId,
    correctsId,
    settlesIds: [...settlesIds],
    deliversId,
    noteIds: [...noteIds],
    createdAt: now,
    updatedAt: now,
  });
}
