import { and, eq, isNotNull } from 'drizzle-orm';

import { bankConsents } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankConsentInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Takes the word of a consent that failed from the screen. Throws `not_found` BANK_CONSENT_NOT_FOUND, also for one under way. */
export async function dismissBankConsent(ctx: CompanyContext, { id }: BankConsentInput): Promise<void> {
  const failed = and(eq(bankConsents.id, id), isNotNull(bankConsents.failure));
  const gone = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.delete(bankConsents).where(failed).returning({ id: bankConsents.id }),
  );
  if (gone.length === 0) throw notFound('BANK_CONSENT_NOT_FOUND');
}
