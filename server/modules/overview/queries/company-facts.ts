import { sql } from 'drizzle-orm';

import { subscriptions } from '#drizzle/schema/billing.ts';
import { cashEntries } from '#drizzle/schema/cash.ts';
import { products } from '#drizzle/schema/catalog.ts';
import { companies, premises } from '#drizzle/schema/companies.ts';
import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { einvoiceAccounts, incomingEinvoices, outgoingEinvoices, waitsForPerson } from '#drizzle/schema/einvoice.ts';
import { type CertificateEnvironment, certificates, fiscalSubmissions, receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoiceDrafts, invoices, tradeDecisions } from '#drizzle/schema/invoicing.ts';
import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { recurringOccurrences } from '#drizzle/schema/recurring.ts';
import type { SubscriptionStatus } from '#server/domain/billing/standing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { firstTippedDay } from '#server/domain/fiscal/receipt-change.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { einvoicePulse, type PulseFacts } from './einvoice-pulse.ts';
import { unsentEInvoices, type UnsentEInvoices } from './unsent-einvoices.ts';
import { unsentPdfs, type UnsentPdfs } from './unsent-pdfs.ts';

/** What the start page must know of the company itself. */
export interface CompanyFacts {
  readonly inVat: boolean;
  readonly hasIban: boolean;
  readonly hasCatalog: boolean;
  readonly hasInvoice: boolean;
  /** It has issued what goes to CIS; whoever sends eRačuni alone never does. */
  readonly hasReceipt: boolean;
  readonly drafts: number;
  /** When the certificate that lives longest runs out; null when none is valid. */
  readonly certificateUntil: Date | null;
  /** Connected mailboxes whose owner must agree again, and the address of one. */
  readonly restingMailboxes: number;
  readonly restingAddress: string | null;
  /** A day of a schedule failed once; whether it still waits is asked then. */
  readonly hasFailedDays: boolean;
  /** An eRačun goes no further without a person; which one, and whether it still matters, is asked then. */
  readonly hasWaitingEInvoices: boolean;
  readonly einvoices: PulseFacts | null;
  readonly unsentPdfs: UnsentPdfs | null;
  readonly unsentEInvoices: UnsentEInvoices | null;
  /** Whether both steps in FiskAplikacija are done, as was seen or said; null while there is no intermediary. */
  readonly isIntermediarySetUp: boolean | null;
  /** A customer accepted a quote once; whether it still waits for its invoice is asked then. */
  readonly hasAcceptedQuotes: boolean;
  /** Tips of the last days that CIS refused, or whose answer was lost: CIS takes them no longer than two days. */
  readonly untoldTips: number;
  /** Premises with more cash than may stay overnight, and how much is there, cents; null for none. */
  readonly fullPremises: string | null;
  readonly fullPremisesMinor: bigint | null;
  /** When the company began here; null for none. */
  readonly createdAt: Date | null;
  /** How its own subscription stands; null where there was never one. */
  readonly subscription: SubscriptionStatus | null;
  /** Cents of a charge of ours that failed. */
  readonly owedMinor: bigint | null;
}

/** As `setupState` of the domain judges: an answer that there is no address stands until somebody says better or something arrives. */
const addressWorks = sql`(a.address_found is true or (a.address_confirmed_at is not null and (a.address_found is null or a.address_confirmed_at > a.address_checked_at)) or exists (select 1 from ${incomingEinvoices} i where i.intermediary = a.intermediary and (a.address_found is null or i.received_at >= a.address_checked_at)))`;
/** A report refused with S006 waits for a person by itself; see `waitsForPerson`. */
const isAuthorised = sql`(a.authorisation_confirmed_at is not null or exists (select 1 from ${outgoingEinvoices} o where o.intermediary = a.intermediary and o.fiscal = 'done'))`;

/** From the receipts of the days that count, which are few, to what was said of them. */
const untoldTips = (today: PlainDate) =>
  sql<number>`(select count(*) from ${invoices} i join ${receiptNotices} n on n.company_id = i.company_id and n.invoice_id = i.id where i.issued_on >= ${firstTippedDay(today)}::date and n.kind = 'tip' and n.status in ('refused', 'unsure'))`.mapWith(
    Number,
  );

