import type { LoaderFunctionArgs } from '@remix-run/node';
import { productChoice } from '#app/features/invoice-editor/choices.server.ts';
import { fromApi } from '#app/lib/errors.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

/** Products and services that fit `?q=`, for the lines of the editor, at the prices of the day `?dan=`. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const query = new URL(request.url).searchParams;
  const search = (query.get('q') ?? '').slice(0, 200);
  const day = query.get('dan') ?? '';
  const { locale } = await readPreferences(request, context);
  const found = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    return api.catalog.options({ search, limit: 20, ...(isPlainDate(day) ? { on: day } : {}) });
  });
  return Response.json(
    { options: found.map((product) => productChoice(product, locale)) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}
