import type { RequestContext } from '#server/context.ts';
import { scopeOf } from '#server/context.ts';
import type { SharedDocumentInput, SharedFile } from '#server/contracts/sharing.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';

import { findShared } from '../find-shared.ts';
import { sentXmlOf } from './get-shared-document.ts';

/** The PDF of what a token opens, the same bytes as the seller's. */
export async function getSharedPdf(request: RequestContext, { token }: SharedDocumentInput): Promise<SharedFile> {
  const { ctx, invoiceId } = await findShared(request, token);
  const { filename, bytes } = await renderIssued(ctx.deps, scopeOf(ctx), invoiceId);
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}

/** The eRačun of what a token opens, exactly as it was sent. Throws `not_found` DOCUMENT_NOT_FOUND where none was. */
export async function getSharedXml(request: RequestContext, { token }: SharedDocumentInput): Promise<SharedFile> {
  const shared = await findShared(request, token);
  const xml = await sentXmlOf(shared);
  if (xml === null) throw notFound('DOCUMENT_NOT_FOUND');
  const { filename } = await renderIssued(shared.ctx.deps, scopeOf(shared.ctx), shared.invoiceId);
  return { filename: filename.replace(/\.pdf$/, '.xml'), base64: Buffer.from(xml, 'utf8').toString('base64') };
}