interface AskedFacts {
  /** That of the installation; certificates of another one do not count. */
  readonly environment: CertificateEnvironment | null;
  readonly now: Date;
  readonly rules: readonly Rule[];
}

/** One statement. */
export async function companyFacts(tx: CompanyTx, { environment, now, rules }: AskedFacts): Promise<CompanyFacts> {
  const validUntil = sql`(select max(c.not_after) from ${certificates} c where c.environment = ${environment ?? ''} and c.removed_at is null and c.not_after > ${now.toISOString()}::timestamptz)`;
  // The last entry of a cash book has its balance: one row for each of the premises that have a maximum.
  const full = sql`(select p.name, last.balance_minor from ${premises} p cross join lateral (select e.balance_minor from ${cashEntries} e where e.company_id = p.company_id and e.premises_id = p.id order by e.position desc limit 1) last where p.active and last.balance_minor > p.cash_maximum_minor order by p.id limit 1)`;
  const [row] = await tx
    .select({
      inVat: companies.inVat,
      hasIban: sql<boolean>`iban is not null`,
      hasCatalog: sql<boolean>`exists (select 1 from ${contacts}) or exists (select 1 from ${products})`,
      hasInvoice: sql<boolean>`exists (select 1 from ${invoices})`,
      hasReceipt: sql<boolean>`exists (select 1 from ${fiscalSubmissions})`,
      drafts:
        sql<number>`(select count(*) from ${invoiceDrafts} where ${invoiceDrafts.blankFor} is null and coalesce(${invoiceDrafts.content} ->> 'kind', 'invoice') not in ('quote', 'proforma', 'delivery_note'))`.mapWith(
          Number,
        ),
      restingMailboxes: sql<number>`(select count(*) from ${mailboxes} where ${mailboxes.state} = 'reconnect')`.mapWith(Number),
      restingAddress: sql<
        string | null
      >`(select min(${mailboxes.address}) from ${mailboxes} where ${mailboxes.state} = 'reconnect')`,
      hasFailedDays: sql<boolean>`exists (select 1 from ${recurringOccurrences} where ${recurringOccurrences.state} = 'failed')`,
      hasWaitingEInvoices: sql<boolean>`exists (select 1 from ${outgoingEinvoices} where ${waitsForPerson(outgoingEinvoices)}) or exists (select 1 from ${einvoiceCopies} where ${einvoiceCopies.status} in ('refused', 'stopped'))`,
      einvoices: einvoicePulse(now),
      unsentPdfs: unsentPdfs(now),
      unsentEInvoices: unsentEInvoices(now, rules),
      isIntermediarySetUp: sql<boolean | null>`(select ${addressWorks} and ${isAuthorised} from ${einvoiceAccounts} a)`,
      hasAcceptedQuotes: sql<boolean>`exists (select 1 from ${tradeDecisions} where ${tradeDecisions.customerName} is not null and ${tradeDecisions.decision} = 'accepted')`,
      untoldTips: untoldTips(zagrebDateOf(now)),
      fullPremises: sql<string | null>`(select f.name from ${full} f)`,
      fullPremisesMinor: sql<bigint | null>`(select f.balance_minor from ${full} f)`.mapWith(cashEntries.balanceMinor),
      createdAt: companies.createdAt,
      subscription: sql<SubscriptionStatus | null>`(select ${subscriptions.status} from ${subscriptions})`,
      owedMinor: sql<bigint | null>`(select ${subscriptions.owedMinor} from ${subscriptions})`.mapWith(subscriptions.owedMinor),
      certificateUntil: sql<Date | null>`${validUntil}`.mapWith(certificates.notAfter),
    })
    .from(companies)
    .limit(1);
  return (
    row ?? {
      inVat: false,
      hasIban: false,
      hasCatalog: false,
      hasInvoice: false,
      hasReceipt: false,
      drafts: 0,
      certificateUntil: null,
      restingMailboxes: 0,
      restingAddress: null,
      hasFailedDays: false,
      hasWaitingEInvoices: false,
      einvoices: null,
      unsentPdfs: null,
      unsentEInvoices: null,
      isIntermediarySetUp: null,
      hasAcceptedQuotes: false,
      untoldTips: 0,
      fullPremises: null,
      fullPremisesMinor: null,
      createdAt: null,
      subscription: null,
      owedMinor: null,
    }
  );
}
