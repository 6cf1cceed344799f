import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useParams } from '@remix-run/react';
import { Download } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { archivePeriod } from '#app/features/archive/archive-period.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { PERIOD_PRESETS, presetPeriod } from '#server/domain/reports/period.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'documents.archive.title');

export async function loader(args: LoaderFunctionArgs) {
  // Whether the person may see this company at all.
  await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const today = zagrebDate(args.context.now());
  const query = new URL(args.request.url).searchParams;
  return {
    period: archivePeriod(query, today) ?? presetPeriod('last-month', today),
    presets: PERIOD_PRESETS.map((preset) => ({ preset, ...presetPeriod(preset, today) })),
    isWrong: query.has('greska'),
  };
}

/** Taking everything with you: the files of a period as one ZIP. */
export default function Archive() {
  const t = useT();
  const { company = '' } = useParams();
  const { period, presets, isWrong } = useLoaderData<typeof loader>();
  const base = inCompany(company, 'dokumenti');
  return (
    <>
      <PageHeader title={t('documents.archive.title')} parent={{ to: base, label: t('documents.title') }} />
      <div className="flex max-w-[640px] flex-col gap-4">
        {isWrong ? <Banner tone="err" title={t('documents.archive.wrongPeriod')} /> : null}
        <Card>
          <p className="text-sm text-muted">{t('documents.archive.intro')}</p>
          <nav aria-label={t('documents.archive.presets')} className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {presets.map(({ preset, from, to }) => (
              <Link
                key={preset}
                to={`${base}/arhiva?od=${from}&do=${to}`}
                replace
                className="text-brand aria-[current]:font-semibold aria-[current]:text-text hover:underline"
                aria-current={from === period.from && to === period.to ? 'true' : undefined}
              >
                {t(`reports.preset.${preset}`)}
              </Link>
            ))}
          </nav>
          <form method="get" action={`${base}/arhiva.zip`} className="mt-4 flex flex-wrap items-end gap-3">
            <Field label={t('documents.archive.from')} id="od">
              <DateInput key={period.from} name="od" defaultValue={period.from} />
            </Field>
            <Field label={t('documents.archive.to')} id="do">
              <DateInput key={period.to} name="do" defaultValue={period.to} />
            </Field>
            <Button type="submit" variant="primary" icon={Download}>
              {t('documents.archive.download')}
            </Button>
          </form>
          <p className="mt-4 text-xs text-muted">
            {t('documents.archive.always')} {t('documents.archive.proof')}
          </p>
        </Card>
      </div>
    </>
  );
}
