import type { LoaderFunctionArgs } from '@remix-run/node';
import { readSalesParams } from '#app/features/reports/report-params.ts';
import { reportPdfResponse } from '#app/features/reports/file-response.server.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The report of an address on paper. */
export async function loader(args: LoaderFunctionArgs) {
  const { by, period } = readSalesParams(new URL(args.request.url).searchParams, zagrebDate(args.context.now()));
  const file = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    return api.reports.salesPdf({ by, ...period });
  });
  return reportPdfResponse(file);
}
