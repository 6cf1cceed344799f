import type { LoaderFunctionArgs } from '@remix-run/node';
import { kpdAnswer } from '#app/features/kpd/kpd-answer.server.ts';
import { fromApi } from '#app/lib/errors.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';

/** KPD codes that fit `?q=` (words, a description or digits); with `?trade=1` services of trade alone. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const query = new URL(request.url).searchParams;
  const { locale } = await readPreferences(request, context);
  const found = await fromApi(args, async () => {
    const api = await context.companyApi(params.company ?? '');
    return api.catalog.kpd({ search: (query.get('q') ?? '').slice(0, 1000), trade: query.get('trade') === '1', limit: 8 });
  });
  return Response.json(kpdAnswer(found, locale), { headers: { 'Cache-Control': 'private, no-store' } });
}
