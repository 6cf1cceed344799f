import type { CompanyContext } from '#server/context.ts';
import { scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { isEmbeddable } from '#server/domain/einvoice/embeddable.ts';
import type { Attachment } from '#server/domain/einvoice/model/einvoice.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { attachedFiles, attachedTo } from '#server/modules/attachments/index.ts';
import { type CopyMade, renderIssued } from '#server/modules/invoicing/index.ts';

import { requireAccount } from './account.ts';

/** Base64 adds a third to it, and no intermediary says how much it takes: what everybody's mail takes is safe. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * BG-24: what an eRačun carries inside. The printed document, byte for byte as it is archived, unless the company leaves it out; and what is
 * attached to it, as far as its kind may be embedded (BR-CL-24). A corrected copy carries the print of itself. Reads the store of documents, so it stands outside of transactions.
 *
 * @throws DomainError `precondition` EINVOICE_NOT_SET_UP, EINVOICE_FILES_TOO_LARGE, DOCUMENT_BYTES_MISSING, and `ProviderError`
 */
export async function embeddedFiles(ctx: CompanyContext, id: string, copy?: CopyMade): Promise<readonly Attachment[]> {
  const { deps } = ctx;
  const scope = scopeOf(ctx);
  const { attachesPdf, attached } = await withCompanyTx(deps, scope, async (tx) => ({
    attachesPdf: (await requireAccount(tx)).attachesPdf,
    attached: (await attachedTo(tx, id)).filter(({ contentType }) => isEmbeddable(contentType)),
  }));
  if (attached.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_BYTES)
    throw precondition('EINVOICE_FILES_TOO_LARGE', { params: { limit: MAX_BYTES / 1024 / 1024 } });
  const files: Attachment[] = [];
  if (attachesPdf) {
    const { document, filename, bytes } = await renderIssued(deps, scope, id, undefined, copy);
    files.push(attachment(document.number, 'Ispis računa', { filename, contentType: 'application/pdf', bytes }));
  }
  const others = await attachedFiles(
    deps,
    scope,
    attached.map(({ documentId }) => documentId),
  );
  for (const [index, file] of others.entries()) files.push(attachment(`Prilog ${index + 1}`, file.filename, file));
  return files;
}

interface File {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const attachment = (id: string, description: string, { filename, contentType, bytes }: File): Attachment => ({
  id,
  description,
  url: null,
  file: { name: filename, mimeCode: contentType, content: Buffer.from(bytes).toString('base64') },
});
