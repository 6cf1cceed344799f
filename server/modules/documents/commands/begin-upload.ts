import { documentUploads } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BeginUploadInput, BegunUpload } from '#server/contracts/documents.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import { receivedKey, requireSize } from '../receive-document.ts';

/** Enough to begin sending; the store looks at it once. */
const LINK_SECONDS = 300;

/**
 * Lets a browser send one file to the document store itself, exactly as it announced it. It becomes a document by
 * `finishUpload`; until then nobody sees it. Throws as `receiveDocument` does for a size that is not taken.
 */
export async function beginUpload(ctx: CompanyContext, input: BeginUploadInput): Promise<BegunUpload> {
  const { deps } = ctx;
  if (!deps.installation.storageOn) throw precondition('STORAGE_OFF', { params: { fix: 'postavke' } });
  requireSize(deps, input.bytes);
  const id = deps.ids.next();
  const companyId = ctx.company.id;
  const storageKey = receivedKey(companyId, id);
  const { filename, bytes } = input;
  const contentType = input.contentType === '' ? 'application/octet-stream' : input.contentType;
  await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx
      .insert(documentUploads)
      .values({ companyId, id, filename, contentType, bytes, storageKey, status: 'open', createdAt: deps.clock.now() }),
  );
  const put = { key: storageKey, contentType, bytes, expiresInSeconds: LINK_SECONDS };
  const { url, headers } = await deps.ports.documentStorage.presignPut(put);
  return { id, url, headers };
}
