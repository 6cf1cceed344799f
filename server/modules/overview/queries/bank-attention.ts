import { and, asc, inArray, lte, or, eq } from 'drizzle-orm';

import { bankConnections } from '#drizzle/schema/banking.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { daysLeft, WARNING_DAYS } from '#server/domain/banking/consent-warning.ts';

export interface BankAttention {
  readonly kind: 'bank_consent_ending' | 'bank_consent_over';
  readonly name: string;
  readonly days: number;
  readonly deadlineAt: Date;
}

const DAY_MS = 86_400_000;

/** Banks whose consent is over or ends within two weeks, the nearest first. One statement. */
export async function bankAttention(tx: CompanyTx, now: Date): Promise<readonly BankAttention[]> {
  const until = new Date(now.getTime() + WARNING_DAYS[0] * DAY_MS);
  const rows = await tx
    .select({ name: bankConnections.institutionName, state: bankConnections.state, until: bankConnections.consentExpiresAt })
    .from(bankConnections)
    .where(
      or(
        inArray(bankConnections.state, ['expired', 'revoked', 'suspended']),
        and(eq(bankConnections.state, 'active'), lte(bankConnections.consentExpiresAt, until)),
      ),
    )
    .orderBy(asc(bankConnections.consentExpiresAt));
  return rows.map(({ name, state, until: deadlineAt }) => {
    const over = state !== 'active' || deadlineAt <= now;
    return { kind: over ? 'bank_consent_over' : 'bank_consent_ending', name, days: daysLeft(deadlineAt, now), deadlineAt };
  });
}
