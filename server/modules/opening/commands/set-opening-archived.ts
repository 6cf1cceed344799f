import { eq } from 'drizzle-orm';

import { openingReceivables } from '#drizzle/schema/opening.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetOpeningArchivedInput } from '#server/contracts/opening.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

/**
 * Takes a receivable out that should not have been taken over, or puts it back. Nothing of it is open while it is out.
 *
 * @throws DomainError `not_found` OPENING_NOT_FOUND, `conflict` OPENING_PAID once money came for it
 */
export async function setOpeningArchived(ctx: CompanyContext, { id, archived }: SetOpeningArchivedInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(openingReceivables).where(eq(openingReceivables.id, id)).for('update');
    if (row === undefined) throw notFound('OPENING_NOT_FOUND');
    if (archived && row.paidMinor > 0n) throw conflict('OPENING_PAID');
    const archivedAt = archived ? ctx.deps.clock.now() : null;
    await tx.update(openingReceivables).set({ archivedAt }).where(eq(openingReceivables.id, id));
    await record(tx, { type: 'opening.archived', subject: `opening:${id}`, data: { archived } });
  });
}
