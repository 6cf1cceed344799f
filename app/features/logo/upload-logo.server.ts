import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi, type ApiOutcome } from '#app/lib/errors.ts';

const MAX_LOGO_BYTES = 300 * 1024;

/** Puts the picture of a sent form on the documents to come. */
export async function uploadLogo(args: ActionFunctionArgs, api: CompanyApiCaller, body: FormData): Promise<ApiOutcome<void>> {
  const file = body.get('file');
  if (!(file instanceof File) || file.size === 0) return refused(args, 'LOGO_MISSING');
  if (file.size > MAX_LOGO_BYTES) return refused(args, 'LOGO_TOO_LARGE');
  const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
  return tryApi(args, () => api.logo.set({ base64 }));
}

function refused({ context }: ActionFunctionArgs, code: string): ApiOutcome<void> {
  return { ok: false, failure: { status: 400, body: { code, params: {}, issues: [], requestId: context.requestId } } };
}
