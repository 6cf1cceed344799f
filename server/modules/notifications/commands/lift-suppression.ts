import { and, eq, isNull } from 'drizzle-orm';

import { emailSuppressions } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { LiftSuppressionInput } from '#server/contracts/mail.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { addressKey } from '../suppressions.ts';

/** Lets mail go to an address again, on a person's word. Throws `not_found` SUPPRESSION_NOT_FOUND. */
export async function liftSuppression(ctx: CompanyContext, input: LiftSuppressionInput): Promise<void> {
  const address = addressKey(input.address);
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [lifted] = await tx
      .update(emailSuppressions)
      .set({ liftedAt: ctx.deps.clock.now() })
      .where(and(eq(emailSuppressions.address, address), isNull(emailSuppressions.liftedAt)))
      .returning({ address: emailSuppressions.address });
    if (!lifted) throw notFound('SUPPRESSION_NOT_FOUND');
    await record(tx, { type: 'mail.address_released', subject: 'company', data: { address } });
  });
}
