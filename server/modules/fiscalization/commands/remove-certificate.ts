import { and, eq, isNull } from 'drizzle-orm';

import { certificates } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

/** Takes a certificate out of use. It stays on record, for it names the signer of every ZKI it made. */
export async function removeCertificate(ctx: CompanyContext, input: { readonly id: string }): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .update(certificates)
      .set({ removedAt: ctx.deps.clock.now() })
      .where(and(eq(certificates.id, input.id), isNull(certificates.removedAt)))
      .returning({ serialNumber: certificates.serialNumber });
    if (!row) throw notFound('CERTIFICATE_NOT_FOUND');
    await record(tx, { type: 'certificate.removed', subject: `certificate:${input.id}`, data: row });
  });
}
