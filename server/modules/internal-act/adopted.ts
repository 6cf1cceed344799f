import { and, desc, eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { documents } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AdoptedAct } from '#server/contracts/internal-act.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

export interface KeptAct extends AdoptedAct {
  readonly digest: string;
}

/** The instant tells two acts that say the same apart, when another one was in force between them. */
export const actVariant = (adoptedAt: Date, digest: string): string => `${adoptedAt.toISOString()} ${digest}`;

type ActRow = typeof documents.$inferSelect;

const actsIn = (tx: CompanyTx) =>
  tx
    .select()
    .from(documents)
    .where(and(eq(documents.subject, 'company'), eq(documents.kind, 'internal_act')))
    .orderBy(desc(documents.variant));

export function keptAct({ id, filename, variant }: ActRow): KeptAct {
  const [adoptedAt = '', digest = ''] = variant.split(' ');
  return { documentId: id, filename, holdsFrom: zagrebDateOf(new Date(adoptedAt)), digest };
}

/** Acts that were adopted, the one in force first. */
export async function adoptedActs(ctx: CompanyContext): Promise<readonly KeptAct[]> {
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => actsIn(tx));
  return rows.map(keptAct);
}

/**
 * The act in force, if it says what this digest says. Whoever asks holds the company until the end of the transaction, so that two who
 * adopt at the same moment ask one after the other.
 */
export async function sameInForce(tx: CompanyTx, digest: string): Promise<ActRow | undefined> {
  await tx.select({ id: companies.id }).from(companies).for('update');
  const [inForce] = await actsIn(tx).limit(1);
  return inForce !== undefined && keptAct(inForce).digest === digest ? inForce : undefined;
}
