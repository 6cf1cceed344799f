import type { LoaderFunctionArgs } from '@remix-run/node';
import { reportPdfResponse } from '#app/features/reports/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** A Z report on A4. */
export async function loader(args: LoaderFunctionArgs) {
  const { company = '', id = '' } = args.params;
  return reportPdfResponse(await fromApi(args, async () => (await args.context.companyApi(company)).cash.reportPdf({ id })));
}
