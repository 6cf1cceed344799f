import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InspectedReceipt, Inspection } from '#server/contracts/inspection.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

const LAST = 20;
const MOST_WITHOUT = 100;

const columns = {
  id: invoices.id,
  number: invoices.number,
  issuedAt: invoices.issuedAt,
  totalMinor: invoices.totalMinor,
  fiscal: {
    status: fiscalSubmissions.status,
    zki: fiscalSubmissions.zki,
    jir: fiscalSubmissions.jir,
    deadlineAt: fiscalSubmissions.deadlineAt,
    lastErrorKind: fiscalSubmissions.lastErrorKind,
    lastErrorCodes: fiscalSubmissions.lastErrorCodes,
  },
};

const ofInvoice = and(eq(fiscalSubmissions.invoiceId, invoices.id), eq(fiscalSubmissions.companyId, invoices.companyId));
const waits = inArray(fiscalSubmissions.status, ['pending', 'sending', 'stopped']);

interface Row extends Pick<InspectedReceipt, 'id' | 'number' | 'issuedAt'> {
  readonly totalMinor: bigint;
  readonly fiscal:
    | (Omit<NonNullable<InspectedReceipt['fiscal']>, 'isLate' | 'lastErrorCodes'> & {
        readonly lastErrorCodes: readonly string[] | null;
      })
    | null;
}

function inspected({ totalMinor, fiscal, ...row }: Row, now: Date): InspectedReceipt {
  return {
    ...row,
    total: decimalFromMinor(totalMinor),
    fiscal:
      fiscal === null
        ? null
        : {
            ...fiscal,
            isLate: fiscal.jir === null && fiscal.deadlineAt < now,
            lastErrorCodes: fiscal.lastErrorCodes ?? [],
          },
  };
}

/** What an inspector looks at beside the settings: the last documents, the receipts without a JIR, and what made them. */
export async function getInspection(ctx: CompanyContext): Promise<Inspection> {
  const { clock, installation } = ctx.deps;
  const now = clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const last = await tx
      .select(columns)
      .from(invoices)
      .leftJoin(fiscalSubmissions, ofInvoice)
      .orderBy(desc(invoices.issuedAt), desc(invoices.id))
      .limit(LAST);
    const without = await tx
      .select(columns)
      .from(invoices)
      .innerJoin(fiscalSubmissions, ofInvoice)
      .where(waits)
      .orderBy(asc(fiscalSubmissions.deadlineAt), asc(invoices.id))
      .limit(MOST_WITHOUT);
    const [waiting] = await tx.select({ receipts: count() }).from(fiscalSubmissions).where(waits);
    return {
      software: { name: 'FiskAI', version: installation.version },
      at: now,
      lastReceipts: last.map((row) => inspected(row, now)),
      withoutJir: without.map((row) => inspected(row, now)),
      withoutJirCount: waiting?.receipts ?? 0,
    };
  });
}
