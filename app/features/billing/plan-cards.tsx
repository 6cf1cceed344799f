import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { choiceQuery, intervalQuery } from '#app/features/billing/billing-params.ts';
import { LeaveLink } from '#app/features/billing/leave-link.tsx';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { PlanOfferDto, SubscriptionDto } from '#server/contracts/billing.ts';
import type { BillingInterval } from '#server/domain/billing/plans.ts';
import { decimalFromMinor, divideHalfUp, minorFromDecimal } from '#server/domain/shared/money.ts';

interface PlanCardsProps {
  subscription: SubscriptionDto;
  interval: BillingInterval;
  here: string;
}

/** What is on offer, by the month or by the year. Choosing leads to the payment page, or to the price of the change. */
export function PlanCards({ subscription, interval, here }: PlanCardsProps) {
  const t = useT();
  const { offers, standing, trialEndsAt, addsTax, isOn } = subscription;
  return (
    <Card title={t('billing.plans.title')} ruled aside={<IntervalSwitch {...{ subscription, interval, here }} />}>
      <ul className="grid gap-3 sm:grid-cols-3">
        {offers.map((offer) => (
          <Offer key={offer.plan} {...{ offer, subscription, interval, here }} />
        ))}
      </ul>
      {isOn ? (
        <p className="mt-3 text-sm text-muted">
          {t(addsTax ? 'billing.plans.tax' : 'billing.plans.noTax')}
          {standing === 'trial' ? ` ${t('billing.plans.freeUntil', { date: formatDate(zagrebDate(trialEndsAt)) })}` : null}
        </p>
      ) : null}
    </Card>
  );
}

function IntervalSwitch({ subscription, interval, here }: PlanCardsProps) {
  const t = useT();
  const options = [
    ['month', t('billing.plans.month')],
    ['year', t('billing.plans.year', { percent: subscription.yearlyDiscountPercent })],
  ] as const;
  return (
    <nav aria-label={t('billing.plans.interval')} className="flex rounded-sm bg-sunken p-0.5">
      {options.map(([value, label]) => (
        <Link
          key={value}
          to={`${here}?${intervalQuery(value)}`}
          preventScrollReset
          prefetch="intent"
          aria-current={value === interval ? 'true' : undefined}
          className={clsx(
            'rounded-xs px-2.5 py-1 text-xs font-medium whitespace-nowrap',
            value === interval ? 'bg-surface text-text' : 'text-muted hover:text-text',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Offer({ offer, subscription, interval, here }: PlanCardsProps & { offer: PlanOfferDto }) {
  const t = useT();
  const { plan, monthly, yearly, invoicesPerMonth, people } = offer;
  const name = t(`billing.plan.${plan}`);
  const choice = subscription.running?.choice;
  const isCurrent = choice?.plan === plan && choice.interval === interval;
  const inMonth = decimalFromMinor(divideHalfUp(minorFromDecimal(yearly), 12n));
  const gives = [
    invoicesPerMonth === null ? t('billing.plans.invoicesFree') : t('billing.plans.invoices', { count: invoicesPerMonth }),
    people === null ? t('billing.plans.peopleFree') : t('billing.plans.people', { count: people }),
  ];
  return (
    <li
      data-plan={plan}
      className={clsx('flex min-w-0 flex-col gap-3 rounded-md border p-4', isCurrent && 'border-brand')}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <div>
        <h3 className="text-base font-semibold">{name}</h3>
        <p className="text-sm text-muted">{t(`billing.plan.${plan}.for`)}</p>
      </div>
      <div>
        <p className="tabular text-xl leading-[30px] font-semibold">{formatMoney(interval === 'month' ? monthly : yearly)}</p>
        <p className="text-sm text-muted">
          {interval === 'month'
            ? t('billing.plans.perMonth')
            : `${t('billing.plans.perYear')} · ${t('billing.plans.yearNote', { amount: formatMoney(inMonth) })}`}
        </p>
      </div>
      <ul className="flex grow flex-col gap-1 text-sm">
        {gives.map((words) => (
          <li key={words} className="flex items-start gap-1.5">
            <Check aria-hidden size={14} className="mt-[3px] shrink-0 text-ok" />
            {words}
          </li>
        ))}
      </ul>
      <Way {...{ subscription, here, name, isCurrent }} query={choiceQuery({ plan, interval })} />
    </li>
  );
}

interface WayProps {
  subscription: SubscriptionDto;
  here: string;
  name: string;
  isCurrent: boolean;
  query: string;
}

function Way({ subscription: { isOn, running }, here, name, isCurrent, query }: WayProps) {
  const t = useT();
  if (isCurrent) {
    return (
      <span className="flex h-[34px] items-center">
        <Pill tone="ok" icon={Check}>
          {t('billing.plans.current')}
        </Pill>
      </span>
    );
  }
  if (!isOn || running?.owed) return null;
  if (running === null) {
    return (
      <LeaveLink variant="primary" href={`${here}/placanje${query}`} label={t('billing.plans.chooseNamed', { plan: name })}>
        {t('billing.plans.choose')}
      </LeaveLink>
    );
  }
  return (
    <ButtonLink to={`${here}${query}`} prefetch="none" aria-label={t('billing.plans.changeNamed', { plan: name })}>
      {t('billing.plans.change')}
    </ButtonLink>
  );
}
