import { and, eq, gt, lt, ne, or } from 'drizzle-orm';

import { documentUploads } from '#drizzle/schema/documents.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { giveUpUpload } from './commands/finish-upload.ts';

const DAY = 86_400_000;
const AT_ONCE = 500;

/**
 * Uploads that nobody finished within a day leave the store; the next day takes what was too much for one. What was cancelled or
 * refused is looked at once more, because its link still worked for some minutes.
 */
export const sweepUploads = defineJob<Record<string, never>>({
  name: 'documents.sweep-uploads',
  concurrency: 1,
  async handle(deps) {
    if (!deps.installation.storageOn) return;
    const now = deps.clock.now().getTime();
    const { status, createdAt } = documentUploads;
    const ended = and(ne(status, 'done'), gt(createdAt, new Date(now - 3 * DAY)));
    const stale = and(or(eq(status, 'open'), ended), lt(createdAt, new Date(now - DAY)));
    const uploads = await withSystemTx(deps, 'uploads that nobody finished', (tx) =>
      tx.select().from(documentUploads).where(stale).limit(AT_ONCE),
    );
    for (const upload of uploads) {
      const scope = { companyId: upload.companyId, actor: systemActor('documents.sweep-uploads') };
      await giveUpUpload(deps, scope, upload).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'an upload could not be given up'),
      );
    }
  },
});
