import { data, redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/layout/app-shell.tsx';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { usePageViews } from '#app/features/observation/use-page-views.ts';
import { UsageQuestion } from '#app/features/observation/usage-question.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany, signInPath } from '#app/lib/paths.ts';
import { readConsent } from '#app/lib/usage-consent.ts';
import type { loader as rootLoader } from '#app/root.tsx';

/** Membership first: a company of others does not exist for this person. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const { session } = context;
  if (!session) throw redirect(signInPath(request));
  const companies = await fromApi(args, () => context.api.companies.mine());
  const company = companies.find((each) => each.slug === params.company);
  if (!company) {
    throw data({ code: 'COMPANY_NOT_FOUND', params: {}, issues: [], requestId: context.requestId }, { status: 404 });
  }
  const usage = context.usageOf(company.id);
  const consent = readConsent(request.headers.get('cookie'));
  return {
    usage: consent === 'yes' ? usage : null,
    countsUsage: usage !== null,
    consent,
    company,
    companies,
    user: { name: session.name, email: session.email },
    searchPath: inCompany(company.slug, 'trazi'),
  };
}

export default function CompanyLayout() {
  const { usage, countsUsage, consent, ...shell } = useLoaderData<typeof loader>();
  usePageViews(usage);
  return (
    <AppShell {...shell}>
      <Outlet />
      {countsUsage && consent === null ? <UsageQuestion /> : null}
    </AppShell>
  );
}

/** Errors of a company's screens keep the shell around them, as long as the shell itself could load. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const shell = useRouteLoaderData<typeof loader>('routes/company/layout');
  if (!shell) return <ErrorPage error={error} requestId={root?.requestId} standalone />;
  return (
    <AppShell {...shell}>
      <ErrorPage error={error} requestId={root?.requestId} />
    </AppShell>
  );
}
