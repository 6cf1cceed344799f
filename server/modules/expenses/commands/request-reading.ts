import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ExpenseIdInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid, notFound, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { readBudget } from '../budget.ts';
import { findReading, findReceived, isFinal, isReadable, isUnderWay } from '../reading-row.ts';

/**
 * Has a received document read soon; what was read already, or is being read, is left as it is. Throws `not_found` DOCUMENT_NOT_FOUND,
 * `invalid` READING_TYPE_UNSUPPORTED, `precondition` OCR_OFF or READING_BUDGET_USED.
 */
export async function requestReading(ctx: CompanyContext, { id }: ExpenseIdInput): Promise<void> {
  const { deps } = ctx;
  if (deps.installation.modes.openai === 'off') throw precondition('OCR_OFF', { params: { fix: 'postavke/citanje' } });
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const found = await findReceived(tx, id);
    if (found === null) throw notFound('DOCUMENT_NOT_FOUND');
    if (!isReadable(found.document)) throw invalid('READING_TYPE_UNSUPPORTED');
    const now = deps.clock.now();
    const known = await findReading(tx, found.document.sha256);
    if (known !== null && (isFinal(known) || isUnderWay(known, now))) return;
    if ((await readBudget(tx, now)).used) throw precondition('READING_BUDGET_USED', { params: { fix: 'postavke/citanje' } });
    await record(tx, { type: 'document.reading_requested', subject: `document:${id}`, data: { documentId: id } });
  });
}
