import { Form } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { LeaveLink } from '#app/features/billing/leave-link.tsx';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { PlanChangeQuoteDto } from '#server/contracts/billing.ts';

const CARD_CODES = ['BILLING_CARD_DECLINED', 'BILLING_CARD_CONFIRMATION'];

interface ChangeCardProps {
  quote: PlanChangeQuoteDto;
  here: string;
  error: ErrorBody | null;
  pending: boolean;
}

/** What another plan costs today and from then on, with the button that does it. */
export function ChangeCard({ quote, here, error, pending }: ChangeCardProps) {
  const t = useT();
  const { choice, dueNow, credit, nextChargeAt, amount } = quote;
  const interval = t(choice.interval === 'month' ? 'billing.plans.perMonth' : 'billing.plans.perYear');
  const items = [
    { label: t('billing.change.now'), value: <strong className="font-semibold">{formatMoney(dueNow)}</strong> },
    ...(credit === '0.00' ? [] : [{ label: t('billing.change.credit'), value: formatMoney(credit) }]),
    {
      label: t('billing.change.then'),
      value: t('billing.change.thenValue', { amount: formatMoney(amount), interval, date: formatDate(zagrebDate(nextChargeAt)) }),
    },
  ];
  return (
    <Card title={t('billing.change.title', { plan: t(`billing.plan.${choice.plan}`), interval })} ruled className="border-brand">
      <div className="flex flex-col gap-4">
        {error === null ? null : (
          <Banner
            alert
            tone="err"
            title={errorSentence(t, error.code, error.params)}
            action={
              CARD_CODES.includes(error.code) ? (
                <LeaveLink small href={`${here}/portal`}>
                  {t('billing.current.portal')}
                </LeaveLink>
              ) : undefined
            }
          />
        )}
        <DescriptionList items={items} />
        {dueNow === '0.00' && credit === '0.00' ? null : <p className="text-sm text-muted">{t('billing.change.note')}</p>}
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="form" value="change" />
          <input type="hidden" name="plan" value={choice.plan} />
          <input type="hidden" name="interval" value={choice.interval} />
          <input type="hidden" name="quotedAt" value={quote.quotedAt.toISOString()} />
          <Button type="submit" variant="primary" pending={pending}>
            {dueNow === '0.00' ? t('billing.change.confirmFree') : t('billing.change.confirm', { amount: formatMoney(dueNow) })}
          </Button>
          <ButtonLink to={here}>{t('billing.change.back')}</ButtonLink>
        </Form>
      </div>
    </Card>
  );
}
