import { desc, eq, sql } from 'drizzle-orm';

import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { answeredExchange, type Answered } from '#server/domain/einvoice/copy/answered-exchange.ts';
import { record } from '#server/events/record.ts';

import { sentCopies } from '../copies/copy-standing.ts';
import type { ParsedIncoming } from '../parse-incoming.ts';

/**
 * An access point answers something of ours: the answer is kept with the invoice that it is about, and where it refuses what is exchanged
 * now, that is told. What it says of an eRačun that a corrected copy took the place of is not held against the copy; where it cannot be
 * known, a person says (`settleResponse`).
 */
export async function takeResponse(tx: CompanyTx, responseId: string, { header }: ParsedIncoming): Promise<void> {
  if (header.responseTo === '') return;
  // Numbers begin anew each year: the day tells them apart, where the answer says it.
  const isOfDay = sql`${invoices.issuedOn}::text = ${header.responseToDay ?? ''}`;
  const [sent] = await tx
    .select({ row: outgoingEinvoices })
    .from(outgoingEinvoices)
    .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
    .where(eq(invoices.number, header.responseTo))
    .orderBy(desc(isOfDay), desc(invoices.issuedAt))
    .limit(1)
    .for('update', { of: outgoingEinvoices });
  if (sent === undefined) return;
  const { id, transport, fiscal } = sent.row;
  const about = await aboutOf(tx, sent.row, header);
  await tx.update(incomingEinvoices).set({ answersId: id, answersAbout: about }).where(eq(incomingEinvoices.id, responseId));
  if (header.responseCode !== 'RE') return;
  const subject = `invoice:${id}`;
  if (about === 'earlier') {
    const { business } = sent.row;
    return record(tx, { type: 'einvoice.refusal_settled', subject, data: { about, transport, fiscal, business } });
  }
  const errors = header.responseReason === '' ? [] : [header.responseReason];
  await tx.update(outgoingEinvoices).set({ business: 'rejected', errors }).where(eq(outgoingEinvoices.id, id));
  await record(tx, {
    type: 'einvoice.status_changed',
    subject,
    data: { transport, fiscal, business: 'rejected' },
  });
}

async function aboutOf(
  tx: CompanyTx,
  sent: typeof outgoingEinvoices.$inferSelect,
  { issuedOn, issuedTime = '', responseToRef: ref = '', responseToCopy: copy = '' }: ParsedIncoming['header'],
): Promise<Answered> {
  if (sent.copyId === null) return 'present';
  const earlier = (await sentCopies(tx, sent.id)).map(({ replaced }) => ({
    providerRef: replaced?.providerRef ?? null,
    sentAt: replaced?.sentAt == null ? null : new Date(replaced.sentAt),
  }));
  return answeredExchange({ issuedOn, issuedTime, ref, copy }, sent, earlier);
}
