import { and, eq } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { submit } from './submit.ts';

/**
 * Sends a receipt again on a person's wish: one that stopped, after its cause was mended, or one that still waits for its turn.
 * @returns the JIR, or null when it is still to come
 */
export async function resumeSubmission(
  ctx: CompanyContext,
  input: { readonly id: string },
): Promise<{ readonly jir: string | null }> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const jir = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, input.id)).for('update');
    if (!row) throw notFound('INVOICE_NOT_FOUND');
    if (row.status !== 'stopped' && row.status !== 'pending') return row.jir;
    await tx
      .update(fiscalSubmissions)
      .set({ status: 'pending', nextAttemptAt: now })
      .where(and(eq(fiscalSubmissions.invoiceId, input.id)));
    if (row.status === 'stopped')
      await record(tx, { type: 'invoice.fiscalization_resumed', subject: `invoice:${input.id}`, data: {} });
    return null;
  });
  if (jir !== null) return { jir };
  const timeoutMs = deps.installation.inlineFiscalizationMs;
  return { jir: await submit(deps, { scope: scopeOf(ctx), invoiceId: input.id, inline: false, timeoutMs }) };
}
