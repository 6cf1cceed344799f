import { and, eq, isNull, lt, or } from 'drizzle-orm';

import { reminderSettings, sentReminders } from '#drizzle/schema/reminders.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { isReminderTime } from '#server/domain/reminders/schedule.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';
import { defineJob } from '#server/jobs/define-job.ts';
import { ownerEmail } from '#server/modules/companies/index.ts';
import { queueReminder } from '#server/modules/notifications/index.ts';

import { factsOf, nextReminders } from './due-reminders.ts';

/** Reminders of a company in one run: the rest follows with the next. */
const BATCH = 100;

/** Queues the reminders that are due, of every company that has them on. One company that fails does not stop the others. */
export const sendDueReminders = defineJob<object>({
  name: 'reminders.send-due',
  concurrency: 1,
  async handle(deps) {
    const now = zagrebClockOf(deps.clock.now());
    if (!deps.installation.emailOn || !isReminderTime(now)) return;
    const { companyId, active, pausedUntil } = reminderSettings;
    const running = await withSystemTx(deps, 'companies that remind', (tx) =>
      tx
        .select({ companyId })
        .from(reminderSettings)
        .where(and(eq(active, true), or(isNull(pausedUntil), lt(pausedUntil, now.date)))),
    );
    for (const company of running) {
      await remind(deps, company.companyId, now.date).catch((error: unknown) =>
        deps.log.error({ err: error, companyId: company.companyId }, 'reminders could not be sent'),
      );
    }
  },
});

/**
 * Queues what is due in one transaction. The row of the settings is locked, so two runs work one after the other, and the key of
 * `sent_reminders` lets the second find nothing left to do.
 */
async function remind(deps: Deps, companyId: string, today: string): Promise<void> {
  const rules = await deps.rules();
  const owner = await ownerEmail(deps, companyId);
  await withCompanyTx(deps, { companyId, actor: systemActor('reminders.send-due') }, async (tx) => {
    const [settings] = await tx.select().from(reminderSettings).for('update');
    if (!settings?.active || (settings.pausedUntil !== null && settings.pausedUntil >= today)) return;
    const due = await nextReminders(tx, settings, today);
    const batch = due.filter(({ to, isSuppressed }) => to !== null && !isSuppressed).slice(0, BATCH);
    const facts = await factsOf(tx, batch, settings, rules, today);
    for (const reminder of batch) {
      const { invoiceId, step, openMinor, locale, to } = reminder;
      const told = facts.get(invoiceId);
      if (told === undefined || to === null) continue;
      const emailId = deps.ids.next();
      const interestMinor = told.interest === null ? null : minorFromDecimal(told.interest.total);
      await tx.insert(sentReminders).values({ companyId, invoiceId, step, emailId, sentOn: today, openMinor, interestMinor });
      const message = settings.steps[step]?.text[locale] ?? '';
      await queueReminder(tx, { ...reminder, emailId, to, message, facts: told, owner });
    }
  });
}
