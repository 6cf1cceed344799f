import { reminderSettings } from '#drizzle/schema/reminders.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveReminderSettingsInput } from '#server/contracts/reminders.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

/** Keeps how a company reminds. Throws `precondition` EMAIL_OFF when it is to be switched on where no mail goes out. */
export async function saveReminderSettings(ctx: CompanyContext, input: SaveReminderSettingsInput): Promise<void> {
  const { deps } = ctx;
  const { active, pausedUntil, withInterest, withCompensation } = input;
  if (active && !deps.installation.emailOn) throw precondition('EMAIL_OFF', { params: { fix: 'postavke' } });
  const steps = input.steps.map(({ afterDays, hr, en }) => ({ afterDays, text: { hr, en } }));
  const values = { active, pausedUntil, withInterest, withCompensation, steps, updatedAt: deps.clock.now() };
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await tx
      .insert(reminderSettings)
      .values({ companyId: ctx.company.id, ...values })
      .onConflictDoUpdate({ target: [reminderSettings.companyId], set: values });
    await record(tx, {
      type: 'reminders.saved',
      subject: 'company',
      data: { active, steps: steps.map(({ afterDays }) => afterDays) },
    });
  });
}
