export { holdReminders } from './commands/hold-reminders.ts';
export { saveReminderSettings } from './commands/save-reminder-settings.ts';
export { getReminders } from './queries/get-reminders.ts';
export { getReminderStanding } from './queries/get-reminder-standing.ts';
export { sendDueReminders } from './send-due.ts';
