import { and, desc, eq, lt } from 'drizzle-orm';

import { events } from '#drizzle/schema/events.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ListPlaceChangesInput, PlaceChangeList } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import type { Actor } from '#server/db/scope.ts';
import type { PlaceChange } from '#server/domain/companies/place-change.ts';

import { PLACES } from '../place-changes.ts';

const PAGE = 20;

/** What became of premises and devices, newest first: who changed what, and when. */
export async function listPlaceChanges(ctx: CompanyContext, { before }: ListPlaceChangesInput): Promise<PlaceChangeList> {
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(events)
      .where(and(eq(events.subject, PLACES), before === undefined ? undefined : lt(events.position, before)))
      .orderBy(desc(events.position))
      .limit(PAGE + 1),
  );
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map(({ id, at, actor, data }) => ({
      id,
      at,
      by: (actor as Actor).kind === 'system' ? '' : (actor as Actor).name,
      ...(data as PlaceChange),
    })),
    nextBefore: rows.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
  };
}
