import { and, desc, eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { sentReminders } from '#drizzle/schema/reminders.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { REMINDER_NEEDLESS } from '#server/contracts/mail-failure.ts';
import type { LateRateDto, PendingReminder, ReminderLogEntry, RemindersDto } from '#server/contracts/reminders.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { ReminderFacts } from '#server/domain/reminders/facts.ts';
import { goesOutOn } from '#server/domain/reminders/schedule.ts';
import { lateCompensationAt, lateInterestRates } from '#server/domain/rules/read-rules.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays, zagrebClockOf } from '#server/domain/shared/plain-date.ts';

import { factsOf, nextReminders, type NextOfInvoice } from '../due-reminders.ts';
import { reminderSettingsOf } from '../settings.ts';

const LOG = 50;
const SHOWN = 50;
/** So far ahead is looked. */
const DAYS_AHEAD = 14;

/** How a company reminds, what the schedule is about to send, and what went out. */
export async function getReminders(ctx: CompanyContext): Promise<RemindersDto> {
  const { deps } = ctx;
  const now = zagrebClockOf(deps.clock.now());
  const rules = await deps.rules();
  const rate = (debtor: 'business' | 'other'): LateRateDto | null => {
    const today = lateInterestRates(rules, debtor)(now.date);
    return today === null ? null : { percent: decimalFromMinor(today.hundredths), isKnown: today.isKnown };
  };
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const settings = await reminderSettingsOf(tx);
    const next = await nextReminders(tx, settings, addDays(now.date, DAYS_AHEAD));
    const shown = next.slice(0, SHOWN);
    const facts = await factsOf(tx, shown, settings, rules, now.date);
    return {
      emailOn: deps.installation.emailOn,
      ...settings,
      pending: shown.map((each) =>
        pending(each, goesOutOn(each.on, now, settings.pausedUntil), facts.get(each.invoiceId)?.interest ?? null),
      ),
      more: next.length - shown.length,
      log: await lastSent(tx),
      rates: { business: rate('business'), other: rate('other') },
      compensation: decimalFromMinor(lateCompensationAt(rules, now.date)),
    };
  });
}

function pending(reminder: NextOfInvoice, on: string, interest: ReminderFacts['interest']): PendingReminder {
  const { invoiceId, number, buyerName, to, isSuppressed, dueOn, openMinor, step } = reminder;
  return {
    invoiceId,
    number,
    buyerName,
    to,
    dueOn,
    open: decimalFromMinor(openMinor),
    step: step + 1,
    on,
    interest: interest?.total ?? null,
    isEstimated: interest?.isEstimated ?? false,
    obstacle: to === null ? 'no_address' : isSuppressed ? 'suppressed' : null,
  };
}

async function lastSent(tx: CompanyTx): Promise<readonly ReminderLogEntry[]> {
  const rows = await tx
    .select({
      invoiceId: sentReminders.invoiceId,
      number: invoices.number,
      buyerName: invoices.buyerName,
      step: sentReminders.step,
      sentOn: sentReminders.sentOn,
      to: outboundEmails.recipient,
      status: outboundEmails.status,
      failure: outboundEmails.failure,
    })
    .from(sentReminders)
    .innerJoin(invoices, and(eq(invoices.companyId, sentReminders.companyId), eq(invoices.id, sentReminders.invoiceId)))
    .innerJoin(
      outboundEmails,
      and(eq(outboundEmails.companyId, sentReminders.companyId), eq(outboundEmails.id, sentReminders.emailId)),
    )
    .orderBy(desc(outboundEmails.createdAt), desc(sentReminders.emailId))
    .limit(LOG);
  return rows.map(({ failure, ...row }) => ({
    ...row,
    step: row.step + 1,
    status: failure === REMINDER_NEEDLESS ? failure : row.status,
  }));
}
