import type { LoaderFunctionArgs } from '@remix-run/node';
import { reportPdfResponse } from '#app/features/reports/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The customer notice for the shop's wall. */
export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return reportPdfResponse(await fromApi(args, () => api.internalAct.noticePdf()));
}
