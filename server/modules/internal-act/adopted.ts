import { and, desc, eq } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AdoptedAct } from '#server/contracts/internal-act.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

export interface KeptAct extends AdoptedAct {
  readonly digest: string;
}

/** The instant tells two acts that say the same apart, when another one was in force between them. */
export const actVariant = (adoptedAt: Date, digest: string): string => `${adoptedAt.toISOString()} ${digest}`;

/** Acts that were adopted, the one in force first. */
export async function adoptedActs(ctx: CompanyContext): Promise<readonly KeptAct[]> {
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(documents)
      .where(and(eq(documents.subject, 'company'), eq(documents.kind, 'internal_act')))
      .orderBy(desc(documents.variant)),
  );
  return rows.map(({ id, filename, variant }) => {
    const [adoptedAt = '', digest = ''] = variant.split(' ');
    return { documentId: id, filename, holdsFrom: zagrebDateOf(new Date(adoptedAt)), digest };
  });
}
