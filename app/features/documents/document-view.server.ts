import type { LoaderFunctionArgs } from '@remix-run/node';
import type { DocumentView } from '#app/features/documents/document-panel.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';

const NOTHING: DocumentView = { frame: null, picture: null, failure: null };

/** What browsers show by themselves; HEIC and TIFF open elsewhere. */
const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

/** How a page shows a file: framed, as a picture, or not at all and why. */
export async function viewOf(
  args: LoaderFunctionArgs,
  document: { readonly id: string; readonly contentType: string } | null,
): Promise<DocumentView> {
  if (document === null) return NOTHING;
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const link = await tryApi(args, () => api.documents.link({ id: document.id, disposition: 'inline' }));
  if (!link.ok) {
    const { code, params } = link.failure.body;
    return { ...NOTHING, failure: { code, params } };
  }
  const { url } = link.value;
  const { contentType } = document;
  return {
    ...NOTHING,
    frame: contentType === 'application/pdf' ? url : null,
    picture: PICTURES.includes(contentType) ? url : null,
  };
}
