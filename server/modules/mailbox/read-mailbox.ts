import type { Deps } from '#server/context.ts';
import type { ReadResult } from '#server/contracts/mailbox.ts';
import type { CompanyScope } from '#server/db/company-tx.ts';
import { CURSOR_LOST } from '#server/integrations/mailbox/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { type LeasedMailbox, withMailbox } from './lease.ts';
import { EVERY_MS } from './mailbox-row.ts';
import { takeMail } from './take-mail.ts';

/** Reading again from a lost place overlaps by this: the vendor's clock and ours are not one. */
const OVERLAP_MS = 86_400_000;

/** Reads what is new in a mailbox, at most for `budgetMs`; what is left is due at once. Throws as `withMailbox` does. */
export async function readMailbox(deps: Deps, scope: CompanyScope, id: string, budgetMs: number): Promise<ReadResult> {
  return withMailbox(deps, scope, id, async (mailbox) => {
    const result = await readStretches(deps, scope, mailbox, budgetMs);
    const now = deps.clock.now();
    const next = result.finished ? { readAt: now, nextReadAt: new Date(now.getTime() + EVERY_MS) } : { nextReadAt: now };
    await mailbox.keep({ ...next, failure: null, failures: 0 });
    return result;
  });
}

async function readStretches(deps: Deps, scope: CompanyScope, mailbox: LeasedMailbox, budgetMs: number): Promise<ReadResult> {
  const { row, session } = mailbox;
  const started = deps.clock.now().getTime();
  const counts = { mails: 0, taken: 0, known: 0, refused: 0 };
  let { cursor, readFrom } = row;
  for (let lost = false; ;) {
    const page = await session.changes({ folder: row.folder, cursor, since: readFrom });
    if (page.kind === 'cursor_lost') {
      if (lost) throw new ProviderError(row.vendor, 'protocol', { codes: [CURSOR_LOST] });
      lost = true;
      cursor = null;
      readFrom = new Date((row.readAt ?? row.readFrom).getTime() - OVERLAP_MS);
      await mailbox.keep({ cursor, readFrom });
      continue;
    }
    for (const mail of page.mails) {
      counts.mails += 1;
      for (const outcome of await takeMail(deps, scope, mailbox, mail)) counts[outcome] += 1;
    }
    // Only now: what a dead process had taken without getting here is found again by its name in the mail.
    ({ cursor } = page);
    await mailbox.keep({ cursor });
    if (!page.more) return { ...counts, finished: true };
    if (deps.clock.now().getTime() - started >= budgetMs) return { ...counts, finished: false };
  }
}
