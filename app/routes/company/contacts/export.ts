import type { LoaderFunctionArgs } from '@remix-run/node';
import { readDirectoryParams } from '#app/features/directory/directory-params.ts';
import { csvResponse } from '#app/features/csv-import/csv-response.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** The customers of a list's address as CSV. */
export async function loader(args: LoaderFunctionArgs) {
  const { search, archived } = readDirectoryParams(new URL(args.request.url).searchParams);
  const file = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return api.parties.exportCsv({ search, archived });
  });
  return csvResponse(file);
}
