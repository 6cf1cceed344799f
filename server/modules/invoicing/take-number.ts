import { and, eq, max } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { numberSequences } from '#drizzle/schema/invoicing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

/** A number and the instant that goes with it. */
export interface TakenNumber {
  readonly ordinal: number;
  readonly year: number;
  /** The sequence's place among the company's sequences, from 1. */
  readonly sequence: number;
  /** Whole seconds; never earlier than the sequence's previous document (instants, not wall clocks: October repeats an hour). */
  readonly issuedAt: Date;
}

/**
 * Takes the next number of a sequence, gap-free: the sequence's row stays locked until the document commits with it, or
 * nothing is taken. The time is read after the lock, so that numbers and times run together, and a document that waited over
 * midnight of New Year gets its number from the year that it is issued in (Zakon o fiskalizaciji čl. 9).
 */
export async function takeNumber(tx: CompanyTx, key: string): Promise<TakenNumber> {
  const { clock } = contextOf(tx).deps;
  for (;;) {
    // A clock that was put back over New Year must not give numbers of the old year after those of the new one.
    const year = yearOf(zagrebDateOf(later(clock.now(), await lastIssuedIn(tx, key))));
    const row = await lockSequence(tx, key, year);
    const now = new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
    const issuedAt = later(now, row.lastIssuedAt);
    if (yearOf(zagrebDateOf(issuedAt)) !== year) continue;
    const ordinal = row.last + 1;
    await tx
      .update(numberSequences)
      .set({ last: ordinal, lastIssuedAt: issuedAt })
      .where(and(eq(numberSequences.key, key), eq(numberSequences.year, year)));
    return { ordinal, year, sequence: row.position, issuedAt };
  }
}

/**
 * Takes the next number of a sequence for a receipt whose time is given: it was written on paper while the device was out of order. The
 * number is of the year of the paper (Zakon o fiskalizaciji čl. 9) and as gap-free as any; the sequence's own time stays where it was.
 */
export async function takeNumberAt(tx: CompanyTx, key: string, issuedAt: Date): Promise<TakenNumber> {
  const year = yearOf(zagrebDateOf(issuedAt));
  const row = await lockSequence(tx, key, year);
  const ordinal = row.last + 1;
  await tx
    .update(numberSequences)
    .set({ last: ordinal })
    .where(and(eq(numberSequences.key, key), eq(numberSequences.year, year)));
  return { ordinal, year, sequence: row.position, issuedAt };
}

const later = (a: Date, b: Date): Date => (a < b ? b : a);

async function lastIssuedIn(tx: CompanyTx, key: string): Promise<Date> {
  const [row] = await tx
    .select({ at: max(numberSequences.lastIssuedAt) })
    .from(numberSequences)
    .where(eq(numberSequences.key, key));
  return row?.at ?? new Date(0);
}

/** A sequence's row of a year, locked; made when it is the first of the year. */
export async function lockSequence(tx: CompanyTx, key: string, year: number) {
  const mine = and(eq(numberSequences.key, key), eq(numberSequences.year, year));
  const [row] = await tx.select().from(numberSequences).where(mine).for('update');
  if (row) return row;
  // The first document of a sequence in a year. The company's row orders those who begin one at the same time.
  const { companyId } = contextOf(tx);
  await tx.select({ id: companies.id }).from(companies).for('no key update');
  const [sameKey] = await tx
    .select({ position: numberSequences.position })
    .from(numberSequences)
    .where(eq(numberSequences.key, key))
    .limit(1);
  const [highest] = await tx.select({ position: max(numberSequences.position) }).from(numberSequences);
  const position = sameKey?.position ?? (highest?.position ?? 0) + 1;
  await tx
    .insert(numberSequences)
    .values({ companyId, key, year, position, last: 0, lastIssuedAt: new Date(0) })
    .onConflictDoNothing({ target: [numberSequences.companyId, numberSequences.key, numberSequences.year] });
  const [made] = await tx.select().from(numberSequences).where(mine).for('update');
  if (!made) throw new Error('a number sequence vanished');
  return made;
}
