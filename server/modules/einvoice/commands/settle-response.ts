import { and, eq, gte, ne, sql } from 'drizzle-orm';

import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SettleResponseInput } from '#server/contracts/einvoice-copies.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

/**
 * A person found out what a refusal is about that does not tell: the corrected copy, or what that took the place of. Of the latter the
 * refusal was answered by the copy, and does not count against it any more. Asked twice the same it is done once. Throws `not_found`
 * EINVOICE_NOT_FOUND, and `conflict` EINVOICE_RESPONSE_KNOWN for a response of which it is known.
 */
export async function settleResponse(ctx: CompanyContext, { id, about }: SettleResponseInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [response] = await tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id)).for('update');
    if (response === undefined) throw notFound('EINVOICE_NOT_FOUND');
    const { answersId, answersAbout, receivedAt } = response;
    if (answersId !== null && answersAbout === about) return;
    if (answersId === null || answersAbout !== 'unknown') throw conflict('EINVOICE_RESPONSE_KNOWN');
    await tx.update(incomingEinvoices).set({ answersAbout: about }).where(eq(incomingEinvoices.id, id));
    const [sent] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, answersId)).for('update');
    if (sent === undefined) throw new Error('an answer to what was never sent');
    const { transport, fiscal, sentAt } = sent;
    const counted = sent.business === 'rejected' && sentAt !== null && receivedAt >= sentAt;
    const isOver = about === 'earlier' && counted && !(await isRefusedBesides(tx, answersId, sentAt, id));
    const business = isOver ? 'none' : sent.business;
    if (isOver)
      await tx
        .update(outgoingEinvoices)
        .set({ business, errors: [], nextCheckAt: sent.providerRef === null ? null : deps.clock.now() })
        .where(eq(outgoingEinvoices.id, answersId));
    await record(tx, {
      type: 'einvoice.refusal_settled',
      subject: `invoice:${answersId}`,
      data: { about, transport, fiscal, business },
    });
  });
}

/** Another refusal came since it was sent that is not known to be about something earlier. */
async function isRefusedBesides(tx: CompanyTx, answersId: string, sentAt: Date | null, but: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: incomingEinvoices.id })
    .from(incomingEinvoices)
    .where(
      and(
        eq(incomingEinvoices.answersId, answersId),
        ne(incomingEinvoices.id, but),
        sql`${incomingEinvoices.answersAbout} is distinct from 'earlier'`,
        sql`${incomingEinvoices.header} ->> 'responseCode' = 'RE'`,
        sentAt === null ? undefined : gte(incomingEinvoices.receivedAt, sentAt),
      ),
    )
    .limit(1);
  return other !== undefined;
}
