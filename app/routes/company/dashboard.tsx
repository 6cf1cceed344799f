import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { AttentionCard } from '#app/features/dashboard/attention-card.tsx';
import { ChartCard } from '#app/features/dashboard/chart-card.tsx';
import { EInvoicePulseCard } from '#app/features/dashboard/einvoice-card.tsx';
import { FirstStepsCard } from '#app/features/dashboard/first-steps.tsx';
import { KeyFigures } from '#app/features/dashboard/key-figures.tsx';
import { RecentCard } from '#app/features/dashboard/recent-card.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { AttentionKind } from '#server/contracts/overview.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'dashboard.title');

/** What the first steps lead to. */
const LED_TO: readonly AttentionKind[] = ['certificate_missing', 'intermediary_setup', 'drafts'];

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { overview: await fromApi(args, () => api.overview.get()) };
}

export default function Dashboard() {
  const t = useT();
  const { company = '' } = useParams();
  const { mayWrite } = useRights();
  const mayManage = useMayManage();
  const { overview } = useLoaderData<typeof loader>();
  const { firstSteps, attention } = overview;
  // What the steps lead to needs no second place to say so.
  const waiting = firstSteps ? attention.filter(({ kind }) => !LED_TO.includes(kind)) : attention;
  return (
    <>
      {/* A phone says where it is in its bottom bar, and has the plus button there. */}
      <div className="max-md:sr-only">
        <PageHeader
          title={t('dashboard.title')}
          actions={
            mayWrite ? (
              <ButtonLink
                variant={firstSteps ? 'secondary' : 'primary'}
                icon={Plus}
                shortcut="n"
                to={inCompany(company, 'racuni/novi')}
                prefetch="none"
                className="max-md:hidden"
              >
                {t('nav.newInvoice')}
              </ButtonLink>
            ) : null
          }
        />
      </div>
      {firstSteps ? (
        <>
          <FirstStepsCard steps={firstSteps} mayWrite={mayWrite} mayManage={mayManage} />
          {waiting.length > 0 ? <AttentionCard items={waiting} /> : null}
        </>
      ) : (
        <div className="flex flex-col gap-5 max-md:gap-3.5">
          <KeyFigures {...overview} />
          <div className="max-xl:contents xl:grid xl:grid-cols-[minmax(0,1fr)_356px] xl:gap-5">
            <ChartCard months={overview.months} className="max-lg:order-5 lg:max-xl:order-4" />
            <AttentionCard items={waiting} className="max-xl:order-2" />
          </div>
          {overview.einvoices === null ? null : <EInvoicePulseCard pulse={overview.einvoices} className="max-xl:order-3" />}
          <RecentCard items={overview.recent} className="max-xl:order-3" />
        </div>
      )}
    </>
  );
}
