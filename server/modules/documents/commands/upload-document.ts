import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { KeptUpload, UploadDocumentInput } from '#server/contracts/documents.ts';

import { receiveDocument } from '../receive-document.ts';

/** Takes a file that came through our own server: from a form without scripts. Throws as `receiveDocument` does. */
export async function uploadDocument(ctx: CompanyContext, input: UploadDocumentInput): Promise<KeptUpload> {
  const { filename, contentType, base64 } = input;
  const bytes = Buffer.from(base64, 'base64');
  const { document, duplicate } = await receiveDocument(ctx.deps, scopeOf(ctx), {
    bytes,
    filename,
    contentType,
    source: 'upload',
  });
  return { documentId: document.id, filename: document.filename, duplicate };
}
