import { and, eq, lte } from 'drizzle-orm';

import { bankAccounts, bankConnections } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { dueWarning, WARNING_DAYS } from '#server/domain/banking/consent-warning.ts';
import { record } from '#server/events/record.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { lockConnection } from './connection-row.ts';

const DAY_MS = 86_400_000;

/** Tells owners 14, 7 and 1 days ahead that a consent ends, and closes those whose time is over. */
export const watchBankConsents = defineJob<object>({
  name: 'banking.watch-consents',
  concurrency: 1,
  async handle(deps) {
    const until = new Date(deps.clock.now().getTime() + WARNING_DAYS[0] * DAY_MS);
    const ending = await withSystemTx(deps, 'bank consents that end', (tx) =>
      tx
        .select({ companyId: bankConnections.companyId, id: bankConnections.id })
        .from(bankConnections)
        .where(and(eq(bankConnections.state, 'active'), lte(bankConnections.consentExpiresAt, until))),
    );
    for (const { companyId, id } of ending) {
      await watch(deps, companyId, id).catch((error: unknown) =>
        deps.log.error({ err: error, connectionId: id }, 'the end of a bank consent could not be told'),
      );
    }
  },
});

async function watch(deps: Deps, companyId: string, id: string): Promise<void> {
  const now = deps.clock.now();
  await withCompanyTx(deps, { companyId, actor: systemActor('banking.watch-consents') }, async (tx) => {
    const { vendor, institutionName: institution, state, consentExpiresAt, warnedDays } = await lockConnection(tx, id);
    if (state !== 'active') return;
    const subject = `bank:${id}` as const;
    if (consentExpiresAt <= now) {
      await tx.update(bankConnections).set({ state: 'expired' }).where(eq(bankConnections.id, id));
      await tx.update(bankAccounts).set({ nextSyncAt: null }).where(eq(bankAccounts.connectionId, id));
      await record(tx, { type: 'bank.consent_lost', subject, data: { vendor, institution, state: 'expired' } });
      return;
    }
    const days = dueWarning(consentExpiresAt, warnedDays, now);
    if (days === null) return;
    await tx.update(bankConnections).set({ warnedDays: days }).where(eq(bankConnections.id, id));
    await record(tx, { type: 'bank.consent_ending', subject, data: { vendor, institution, days } });
  });
}
