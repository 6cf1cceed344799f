import { Form } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { LeaveLink } from '#app/features/billing/leave-link.tsx';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { SubscriptionDto } from '#server/contracts/billing.ts';

/** How the company stands, with the one thing that mends it; nothing while all is well. */
export function StandingBanner({
  subscription,
  here,
  pending,
}: {
  subscription: SubscriptionDto;
  here: string;
  pending: boolean;
}) {
  const t = useT();
  const { isOn, standing, trialDaysLeft, trialEndsAt, running, isCustomer } = subscription;
  if (!isOn) return <Banner title={t('billing.off.title')}>{t('billing.off.detail')}</Banner>;
  switch (standing) {
    case 'trial':
      return (
        <Banner title={t('billing.trial.title', { days: trialDaysLeft })}>
          {t('billing.trial.detail', { date: formatDate(zagrebDate(trialEndsAt)) })}
        </Banner>
      );
    case 'trial_over':
      return (
        <Banner tone="warn" title={t(isCustomer ? 'billing.ended.title' : 'billing.trialOver.title')}>
          {t('billing.trialOver.detail')}
        </Banner>
      );
    case 'card_problem':
      return <CardProblem running={running} here={here} />;
    case 'ending':
      return (
        <Banner
          tone="warn"
          title={t('billing.ending.title', { date: running?.endsAt ? formatDate(zagrebDate(running.endsAt)) : '' })}
          action={
            <Form method="post" preventScrollReset>
              <input type="hidden" name="form" value="renewal" />
              <input type="hidden" name="renews" value="on" />
              <Button type="submit" small pending={pending}>
                {t('billing.resume')}
              </Button>
            </Form>
          }
        >
          {t('billing.ending.detail')}
        </Banner>
      );
    case 'subscribed':
      return null;
  }
}

function CardProblem({ running, here }: { running: SubscriptionDto['running']; here: string }) {
  const t = useT();
  const owed = running?.owed ?? null;
  const next = owed?.nextTryAt ?? null;
  return (
    <Banner
      tone="err"
      title={t('billing.cardProblem.title', { amount: formatMoney(owed?.amount ?? running?.amount ?? '0.00') })}
      action={
        <>
          {owed?.payUrl ? (
            <LeaveLink small variant="primary" href={owed.payUrl}>
              {t('billing.cardProblem.pay')}
            </LeaveLink>
          ) : null}
          <LeaveLink small href={`${here}/portal`}>
            {t('billing.cardProblem.card')}
          </LeaveLink>
        </>
      }
    >
      {next === null ? t('billing.cardProblem.detail') : t('billing.cardProblem.next', { date: formatDate(zagrebDate(next)) })}
    </Banner>
  );
}
