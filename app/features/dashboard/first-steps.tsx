import { useParams } from '@remix-run/react';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { FirstSteps } from '#server/contracts/overview.ts';

interface Step {
  readonly name: 'certificate' | 'einvoice' | 'catalog' | 'invoice';
  readonly done: boolean;
  readonly detail: string;
  readonly actions: ReactNode;
}

/** Where a company without documents begins: a few steps, each ticked when done, the next one with the main button. */
export function FirstStepsCard({ steps, mayWrite, mayManage }: { steps: FirstSteps; mayWrite: boolean; mayManage: boolean }) {
  const t = useT();
  const { company = '' } = useParams();
  const at = (path: string) => inCompany(company, path);
  const managed = !mayManage ? null : !steps.certificate ? 'certificate' : steps.einvoice === false ? 'einvoice' : null;
  const next = managed ?? (steps.catalog ? 'invoice' : 'catalog');
  const look = (name: Step['name']) => (next === name ? 'primary' : 'secondary');
  const all: readonly Step[] = [
    {
      name: 'certificate',
      done: steps.certificate,
      detail: t('dashboard.steps.certificate.detail'),
      actions: mayManage ? (
        <ButtonLink small variant={look('certificate')} to={at('postavke/certifikat')}>
          {t('dashboard.steps.certificate.action')}
        </ButtonLink>
      ) : null,
    },
    ...(steps.einvoice === null
      ? []
      : [
          {
            name: 'einvoice' as const,
            done: steps.einvoice,
            detail: t('dashboard.steps.einvoice.detail'),
            actions: mayManage ? (
              <ButtonLink small variant={look('einvoice')} to={at('postavke/eracun')}>
                {t('dashboard.steps.einvoice.action')}
              </ButtonLink>
            ) : null,
          },
        ]),
    {
      name: 'catalog',
      done: steps.catalog,
      detail: t('dashboard.steps.catalog.detail'),
      actions: mayWrite ? (
        <>
          <ButtonLink small to={at('artikli/novi')}>
            {t('dashboard.steps.catalog.product')}
          </ButtonLink>
          <ButtonLink small variant={look('catalog')} to={at('kupci/novi')}>
            {t('dashboard.steps.catalog.contact')}
          </ButtonLink>
        </>
      ) : null,
    },
    {
      name: 'invoice',
      done: false,
      detail: t(steps.draft ? 'dashboard.steps.invoice.started' : 'dashboard.steps.invoice.detail'),
      actions: mayWrite ? (
        <ButtonLink
          small
          variant={look('invoice')}
          to={at(steps.draft ? 'racuni?prikaz=drafts' : 'racuni/novi')}
          prefetch={steps.draft ? 'intent' : 'none'}
        >
          {t(steps.draft ? 'dashboard.steps.invoice.continue' : 'dashboard.steps.invoice.action')}
        </ButtonLink>
      ) : null,
    },
  ];
  const done = all.filter((step) => step.done).length;
  return (
    <Card
      title={t('dashboard.steps.title')}
      aside={<span className="tabular">{t('dashboard.steps.progress', { done, total: all.length })}</span>}
      ruled
      flush
    >
      <ol>
        {all.map((step, position) => (
          <li key={step.name} className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t px-[18px] py-4 first:border-t-0">
            <span
              className={clsx(
                'tabular flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-semibold',
                step.done ? 'bg-ok-weak text-ok' : 'border border-border-strong text-muted',
              )}
            >
              {step.done ? <Check role="img" aria-label={t('dashboard.steps.done')} size={15} strokeWidth={2} /> : position + 1}
            </span>
            <div className="min-w-0 flex-1 basis-52">
              <h3 className="font-medium">{t(`dashboard.steps.${step.name}`)}</h3>
              <p className="text-sm text-muted">{step.detail}</p>
            </div>
            {step.done ? null : <div className="flex flex-wrap gap-2 max-sm:pl-11">{step.actions}</div>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
