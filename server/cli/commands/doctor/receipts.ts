import { count, inArray, lt, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import type { Finding } from './finding.ts';

/** Receipts that have no JIR yet: how many wait, how many need a person, how many are past their two working days. */
export async function waitingReceipts(deps: Deps): Promise<Finding> {
  const { status, deadlineAt } = fiscalSubmissions;
  const now = deps.clock.now();
  const [found] = await withSystemTx(deps, 'doctor: receipts without a JIR', (tx) =>
    tx
      .select({
        waiting: count(),
        stopped: count(sql`case when ${status} = 'stopped' then 1 end`),
        late: count(sql`case when ${lt(deadlineAt, now)} then 1 end`),
      })
      .from(fiscalSubmissions)
      .where(inArray(status, ['pending', 'sending', 'stopped'])),
  );
  const { waiting, stopped, late } = found ?? { waiting: 0, stopped: 0, late: 0 };
  const about = 'receipts without a JIR';
  if (waiting === 0) return { about, verdict: 'good', detail: 'none' };
  const detail = `${waiting}, of which ${stopped} need a person and ${late} are past their deadline`;
  return { about, verdict: stopped + late > 0 ? 'bad' : 'warning', detail };
}
