import { Form } from '@remix-run/react';
import { CircleCheck, CircleX, Clock, CreditCard, FlaskConical, ReceiptText, type LucideIcon } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { ProgressBar } from '#app/components/ui/progress-bar.tsx';
import { LeaveLink } from '#app/features/billing/leave-link.tsx';
import { formatCount, formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { SubscriptionDto } from '#server/contracts/billing.ts';

type Running = NonNullable<SubscriptionDto['running']>;

const LOOKS = {
  incomplete: ['warn', Clock],
  trialing: ['info', FlaskConical],
  active: ['ok', CircleCheck],
  past_due: ['err', CircleX],
  unpaid: ['err', CircleX],
  paused: ['warn', Clock],
  ended: ['neutral', CircleX],
} as const satisfies Record<Running['status'], readonly [Tone, LucideIcon]>;

interface SubscriptionCardProps {
  subscription: SubscriptionDto;
  running: Running;
  here: string;
  cancelling: boolean;
  showsInvoices: boolean;
  pending: boolean;
}

/** The subscription that runs: plan, price, next charge, how much of it is used, and the ways to change it. */
export function SubscriptionCard({ subscription, running, here, cancelling, showsInvoices, pending }: SubscriptionCardProps) {
  const t = useT();
  const [tone, icon] = LOOKS[running.status];
  const { choice, amount, nextCharge, credit } = running;
  const per = choice === null ? '' : ` ${t(choice.interval === 'month' ? 'billing.plans.perMonth' : 'billing.plans.perYear')}`;
  const items = [
    {
      label: t('billing.current.plan'),
      value: choice === null ? t('billing.current.otherPlan') : t(`billing.plan.${choice.plan}`),
    },
    { label: t('billing.current.price'), value: `${formatMoney(amount)}${per}` },
    ...(nextCharge === null
      ? []
      : [
          {
            label: t('billing.current.next'),
            value: t('billing.current.nextValue', {
              amount: formatMoney(nextCharge.amount),
              date: formatDate(zagrebDate(nextCharge.at)),
            }),
          },
        ]),
    ...(credit === '0.00' ? [] : [{ label: t('billing.current.credit'), value: formatMoney(credit) }]),
  ];
  return (
    <Card
      title={t('billing.current.title')}
      ruled
      aside={
        <Pill tone={tone} icon={icon}>
          {t(`billing.status.${running.status}`)}
        </Pill>
      }
    >
      <div className="flex flex-col gap-4">
        <DescriptionList items={items} />
        <Usage subscription={subscription} plan={choice?.plan ?? null} />
        {cancelling ? <CancelQuestion running={running} here={here} pending={pending} /> : null}
        <div className="flex flex-wrap gap-2">
          <LeaveLink href={`${here}/portal`} icon={CreditCard}>
            {t('billing.current.portal')}
          </LeaveLink>
          {showsInvoices ? null : (
            <ButtonLink to={`${here}?racuni=1`} preventScrollReset icon={ReceiptText}>
              {t('billing.current.invoices')}
            </ButtonLink>
          )}
          {cancelling || running.endsAt !== null ? null : (
            <ButtonLink to={`${here}?otkazi=1`} preventScrollReset variant="ghost">
              {t('billing.current.cancel')}
            </ButtonLink>
          )}
        </div>
      </div>
    </Card>
  );
}

function Usage({ subscription, plan }: { subscription: SubscriptionDto; plan: string | null }) {
  const t = useT();
  const used = subscription.invoicesThisMonth;
  const limit = subscription.offers.find((offer) => offer.plan === plan)?.invoicesPerMonth ?? null;
  const label = t('billing.current.usage');
  const words =
    limit === null
      ? t('billing.current.usageFree', { used: formatCount(used) })
      : t('billing.current.usageOf', { used: formatCount(used), limit: formatCount(limit) });
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <span className="text-muted">{label}</span>
        <span className="tabular">{words}</span>
      </div>
      {limit === null ? null : (
        <ProgressBar label={label} value={Math.min(used, limit)} max={limit} tone={used > limit ? 'warn' : 'brand'} />
      )}
      {limit !== null && used > limit ? <p className="text-sm text-warn">{t('billing.current.usageOver')}</p> : null}
    </div>
  );
}

function CancelQuestion({ running, here, pending }: { running: Running; here: string; pending: boolean }) {
  const t = useT();
  return (
    <Banner
      tone="warn"
      title={t('billing.cancel.title')}
      action={
        <Form method="post" action={here} preventScrollReset className="flex flex-wrap gap-2">
          <input type="hidden" name="form" value="renewal" />
          <input type="hidden" name="renews" value="" />
          <ButtonLink to={here} preventScrollReset small>
            {t('billing.cancel.keep')}
          </ButtonLink>
          <Button type="submit" variant="danger" small pending={pending}>
            {t('billing.cancel.confirm')}
          </Button>
        </Form>
      }
    >
      {t('billing.cancel.detail', { date: formatDate(zagrebDate(running.periodEndsAt)) })}
    </Banner>
  );
}
