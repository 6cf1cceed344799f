import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { readBillingParams } from '#app/features/billing/billing-params.ts';
import { ChangeCard } from '#app/features/billing/change-card.tsx';
import { InvoicesCard } from '#app/features/billing/invoices-card.tsx';
import { PlanCards } from '#app/features/billing/plan-cards.tsx';
import { StandingBanner } from '#app/features/billing/standing-banner.tsx';
import { SubscriptionCard } from '#app/features/billing/subscription-card.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { ChangePlanInput, CheckoutInput } from '#server/contracts/billing.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'billing.title');

const PATH = 'postavke/pretplata';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const here = inCompany(slug, PATH);
  const { billing } = await fromApi(args, () => args.context.companyApi(slug));
  const search = new URL(args.request.url).searchParams;

  const cameFromPage = CheckoutInput.safeParse({ id: search.get('naplata') });
  if (cameFromPage.success) {
    const settled = await tryApi(args, () => billing.settleCheckout(cameFromPage.data));
    if (settled.ok) {
      const isBought = settled.value.status === 'complete';
      const key = isBought ? 'billing.flash.bought' : 'billing.flash.notFinished';
      return redirectWithFlash(here, { tone: isBought ? 'ok' : 'info', key });
    }
  }
  // Whatever was changed in the portal is read, unless the provider is away: then it comes with its notification.
  if (search.has('portal') && (await tryApi(args, () => billing.refresh())).ok) throw redirect(here);

  const subscription = await fromApi(args, () => billing.get());
  const params = readBillingParams(search, subscription.running?.choice?.interval);
  const { choice, showsInvoices } = params;
  const [quote, invoices] = await Promise.all([
    choice === null || subscription.running === null ? null : tryApi(args, () => billing.quoteChange(choice)),
    showsInvoices ? tryApi(args, () => billing.invoices()) : null,
  ]);
  return { subscription, params, quote, invoices, here, unchecked: cameFromPage.success ? cameFromPage.data.id : null };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const here = inCompany(slug, PATH);
  const { billing } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  if (body.get('form') === 'renewal') {
    const renews = body.get('renews') === 'on';
    const outcome = await tryApi(args, () => billing.setRenewal({ renews }));
    if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
    return redirectWithFlash(here, { tone: 'ok', key: renews ? 'billing.flash.resumed' : 'billing.flash.cancelled' });
  }
  const input = ChangePlanInput.safeParse(Object.fromEntries(body));
  if (!input.success) throw redirect(here);
  const outcome = await tryApi(args, () => billing.changePlan(input.data));
  if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
  return redirectWithFlash(here, { tone: 'ok', key: 'billing.flash.changed' });
}

/** What the company pays us: how it stands, what runs, what is on offer. */
export default function SubscriptionSettings() {
  const t = useT();
  const { subscription, params, quote, invoices, here, unchecked } = useLoaderData<typeof loader>();
  const error = useReply<typeof action>()?.error ?? null;
  const pending = useNavigation().state !== 'idle';
  const { running } = subscription;
  const refusal = quote?.ok === false ? quote.failure.body : quote === null ? error : null;
  return (
    <SettingsPage title={t('billing.title')} note={t('billing.intro')}>
      {unchecked === null ? null : (
        <Banner
          tone="warn"
          title={t('billing.unchecked.title')}
          action={
            <ButtonLink small to={`${here}?naplata=${unchecked}`} prefetch="none">
              {t('billing.unchecked.again')}
            </ButtonLink>
          }
        >
          {t('billing.unchecked.detail')}
        </Banner>
      )}
      {refusal === null ? null : <Banner alert tone="err" title={errorSentence(t, refusal.code, refusal.params)} />}
      {unchecked === null ? <StandingBanner subscription={subscription} here={here} pending={pending} /> : null}
      {quote?.ok ? <ChangeCard quote={quote.value} here={here} error={error} pending={pending} /> : null}
      {running === null ? null : (
        <SubscriptionCard
          subscription={subscription}
          running={running}
          here={here}
          cancelling={params.cancelling && running.endsAt === null}
          showsInvoices={params.showsInvoices}
          pending={pending}
        />
      )}
      {invoices === null ? null : (
        <InvoicesCard invoices={invoices.ok ? invoices.value : []} error={invoices.ok ? null : invoices.failure.body} />
      )}
      <PlanCards subscription={subscription} interval={params.interval} here={here} />
    </SettingsPage>
  );
}
