import { sql } from 'drizzle-orm';

import type { Deps } from '#server/context.ts';
import { rowsOf } from '#server/db/client.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { Finding } from './finding.ts';

/** A receipt bears the time of its issue, and CIS refuses one from its own future (codes v104 and 177). */
const NOTICED_MS = 5_000;
const TOO_FAR_MS = 60_000;

function clockFinding(about: string, aheadMs: number): Finding {
  const off = Math.abs(aheadMs);
  const seconds = Math.round(off / 1000);
  const detail =
    off < NOTICED_MS ? 'agrees' : `this machine is ${seconds} s ${aheadMs > 0 ? 'ahead' : 'behind'}; set its clock (NTP)`;
  return { about, verdict: off > TOO_FAR_MS ? 'bad' : off < NOTICED_MS ? 'good' : 'warning', detail };
}

/** The database answers, and its clock, by which jobs become due, goes with ours. */
export async function databaseClock({ db, clock }: Deps): Promise<Finding> {
  const before = clock.now().getTime();
  const [row] = rowsOf<{ at: string }>(await db.execute(sql`select extract(epoch from clock_timestamp()) * 1000 as at`));
  return clockFinding('clock of the database', (before + clock.now().getTime()) / 2 - Number(row?.at));
}

/** CIS answers, and our clock goes with its. */
export async function cisClock({ ports }: Deps): Promise<Finding[]> {
  try {
    const { durationMs, clockAheadMs } = await ports.fiscalization.echo();
    const there: Finding = { about: 'CIS', verdict: 'good', detail: `answers in ${durationMs} ms` };
    if (clockAheadMs !== null) return [there, clockFinding('clock of CIS', clockAheadMs)];
    return [there, { about: 'clock of CIS', verdict: 'warning', detail: 'not told by its answer; compare with NTP by hand' }];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [{ about: 'CIS', verdict: 'bad', detail: `does not answer: ${[error.kind, ...error.codes].join(' ')}` }];
  }
}
