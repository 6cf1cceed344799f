import type { CompanyContext } from '#server/context.ts';
import type { PremisesHours, PremisesHoursInput } from '#server/contracts/working-hours.ts';
import { exceptionRange, regularRange } from '#server/domain/fiscal/hours-issues.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { aboutPremises, hoursAnswer } from '../premises-message.ts';

/** The working hours of a premises as the Tax Administration has them now; nothing is kept here. */
export async function getHours(ctx: CompanyContext, input: PremisesHoursInput): Promise<PremisesHours> {
  const { place, inUse, message } = await aboutPremises(ctx, input.id);
  const { hours } = await hoursAnswer(ctx.deps.ports.fiscalization.readHours(message));
  const today = zagrebDateOf(ctx.deps.clock.now());
  const { id, code, name } = place;
  return {
    premises: { id, code, name },
    inUse: inUse.length,
    hours,
    regular: regularRange(today),
    exceptions: exceptionRange(today),
  };
}
