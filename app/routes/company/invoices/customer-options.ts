import type { LoaderFunctionArgs } from '@remix-run/node';
import { customerOption } from '#app/features/invoice-editor/choices.server.ts';
import { fromApi } from '#app/lib/errors.ts';

/** Customers that fit `?q=`, for the picker. */
export async function loader(args: LoaderFunctionArgs) {
  const search = (new URL(args.request.url).searchParams.get('q') ?? '').slice(0, 200);
  const found = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return api.parties.options({ search, limit: 20 });
  });
  return Response.json({ options: found.map(customerOption) }, { headers: { 'Cache-Control': 'private, no-store' } });
}
