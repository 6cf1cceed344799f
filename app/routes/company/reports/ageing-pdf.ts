import type { LoaderFunctionArgs } from '@remix-run/node';
import { reportPdfResponse } from '#app/features/reports/file-response.server.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { parseDate } from '#app/i18n/parse.ts';
import { fromApi } from '#app/lib/errors.ts';

/** Receivables of an address's day on paper. */
export async function loader(args: LoaderFunctionArgs) {
  const day = parseDate(new URL(args.request.url).searchParams.get('dan') ?? '', zagrebDate(args.context.now()));
  const file = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    return api.reports.ageingPdf(day === null ? {} : { day });
  });
  return reportPdfResponse(file);
}
