import * as contracts from '#server/contracts/reminders.ts';
import * as reminders from '#server/modules/reminders/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Reminders of unpaid invoices: the schedule, what it would send, and who is left out. */
export const remindersRouter = router({
  get: companyProcedure('read').query(({ ctx }) => reminders.getReminders(ctx.scoped)),
  standing: companyProcedure('read')
    .input(contracts.ReminderStandingInput)
    .query(({ ctx, input }) => reminders.getReminderStanding(ctx.scoped, input)),
  save: companyProcedure('manage')
    .input(contracts.SaveReminderSettingsInput)
    .mutation(({ ctx, input }) => reminders.saveReminderSettings(ctx.scoped, input)),
  hold: companyProcedure('write')
    .input(contracts.HoldRemindersInput)
    .mutation(({ ctx, input }) => reminders.holdReminders(ctx.scoped, input)),
});
