import { and, asc, eq } from 'drizzle-orm';

import { openingPayments, openingReceivables } from '#drizzle/schema/opening.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { OpeningDto, OpeningIdInput } from '#server/contracts/opening.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { openingItem } from '../opening-dto.ts';

/** One receivable from another program with the payments that came for it. Throws `not_found` OPENING_NOT_FOUND. */
export async function getOpening(ctx: CompanyContext, { id }: OpeningIdInput): Promise<OpeningDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [found] = await tx
      .select({ row: openingReceivables, customer: contacts.name })
      .from(openingReceivables)
      .innerJoin(
        contacts,
        and(eq(contacts.companyId, openingReceivables.companyId), eq(contacts.id, openingReceivables.contactId)),
      )
      .where(eq(openingReceivables.id, id));
    if (found === undefined) throw notFound('OPENING_NOT_FOUND');
    const payments = await tx
      .select()
      .from(openingPayments)
      .where(eq(openingPayments.receivableId, id))
      .orderBy(asc(openingPayments.paidOn), asc(openingPayments.id));
    return {
      ...openingItem(found.row, found.customer, today),
      payments: payments.map(({ id: paymentId, amountMinor, paidOn, method, note, voidedAt }) => ({
        id: paymentId,
        amount: decimalFromMinor(amountMinor),
        paidOn,
        method,
        note,
        voided: voidedAt !== null,
      })),
    };
  });
}
