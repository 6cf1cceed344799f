import { eq } from 'drizzle-orm';

import { recurringInvoices } from '#drizzle/schema/recurring.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CreateRecurringInput, SaveRecurringInput } from '#server/contracts/recurring.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { nextOnOrAfter } from '#server/domain/recurring/schedule.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import { contentToCopy, draftSummary } from '#server/modules/invoicing/index.ts';

import { lockRecurring } from '../recurring-row.ts';
import { withEdits } from '../template.ts';

type Settings = Omit<SaveRecurringInput, 'id' | 'version'>;

/** Lets a document come again: what is sold, to whom and how is its own, the rest is set. */
export async function createRecurring(
  ctx: CompanyContext,
  input: CreateRecurringInput,
): Promise<{ readonly id: string; readonly nextOn: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const { invoiceId, ...settings } = input;
  const id = deps.ids.next();
  const now = deps.clock.now();
  refuseMailToNobody(settings);
  const nextOn = firstDay(settings, zagrebDateOf(now));
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { lines, note, ...rest } = settings;
    const content = withEdits(await contentToCopy(tx, invoiceId), { lines, note });
    const summary = await draftSummary(tx, content, rules, now);
    const times = { createdAt: now, updatedAt: now };
    await tx.insert(recurringInvoices).values({ companyId: ctx.company.id, id, ...rest, content, ...summary, nextOn, ...times });
    await record(tx, { type: 'recurring.saved', subject: `recurring:${id}`, data: { name: rest.name, created: true } });
  });
  return { id, nextOn };
}

/**
 * Changes a schedule; what it has made already stays. A day that has passed is not made by a change. Throws `conflict`
 * RECURRING_CHANGED_ELSEWHERE when somebody saved it meanwhile.
 */
export async function saveRecurring(ctx: CompanyContext, input: SaveRecurringInput): Promise<{ readonly version: number }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const { id, version, ...settings } = input;
  refuseMailToNobody(settings);
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const known = await lockRecurring(tx, id);
    if (known.version !== version) throw conflict('RECURRING_CHANGED_ELSEWHERE');
    const { lines, note, ...rest } = settings;
    const today = zagrebDateOf(now);
    const isSameTime = (['unit', 'every', 'day', 'startsOn', 'endsOn'] as const).every(
      (field) => known[field] === settings[field],
    );
    const nextOn = isSameTime ? known.nextOn : firstDay(settings, today, known.startsOn);
    const content = withEdits(known.content, { lines, note });
    const summary = await draftSummary(tx, content, rules, now);
    const next = version + 1;
    await tx
      .update(recurringInvoices)
      .set({ ...rest, content, ...summary, nextOn, version: next, updatedAt: now })
      .where(eq(recurringInvoices.id, id));
    await record(tx, { type: 'recurring.saved', subject: `recurring:${id}`, data: { name: rest.name, created: false } });
    return { version: next };
  });
}

function refuseMailToNobody({ action, recipient }: Settings): void {
  if (action === 'send' && recipient === null) throw complaint('recipient', 'RECURRING_RECIPIENT_REQUIRED');
}

/** The first day that is to come; complaints where there is none. */
function firstDay(settings: Settings, today: string, startedOn?: string): string {
  // A schedule that has begun keeps its start; a new one cannot begin before today.
  if (settings.startsOn < today && settings.startsOn !== startedOn) throw complaint('startsOn', 'RECURRING_START_PAST');
  const next = nextOnOrAfter(settings, today);
  if (next === null) throw complaint('endsOn', 'RECURRING_NEVER');
  return next;
}

const complaint = (path: string, code: string) => invalid('INPUT_INVALID', { issues: [{ path, code }] });
