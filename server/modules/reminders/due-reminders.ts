import { and, asc, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { emailSuppressions, outboundEmails } from '#drizzle/schema/notifications.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { payments } from '#drizzle/schema/payments.ts';
import { reminderHolds, sentReminders } from '#drizzle/schema/reminders.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { interestFacts, type ReminderFacts } from '#server/domain/reminders/facts.ts';
import { lateInterest } from '#server/domain/reminders/late-interest.ts';
import { nextReminder } from '#server/domain/reminders/schedule.ts';
import { lateCompensationAt, lateInterestRates } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';
import { openMinor, withFacts } from '#server/modules/invoicing/index.ts';

import type { ReminderSettings } from './settings.ts';

/** An unpaid invoice and its next reminder. Cents; `step` from 0. */
export interface NextOfInvoice {
  readonly invoiceId: string;
  readonly kind: (typeof invoices.$inferSelect)['kind'];
  readonly number: string;
  readonly buyerName: string;
  readonly locale: 'hr' | 'en';
  readonly sellerName: string;
  readonly debtor: 'business' | 'other';
  readonly dueOn: string;
  readonly to: string | null;
  readonly isSuppressed: boolean;
  readonly openMinor: bigint;
  readonly step: number;
  /** From which day on the schedule wants it. */
  readonly on: string;
}

/**
 * Next reminders of unpaid invoices that the schedule wants up to a day, the first of them first; none of what is paid,
 * cancelled, sent back by the buyer or held back. One statement, whatever the size.
 */
export async function nextReminders(
  tx: CompanyTx,
  { steps }: Pick<ReminderSettings, 'steps'>,
  until: string,
): Promise<readonly NextOfInvoice[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const late = await unpaidInvoices(tx, addDays(until, -first.afterDays));
  const found = late.flatMap(({ reminded, ...row }) => {
    const next = nextReminder(steps, row.dueOn, reminded);
    return next === null || next.on > until ? [] : [{ ...row, ...next }];
  });
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Invoices that were to be paid by a day and are not, that nobody holds back. */
async function unpaidInvoices(tx: CompanyTx, dueUntil: string) {
  const lastTo = sql`(select e.recipient from ${outboundEmails} e where e.company_id = ${invoices.companyId} and e.invoice_id = ${invoices.id} order by e.created_at desc limit 1)`;
  // Where the document's last mail went, as when a person sends it; else the customer's address.
  const to = sql<string | null>`coalesce(${lastTo}, nullif(${contacts.email}, ''), nullif(${invoices.buyer} ->> 'email', ''))`;
  const suppressed = sql<boolean>`exists (select 1 from ${emailSuppressions} s where s.company_id = ${invoices.companyId} and s.address = lower(trim(${to})) and s.lifted_at is null)`;
  /** Days on which it was reminded of, in the order of the steps. */
  const reminded = sql<
    string[]
  >`coalesce((select json_agg(r.sent_on::text order by r.step) from ${sentReminders} r where r.company_id = ${invoices.companyId} and r.invoice_id = ${invoices.id}), '[]')`;
  const holdOf = (target: 'contact' | 'invoice', id: typeof invoices.id | typeof invoices.contactId) =>
    tx
      .select({ one: sql`1` })
      .from(reminderHolds)
      .where(and(eq(reminderHolds.target, target), eq(reminderHolds.targetId, id)));
  const query = withFacts(
    tx
      .select({
        invoiceId: invoices.id,
        kind: invoices.kind,
        number: invoices.number,
        buyerName: invoices.buyerName,
        locale: invoices.locale,
        seller: invoices.seller,
        buyer: invoices.buyer,
        dueOn: sql<string>`${invoices.dueOn}::text`,
        to,
        isSuppressed: suppressed,
        reminded,
        openMinor,
      })
      .from(invoices)
      .$dynamic(),
  ).leftJoin(contacts, and(eq(contacts.companyId, invoices.companyId), eq(contacts.id, invoices.contactId)));
  const rows = await query
    .where(
      and(
        lte(invoices.dueOn, dueUntil),
        sql`${openMinor} > 0`,
        sql`${outgoingEinvoices.business} is distinct from 'rejected'`,
        notExists(holdOf('invoice', invoices.id)),
        notExists(holdOf('contact', invoices.contactId)),
      ),
    )
    .orderBy(asc(invoices.dueOn), asc(invoices.id));
  return rows.map(({ seller, buyer, ...row }) => ({
    ...row,
    sellerName: seller.name,
    debtor: buyer.kind === 'consumer' ? ('other' as const) : ('business' as const),
  }));
}

/** What each of the reminders tells if it goes out today, by invoice. One statement at most. */
export async function factsOf(
  tx: CompanyTx,
  reminders: readonly NextOfInvoice[],
  { withInterest, withCompensation }: Pick<ReminderSettings, 'withInterest' | 'withCompensation'>,
  rules: readonly Rule[],
  today: string,
): Promise<ReadonlyMap<string, ReminderFacts>> {
  const paid = withInterest ? await paymentsOf(tx, reminders) : new Map<string, Payment[]>();
  const rates = { business: lateInterestRates(rules, 'business'), other: lateInterestRates(rules, 'other') };
  const compensation = decimalFromMinor(lateCompensationAt(rules, today));
  return new Map(
    reminders.map(({ invoiceId, step, dueOn, debtor, openMinor: open }) => {
      const own = paid.get(invoiceId) ?? [];
      // What credit notes took back, and what an advance had paid, was never owed after the due date.
      const debt = { dueOn, owedMinor: open + sumMinor(own.map(({ amountMinor }) => amountMinor)), payments: own };
      return [
        invoiceId,
        {
          step,
          open: decimalFromMinor(open),
          interest: withInterest ? interestFacts(lateInterest(debt, today, rates[debtor]), today) : null,
          compensation: withCompensation && debtor === 'business' && dueOn < today ? compensation : null,
        },
      ];
    }),
  );
}

interface Payment {
  readonly paidOn: string;
  readonly amountMinor: bigint;
}

async function paymentsOf(tx: CompanyTx, reminders: readonly NextOfInvoice[]): Promise<ReadonlyMap<string, Payment[]>> {
  const { invoiceId, paidOn, amountMinor } = payments;
  const ids = reminders.map((each) => each.invoiceId);
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ invoiceId, paidOn, amountMinor })
          .from(payments)
          .where(and(inArray(payments.invoiceId, ids), isNull(payments.voidedAt)));
  return Map.groupBy(rows, (row) => row.invoiceId);
}
