import type { LoaderFunctionArgs } from '@remix-run/node';
import { bookPeriod } from '#app/features/cash/book-period.server.ts';
import { csvResponse } from '#app/features/csv-import/csv-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The cash book of a period as a file for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const file = await fromApi(args, async () => {
    const { cash } = await args.context.companyApi(args.params['company'] ?? '');
    return cash.bookCsv(bookPeriod(args));
  });
  return csvResponse(file);
}
