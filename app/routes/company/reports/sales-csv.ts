import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvResponse } from '#app/features/csv-import/csv-response.server.ts';
import { readSalesParams } from '#app/features/reports/report-params.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The report of an address as a file for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const { by, period } = readSalesParams(new URL(args.request.url).searchParams, zagrebDate(args.context.now()));
  const file = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    return api.reports.salesCsv({ by, ...period });
  });
  return csvResponse(file);
}
