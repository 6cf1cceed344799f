import type { CompanyContext } from '#server/context.ts';
import type { HoursOutcome, RegisterExceptionInput, RegisterHoursInput } from '#server/contracts/working-hours.ts';
import { findExceptionIssues, findRegularIssues } from '#server/domain/fiscal/hours-issues.ts';
import type { ExceptionalHours, RegularHours } from '#server/domain/fiscal/working-hours.ts';
import { conflict, type FieldIssue, invalid } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { aboutPremises, hoursAnswer } from '../premises-message.ts';

/** `PrijaviRadnoVrijemeZaPoslovniceZahtjev` names no more (schema 1.10). */
const MAX_PREMISES = 100;

/** Registers regular hours at the Tax Administration, for one premises or for all that are in use. */
export async function registerHours(ctx: CompanyContext, input: RegisterHoursInput): Promise<HoursOutcome> {
  const { id, everywhere, from, note, schedule } = input;
  const regular: RegularHours = { from, to: null, note, schedule };
  refuse(findRegularIssues(regular, zagrebDateOf(ctx.deps.clock.now())));
  return register(ctx, { id, everywhere, hours: { regular } });
}

/** Registers a day that differs, for one premises or for all that are in use. */
export async function registerException(ctx: CompanyContext, input: RegisterExceptionInput): Promise<HoursOutcome> {
  const { id, everywhere, on, spans } = input;
  const exception: ExceptionalHours = { on, spans };
  refuse(findExceptionIssues(exception, zagrebDateOf(ctx.deps.clock.now())));
  return register(ctx, { id, everywhere, hours: { exception } });
}

function refuse(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
}

interface Register {
  readonly id: string;
  readonly everywhere: boolean;
  readonly hours: { readonly regular: RegularHours } | { readonly exception: ExceptionalHours };
}

async function register(ctx: CompanyContext, { id, everywhere, hours }: Register): Promise<HoursOutcome> {
  const { fiscalization } = ctx.deps.ports;
  const { inUse, message } = await aboutPremises(ctx, id);
  if (everywhere) {
    if (inUse.length > MAX_PREMISES) throw conflict('HOURS_TOO_MANY_PREMISES', { params: { most: String(MAX_PREMISES) } });
    const premisesCodes = inUse.map(({ code }) => code);
    const { premises } = await hoursAnswer(fiscalization.registerHoursOfMany({ ...message, premisesCodes, hours }));
    return { refused: premises.filter(({ accepted }) => !accepted).map(({ premisesCode }) => premisesCode) };
  }
  const all = 'regular' in hours ? { regular: [hours.regular], exceptions: [] } : { regular: [], exceptions: [hours.exception] };
  await hoursAnswer(fiscalization.registerHours({ ...message, hours: all }));
  return { refused: [] };
}
