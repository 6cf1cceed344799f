import type { CompanyContext } from '#server/context.ts';
import type { RemoveHoursInput } from '#server/contracts/working-hours.ts';

import { aboutPremises, hoursAnswer } from '../premises-message.ts';

/** Takes registered hours of a premises back, by the days on which they begin. */
export async function removeHours(ctx: CompanyContext, input: RemoveHoursInput): Promise<void> {
  const { id, regularFrom, exceptionsOn } = input;
  const { message } = await aboutPremises(ctx, id);
  await hoursAnswer(ctx.deps.ports.fiscalization.removeHours({ ...message, regularFrom, exceptionsOn }));
}
