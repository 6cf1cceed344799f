import { reminderSettings } from '#drizzle/schema/reminders.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { DEFAULT_STEPS } from '#server/domain/reminders/schedule.ts';

export type ReminderSettings = Pick<
  typeof reminderSettings.$inferSelect,
  'active' | 'pausedUntil' | 'withInterest' | 'withCompensation' | 'steps'
>;

/** What a company that never chose begins with: off, with a schedule to look at. */
const UNCHOSEN: ReminderSettings = {
  active: false,
  pausedUntil: null,
  withInterest: false,
  withCompensation: false,
  steps: DEFAULT_STEPS,
};

/** A company's way of reminding. */
export async function reminderSettingsOf(tx: CompanyTx): Promise<ReminderSettings> {
  const { active, pausedUntil, withInterest, withCompensation, steps } = reminderSettings;
  const [row] = await tx.select({ active, pausedUntil, withInterest, withCompensation, steps }).from(reminderSettings);
  return row ?? UNCHOSEN;
}
