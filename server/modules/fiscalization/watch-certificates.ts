import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';

import { type CertificateEnvironment, certificates } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { CERTIFICATE_WARNING_DAYS } from '#server/domain/fiscal/certificate-warning.ts';
import { daysBetween, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { dueMark } from '#server/domain/shared/warning-marks.ts';
import { record } from '#server/events/record.ts';
import { defineJob } from '#server/jobs/define-job.ts';

const DAY_MS = 86_400_000;

/** Tells of certificates that end, 60, 30, 14, 7 and 1 days ahead, unless another one follows. */
export const watchCertificates = defineJob<object>({
  name: 'fiscalization.watch-certificates',
  concurrency: 1,
  async handle(deps) {
    const environment = deps.installation.fiscalization;
    if (environment === null) return;
    const now = deps.clock.now();
    const soon = sql.param(new Date(now.getTime() + (CERTIFICATE_WARNING_DAYS[0] + 1) * DAY_MS), certificates.notAfter);
    const ending = await withSystemTx(deps, 'certificates that end', (tx) =>
      tx
        .select({ companyId: certificates.companyId })
        .from(certificates)
        .where(and(eq(certificates.environment, environment), isNull(certificates.removedAt)))
        .groupBy(certificates.companyId)
        .having(
          and(
            gt(sql`max(${certificates.notAfter})`, sql.param(now, certificates.notAfter)),
            lte(sql`max(${certificates.notAfter})`, soon),
          ),
        ),
    );
    for (const { companyId } of ending) {
      await watch(deps, companyId, environment).catch((error: unknown) =>
        deps.log.error({ err: error, companyId }, 'the end of a certificate could not be told'),
      );
    }
  },
});

/** Of several certificates the one that lives longest counts; its row is locked, so that two runs tell a mark once. */
async function watch(deps: Deps, companyId: string, environment: CertificateEnvironment): Promise<void> {
  const now = deps.clock.now();
  await withCompanyTx(deps, { companyId, actor: systemActor('fiscalization.watch-certificates') }, async (tx) => {
    const [last] = await tx
      .select()
      .from(certificates)
      .where(and(eq(certificates.environment, environment), isNull(certificates.removedAt)))
      .orderBy(desc(certificates.notAfter))
      .limit(1)
      .for('update');
    if (!last || last.notAfter <= now) return;
    const days = daysBetween(zagrebDateOf(now), zagrebDateOf(last.notAfter));
    const mark = dueMark(CERTIFICATE_WARNING_DAYS, days, last.warnedDays);
    if (mark === null) return;
    await tx.update(certificates).set({ warnedDays: mark }).where(eq(certificates.id, last.id));
    const data = { days, notAfter: last.notAfter.toISOString() };
    await record(tx, { type: 'certificate.ending', subject: `certificate:${last.id}`, data });
  });
}
