import { and, desc, eq, gt, isNotNull, lt, lte, max } from 'drizzle-orm';

import { tillShifts } from '#drizzle/schema/cash.ts';
import { events } from '#drizzle/schema/events.ts';
import type { RemovalDto } from '#server/contracts/cash.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { EventData } from '#server/events/event-types.ts';

/** What a person looks through; a shift with more has another trouble. */
const MOST = 200;

interface Which {
  readonly deviceId: string;
  /** The shift whose removals are asked for; null for what follows the last one that was closed. */
  readonly number: number | null;
  readonly until: Date;
}

/**
 * What was taken off open tables at a till, the latest first: since the shift before was closed, so that nothing of the time between two
 * shifts is in neither.
 */
export async function removalsOf(tx: CompanyTx, { deviceId, number, until }: Which): Promise<readonly RemovalDto[]> {
  const ofDevice = and(eq(tillShifts.deviceId, deviceId), isNotNull(tillShifts.closedAt));
  const [before] = await tx
    .select({ closedAt: max(tillShifts.closedAt) })
    .from(tillShifts)
    .where(number === null ? ofDevice : and(ofDevice, lt(tillShifts.number, number)));
  const since = before?.closedAt ?? null;
  const rows = await tx
    .select({ id: events.id, at: events.at, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.subject, `till:${deviceId}`),
        eq(events.type, 'till.lines_removed'),
        lte(events.at, until),
        since === null ? undefined : gt(events.at, since),
      ),
    )
    .orderBy(desc(events.position))
    .limit(MOST);
  return rows.map(({ id, at, data }) => ({ id, at, ...(data as EventData['till.lines_removed']) }));
}
