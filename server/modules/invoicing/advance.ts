import { and, asc, desc, eq, inArray, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices, invoiceVatGroups, settledAdvances } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { availableOf, type OpenAdvance, type Share } from '#server/domain/invoicing/deductions.ts';
import { type LeftGroup, leftToCredit } from '#server/domain/invoicing/correction.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { sumMinor } from '#server/domain/shared/money.ts';

import { loadDocument, type LoadedDocument } from './load-document.ts';

/** An advance with what of it can still be deducted. */
export interface LoadedAdvance extends LoadedDocument {
  readonly open: OpenAdvance;
  /** What took all of it back, where something did. */
  readonly storno: { readonly number: string } | null;
  /** A final invoice that stands and deducts of it. */
  readonly final: { readonly number: string } | null;
  /** Something of it is left for a final invoice. */
  readonly maySettle: boolean;
}

/** Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadAdvance(tx: CompanyTx, id: string): Promise<LoadedAdvance> {
  const loaded = await loadDocument(tx, id);
  const { document } = loaded;
  const taken = await takenBackOf(tx, id);
  const storno = taken.find(({ kind }) => kind === 'storno') ?? null;
  const groups = await groupsOf(
    tx,
    taken.map((each) => each.id),
  );
  const freed = taken.filter(({ wasSettled, final }) => wasSettled && final === null);
  const open: OpenAdvance = {
    id,
    number: document.number,
    left: storno === null ? sharesOf(leftToCredit(document.totals, [{ groups }])) : [],
    isWhole: taken.length === 0,
    freedMinor: -sumMinor(freed.map(({ totalMinor }) => totalMinor)),
    freed: freed.map(({ id, number, issuedOn, kind }) => ({ id, number, issuedOn, kind })),
  };
  const final = taken.findLast((each) => each.final !== null)?.final ?? null;
  return { ...loaded, open, storno, final, maySettle: document.kind === 'advance' && availableOf(open) > 0n };
}

const sharesOf = (left: readonly LeftGroup[]): readonly Share[] =>
  left.flatMap(({ vatCode, ratePercent, baseMinor, vatMinor }) =>
    baseMinor > 0n ? [{ vatCode, ratePercent, grossMinor: baseMinor + vatMinor }] : [],
  );

/** What takes an advance back, whole or in part, oldest first: whether that was for a final invoice, and for which that stands. */
async function takenBackOf(tx: CompanyTx, advanceId: string) {
  const final = alias(invoices, 'final');
  const cancelling = alias(invoices, 'cancelling');
  const { id, number, issuedOn, kind, totalMinor, ordinal, issuedAt } = invoices;
  const rows = await tx
    .select({ id, number, issuedOn, kind, totalMinor, finalNumber: final.number, finalCancelledBy: cancelling.id })
    .from(invoices)
    .leftJoin(
      settledAdvances,
      and(eq(settledAdvances.companyId, invoices.companyId), eq(settledAdvances.cancellingId, invoices.id)),
    )
    .leftJoin(final, and(eq(final.companyId, settledAdvances.companyId), eq(final.id, settledAdvances.finalId)))
    .leftJoin(cancelling, and(eq(cancelling.companyId, final.companyId), eq(cancelling.cancelsId, final.id)))
    .where(or(eq(invoices.cancelsId, advanceId), and(eq(invoices.correctsId, advanceId), eq(kind, 'credit_note'))))
    .orderBy(asc(issuedAt), asc(ordinal));
  return [...new Set(rows.map((row) => row.id))].flatMap((each) => {
    const same = rows.filter((row) => row.id === each);
    const [first] = same;
    if (first === undefined) return [];
    const standing = same.find((row) => row.finalNumber !== null && row.finalCancelledBy === null);
    const wasSettled = same.some((row) => row.finalNumber !== null);
    return [{ ...first, wasSettled, final: standing === undefined ? null : { number: standing.finalNumber ?? '' } }];
  });
}

async function groupsOf(tx: CompanyTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { vatCode, ratePercent, baseMinor, vatMinor, invoiceId } = invoiceVatGroups;
  return tx
    .select({ vatCode, ratePercent, baseMinor, vatMinor })
    .from(invoiceVatGroups)
    .where(inArray(invoiceId, [...ids]));
}

// Written out: among the columns of a query on one table they would lose the table's name, and mean the inner one's.
const [ownId, ownCompanyId] = [sql.raw('"invoices"."id"'), sql.raw('"invoices"."company_id"')];
const stornoOf = sql`from ${invoices} s where s.company_id = ${ownCompanyId} and s.cancels_id = ${ownId}`;

/** Cancelled, and for no final invoice. */
const givenBack = sql<boolean>`exists (select 1 ${stornoOf} and not exists (select 1 from ${settledAdvances} f where f.company_id = s.company_id and f.cancelling_id = s.id))`;

/** Cancelled for a final invoice that stands. */
const usedUp = sql<boolean>`exists (select 1 ${stornoOf} and exists (select 1 from ${settledAdvances} f where f.company_id = s.company_id and f.cancelling_id = s.id
  and not exists (select 1 from ${invoices} c where c.company_id = f.company_id and c.cancels_id = f.final_id)))`;

/** So many advances of a customer are offered for deduction. */
const MOST_OFFERED = 20;

/** Advances of a customer of which something is left, the oldest first. */
export async function openAdvancesOf(tx: CompanyTx, contactId: string): Promise<readonly LoadedAdvance[]> {
  const rows = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.kind, 'advance'), eq(invoices.contactId, contactId), not(givenBack), not(usedUp)))
    .orderBy(desc(invoices.issuedAt), desc(invoices.ordinal))
    .limit(MOST_OFFERED);
  const loaded: LoadedAdvance[] = [];
  for (const { id } of rows.reverse()) loaded.push(await loadAdvance(tx, id));
  return loaded.filter(({ maySettle }) => maySettle);
}

/**
 * Refuses a final invoice of what is no advance, was given back, or is used up.
 *
 * @throws DomainError `invalid` ADVANCE_EXPECTED, `conflict` ADVANCE_SETTLED, INVOICE_ALREADY_CANCELLED
 */
export function refuseSettling({ document, storno, final, maySettle }: LoadedAdvance): void {
  if (document.kind !== 'advance') throw invalid('ADVANCE_EXPECTED', { params: { number: document.number } });
  if (maySettle) return;
  if (final !== null) throw conflict('ADVANCE_SETTLED', { params: { number: final.number } });
  throw conflict('INVOICE_ALREADY_CANCELLED', { params: { number: storno?.number ?? document.number } });
}
