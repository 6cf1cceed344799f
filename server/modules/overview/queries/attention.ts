import { and, count, eq, gt, gte, inArray, isNull, lt, min, max, sql } from 'drizzle-orm';

import { certificates, fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoiceDrafts, invoices } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import type { CertificateEnvironment } from '#drizzle/schema/fiscalization.ts';
import type { AttentionItem, AttentionKind } from '#server/contracts/overview.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays, zagrebInstant } from '#server/domain/shared/plain-date.ts';

const CERTIFICATE_WARNING_DAYS = 60;
/** Mail that came back longer ago than this has been seen to or will not be. */
const BOUNCED_DAYS = 30;

export interface AttentionFacts {
  readonly today: string;
  readonly now: Date;
  readonly environment: CertificateEnvironment | null;
  readonly hasIban: boolean;
  readonly overdue: { readonly count: number; readonly minor: bigint };
}

const item = (kind: AttentionKind, severity: AttentionItem['severity'], href: string, rest: Partial<AttentionItem> = {}): AttentionItem => ({
  kind,
  severity,
  href,
  count: 1,
  deadlineAt: null,
  amount: null,
  name: null,
  ...rest,
});

/** What somebody should see to now, the most urgent first. */
export async function attentionOf(tx: CompanyTx, facts: AttentionFacts): Promise<readonly AttentionItem[]> {
  const found = [
    ...(await submissionItems(tx)),
    ...(await certificateItems(tx, facts)),
    ...overdueItems(facts),
    ...(await bouncedItems(tx, facts)),
    ...(facts.hasIban ? [] : [item('iban_missing', 'warn', 'postavke/tvrtka')]),
    ...(await draftItems(tx)),
  ];
  const rank = { err: 0, warn: 1, info: 2 };
  return found.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

async function submissionItems(tx: CompanyTx): Promise<AttentionItem[]> {
  const rows = await tx
    .select({ stopped: sql<boolean>`${fiscalSubmissions.status} = 'stopped'`, count: count(), deadlineAt: min(fiscalSubmissions.deadlineAt), id: sql<string>`min(${fiscalSubmissions.invoiceId}::text)` })
    .from(fiscalSubmissions)
    .where(inArray(fiscalSubmissions.status, ['pending', 'sending', 'stopped']))
    .groupBy(sql`1`);
  return rows.map(({ stopped, count, deadlineAt, id }) => {
    const href = count === 1 ? `racuni/${id}` : 'racuni?prikaz=awaiting';
    return stopped ? item('fiscalization_stopped', 'err', href, { count, deadlineAt }) : item('awaiting_jir', 'warn', href, { count, deadlineAt });
  });
}

async function certificateItems(tx: CompanyTx, { environment, now }: AttentionFacts): Promise<AttentionItem[]> {
  if (environment === null) return [];
  const [row] = await tx
    .select({ expiresAt: max(certificates.notAfter) })
    .from(certificates)
    .where(and(eq(certificates.environment, environment), isNull(certificates.removedAt), gt(certificates.notAfter, now)));
  const expiresAt = row?.expiresAt ?? null;
  if (expiresAt === null) return [item('certificate_missing', 'warn', 'postavke/certifikat')];
  const soon = expiresAt.getTime() - now.getTime() < CERTIFICATE_WARNING_DAYS * 86_400_000;
  return soon ? [item('certificate_expiring', 'warn', 'postavke/certifikat', { deadlineAt: expiresAt })] : [];
}

function overdueItems({ overdue }: AttentionFacts): AttentionItem[] {
  return overdue.count === 0 ? [] : [item('overdue', 'warn', 'racuni?prikaz=overdue', { count: overdue.count, amount: decimalFromMinor(overdue.minor) })];
}

async function bouncedItems(tx: CompanyTx, { today }: AttentionFacts): Promise<AttentionItem[]> {
  const since = zagrebInstant(addDays(today, -BOUNCED_DAYS), '00:00:00');
  const rows = await tx
    .select({ id: outboundEmails.invoiceId, name: outboundEmails.recipient })
    .from(outboundEmails)
    .where(and(inArray(outboundEmails.status, ['bounced', 'failed', 'complained']), gte(outboundEmails.createdAt, since), notSentAgain))
    .limit(5);
  return rows.map(({ id, name }) => item('bounced', 'err', `racuni/${id ?? ''}`, { name }));
}

/** A later mail about the same document replaces one that came back. */
const notSentAgain = sql`not exists (select 1 from ${outboundEmails} later where later.company_id = ${outboundEmails.companyId} and later.invoice_id = ${outboundEmails.invoiceId} and later.created_at > ${outboundEmails.createdAt})`;

async function draftItems(tx: CompanyTx): Promise<AttentionItem[]> {
  const [row] = await tx.select({ count: count() }).from(invoiceDrafts);
  return row && row.count > 0 ? [item('drafts', 'info', 'racuni?prikaz=drafts', { count: row.count })] : [];
}

/** Documents whose day has passed. */
export const isOverdue = (today: string) => lt(invoices.dueOn, today);
