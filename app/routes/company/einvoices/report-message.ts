import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileResponse } from '#app/features/einvoice/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The message of a report as it went out. */
export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const { text, ...file } = await fromApi(args, () => api.einvoice.reportMessage({ id: args.params['id'] ?? '' }));
  return fileResponse({ ...file, base64: Buffer.from(text, 'utf8').toString('base64') });
}
