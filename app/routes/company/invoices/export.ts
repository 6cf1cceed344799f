import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvOfChosen, csvOfList } from '#app/features/invoice-list/csv-export.server.ts';
import { readListParams } from '#app/features/invoice-list/list-params.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/t.ts';
import { fromApi } from '#app/lib/errors.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';

/** The list of this address as CSV, or the chosen documents (`id`). */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const query = new URL(request.url).searchParams;
  const { locale } = await readPreferences(request, context);
  const t = translator(locale);
  const api = await fromApi(args, () => context.companyApi(params.company ?? ''));
  const ids = query.getAll('id');
  const body = ids.length > 0 ? await fromApi(args, () => csvOfChosen(api, ids, t)) : csvOfList(api, readListParams(query), t);
  const filename = `${t('invoices.csv.filename')}-${zagrebDate(context.now())}.csv`;
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
