import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import type { HoldRemindersInput } from '#server/contracts/reminders.ts';

/** Does what the switch of reminders on a customer's or an invoice's page asks for (`hold-reminders`, `release-reminders`). */
export async function holdAction(
  args: ActionFunctionArgs,
  api: CompanyApiCaller,
  wish: Omit<HoldRemindersInput, 'held'> & { readonly intent: FormDataEntryValue | null; readonly path: string },
) {
  const { target, id, intent, path } = wish;
  const held = intent === 'hold-reminders';
  await fromApi(args, () => api.reminders.hold({ target, id, held }));
  return redirectWithFlash(path, { tone: 'ok', key: held ? 'reminders.held' : 'reminders.released' });
}
