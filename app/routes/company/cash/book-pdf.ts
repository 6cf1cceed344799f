import type { LoaderFunctionArgs } from '@remix-run/node';
import { bookPeriod } from '#app/features/cash/book-period.server.ts';
import { reportPdfResponse } from '#app/features/reports/file-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The cash book of a period on paper. */
export async function loader(args: LoaderFunctionArgs) {
  const file = await fromApi(args, async () => {
    const { cash } = await args.context.companyApi(args.params['company'] ?? '');
    return cash.bookPdf(bookPeriod(args));
  });
  return reportPdfResponse(file);
}
