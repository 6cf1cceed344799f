import type { LoaderFunctionArgs } from '@remix-run/node';
import { productChoice } from '#app/features/invoice-editor/choices.server.ts';
import { fromApi } from '#app/lib/errors.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';

/** Products and services that fit `?q=`, for the lines of the editor. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const search = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  const { locale } = await readPreferences(request, context);
  const found = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    return api.catalog.options({ search, limit: 20 });
  });
  return Response.json(
    { options: found.map((product) => productChoice(product, locale)) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}
