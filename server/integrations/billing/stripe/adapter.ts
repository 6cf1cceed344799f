import type Stripe from 'stripe';
import { z } from 'zod';

import type { BillingPort, Subscription } from '#server/integrations/billing/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { createStripeClient, type StripeDeps, unreadable } from './client.ts';
import { STRIPE_PROVIDER } from './errors.ts';
import { type PriceIds, priceIdOf, toBillingInvoice, toNotification, toSubscription } from './map.ts';
import { webhookProblem } from './webhook-signature.ts';
import * as wire from './wire.ts';

export type { StripeDeps } from './client.ts';

export interface StripeConfig {
  readonly secretKey: string;
  /** `whsec_…` of our endpoint; null until one is set up, and then every notification is refused. */
  readonly webhookSecret: string | null;
  readonly prices: PriceIds;
  /** The vendor computes VAT on top of the prices. */
  readonly automaticTax: boolean;
  /** Notifications of the other mode are not ours. */
  readonly live: boolean;
  readonly timeoutMs: number;
}

const PAGE = 100;
/** A customer with more than a thousand of anything is not one of ours. */
const MAX_PAGES = 10;

const unauthentic = (code: string): ProviderError => new ProviderError(STRIPE_PROVIDER, 'auth', { codes: [code] });
const isMissing = (error: unknown): boolean => error instanceof ProviderError && error.codes.includes('resource_missing');
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Sells subscriptions through Stripe. */
export function createStripeBilling(config: StripeConfig, deps: StripeDeps): BillingPort {
  const { sdk, call } = createStripeClient(config, deps);

  /** Every page of a list, in the vendor's order: newest first. */
  async function all<Item extends z.ZodType>(
    item: Item,
    ask: (stripe: Stripe, page: { limit: number; starting_after?: string }) => Promise<unknown>,
  ): Promise<readonly z.infer<Item>[]> {
    const shape = z.object({ data: z.array(item), has_more: z.boolean() });
    const found: z.infer<Item>[] = [];
    for (let page = 0, last: string | undefined; page < MAX_PAGES; page += 1) {
      const { data, has_more: hasMore } = await call(shape, (stripe) =>
        ask(stripe, { limit: PAGE, ...(last === undefined ? {} : { starting_after: last }) }),
      );
      found.push(...data);
      last = (data.at(-1) as { readonly id?: string } | undefined)?.id;
      if (!hasMore || last === undefined) return found;
    }
    throw unreadable('a list without an end');
  }

  const readSubscription = (stripe: Stripe, id: string): Promise<unknown> =>
    stripe.subscriptions.retrieve(id, { expand: ['latest_invoice', 'customer'] });

  /** The one item that a subscription of ours has. */
  async function itemOf(subscriptionId: string): Promise<{ readonly id: string; readonly price: { readonly id: string } }> {
    const { items } = await call(wire.subscription, (stripe) => readSubscription(stripe, subscriptionId));
    const [item] = items.data;
    if (item === undefined) throw unreadable('a subscription without an item');
    return item;
  }

  return {
    async createCustomer({ companyId, name, email, vatId, address, locale, idempotencyKey }) {
      const { id } = await call(wire.createdObject, (stripe) =>
        stripe.customers.create(
          {
            name,
            email,
            address: { line1: address.street, postal_code: address.postalCode, city: address.city, country: address.country },
            preferred_locales: [locale],
            metadata: { company_id: companyId },
            ...(vatId === null ? {} : { tax_id_data: [{ type: 'eu_vat', value: vatId }] }),
          },
          { idempotencyKey },
        ),
      );
      return { customerId: id };
    },

    async openCheckout(input) {
      const { id, url } = await call(wire.checkoutSession, (stripe) =>
        stripe.checkout.sessions.create(
          {
            mode: 'subscription',
            customer: input.customerId,
            client_reference_id: input.companyId,
            line_items: [{ price: priceIdOf(config.prices, input.choice), quantity: 1 }],
            success_url: input.successUrl,
            cancel_url: input.cancelUrl,
            locale: input.locale,
            automatic_tax: { enabled: config.automaticTax },
            tax_id_collection: { enabled: true },
            // A tax number may only be collected from a known customer when name and address may be corrected there.
            customer_update: { name: 'auto', address: 'auto' },
            subscription_data: {
              metadata: { company_id: input.companyId },
              ...(input.trialDays > 0 ? { trial_period_days: input.trialDays } : {}),
            },
          },
          { idempotencyKey: input.idempotencyKey },
        ),
      );
      if (url === null) throw unreadable('a payment page without an address');
      return { id, url };
    },

    async readCheckout(id) {
      try {
        const { status, customer } = await call(wire.checkoutSession, (stripe) => stripe.checkout.sessions.retrieve(id));
        return { id, status, customerId: typeof customer === 'string' ? customer : (customer?.id ?? null) };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async closeCheckout(id) {
      const { status } = await call(wire.checkoutSession, (stripe) => stripe.checkout.sessions.retrieve(id));
      if (status === 'open') await call(wire.checkoutSession, (stripe) => stripe.checkout.sessions.expire(id));
    },

    openPortal: ({ customerId, returnUrl, locale }) =>
      call(wire.portalSession, (stripe) =>
        stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl, locale }),
      ),

    async listSubscriptions(customerId) {
      const found = await all(wire.subscription, (stripe, page) =>
        stripe.subscriptions.list({
          customer: customerId,
          status: 'all',
          expand: ['data.latest_invoice', 'data.customer'],
          ...page,
        }),
      );
      try {
        return found.map((each): Subscription => toSubscription(each, config.prices)).reverse();
      } catch (error) {
        throw unreadable(error);
      }
    },

    async quoteChange({ subscriptionId, choice, at }) {
      const item = await itemOf(subscriptionId);
      const preview = await call(wire.invoicePreview, (stripe) =>
        stripe.invoices.createPreview({
          subscription: subscriptionId,
          subscription_details: {
            items: [{ id: item.id, price: priceIdOf(config.prices, choice) }],
            proration_behavior: 'always_invoice',
            proration_date: seconds(at),
          },
        }),
      );
      const ends = preview.lines.data.map(({ period }) => period.end);
      if (ends.length === 0) throw unreadable('a preview without lines');
      return {
        choice,
        at: new Date(seconds(at) * 1000),
        dueNowMinor: BigInt(Math.max(0, preview.amount_due)),
        creditMinor: BigInt(Math.max(0, -preview.total)),
        nextChargeAt: new Date(Math.max(...ends) * 1000),
      };
    },

    async changePlan({ subscriptionId, choice, at, idempotencyKey }) {
      const item = await itemOf(subscriptionId);
      const price = priceIdOf(config.prices, choice);
      if (item.price.id === price) return;
      await call(wire.createdObject, (stripe) =>
        stripe.subscriptions.update(
          subscriptionId,
          {
            items: [{ id: item.id, price }],
            proration_behavior: 'always_invoice',
            proration_date: seconds(at),
            payment_behavior: 'error_if_incomplete',
          },
          { idempotencyKey },
        ),
      );
    },

    async cancel({ subscriptionId, idempotencyKey }) {
      await call(wire.createdObject, (stripe) =>
        stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true }, { idempotencyKey }),
      );
    },

    async resume({ subscriptionId, idempotencyKey }) {
      const current = await call(wire.subscription, (stripe) => readSubscription(stripe, subscriptionId));
      // A cancellation for a day (the portal makes such) is taken back by its own field; both at once are refused.
      const undo = current.cancel_at_period_end ? { cancel_at_period_end: false } : { cancel_at: '' as const };
      await call(wire.createdObject, (stripe) => stripe.subscriptions.update(subscriptionId, undo, { idempotencyKey }));
    },

    async listInvoices(customerId) {
      const found = await all(wire.invoice, (stripe, page) => stripe.invoices.list({ customer: customerId, ...page }));
      return found.map(toBillingInvoice);
    },

    async readWebhook(rawBody, headers) {
      if (config.webhookSecret === null) throw unauthentic('WEBHOOK_SECRET_MISSING');
      const { webhooks } = await sdk();
      const problem = webhookProblem(
        webhooks,
        config.webhookSecret,
        { rawBody, header: headers['stripe-signature'] },
        deps.clock.now(),
      );
      if (problem !== null) throw unauthentic(problem);
      try {
        const event = wire.webhookEvent.parse(JSON.parse(rawBody));
        return event.livemode === config.live ? toNotification(event) : null;
      } catch (error) {
        throw unreadable(error);
      }
    },
  };
}
