import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany, paths } from '#app/lib/paths.ts';

/** `/` is no page of its own: it leads to signing in, to the first company, or to making one. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  if (!context.session) throw redirect(paths.signIn);
  const [first] = await fromApi(args, () => context.api.companies.mine());
  throw redirect(first ? inCompany(first.slug) : paths.newCompany);
}
