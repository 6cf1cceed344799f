import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi, type ApiOutcome } from '#app/lib/errors.ts';
import type { CertificateDto } from '#server/contracts/certificates.ts';

/** Real files have a few kilobytes; the reader takes no more than this either. */
export const MAX_CERTIFICATE_BYTES = 256 * 1024;

/** Adds the certificate of a sent form: `file` with the P12, `password` as it was typed (blanks belong to it). */
export async function uploadCertificate(
  args: ActionFunctionArgs,
  api: CompanyApiCaller,
  body: FormData,
): Promise<ApiOutcome<CertificateDto>> {
  const file = body.get('file');
  const password = body.get('password');
  if (!(file instanceof File) || file.size === 0) return refused(args, 'CERTIFICATE_FILE_MISSING');
  if (file.size > MAX_CERTIFICATE_BYTES) return refused(args, 'CERTIFICATE_FILE_TOO_LARGE');
  const p12Base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
  return tryApi(args, () => api.certificates.add({ p12Base64, password: typeof password === 'string' ? password : '' }));
}

function refused({ context }: ActionFunctionArgs, code: string): ApiOutcome<CertificateDto> {
  return { ok: false, failure: { status: 400, body: { code, params: {}, issues: [], requestId: context.requestId } } };
}
