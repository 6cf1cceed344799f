import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany, paths, signInPath } from '#app/lib/paths.ts';

/** One's own account has its page inside the company that the person came from, or else the first one. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  if (!context.session) throw redirect(signInPath(request));
  const companies = await fromApi(args, () => context.api.companies.mine());
  const referrer = request.headers.get('Referer') ?? '';
  const cameFrom = URL.canParse(referrer) ? new URL(referrer).pathname.split('/')[1] : undefined;
  const company = companies.find(({ slug }) => slug === cameFrom) ?? companies[0];
  throw redirect(company ? inCompany(company.slug, 'postavke/moj-racun') : paths.newCompany);
}
