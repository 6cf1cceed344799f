import { randomBytes } from 'node:crypto';

import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';
import type { Card } from './cards.ts';

/** All times are Unix seconds, all amounts euro cents. */
export interface Customer {
  readonly id: string;
  readonly created: number;
  readonly name: string;
  readonly email: string;
  readonly address: Readonly<Record<string, string>>;
  readonly taxIds: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Negative: what the vendor owes the customer. */
  readonly balance: number;
  readonly card: Card | null;
}

export type SubscriptionStatus = 'trialing' | 'active' | 'past_due' | 'canceled';

export interface Subscription {
  readonly id: string;
  readonly itemId: string;
  readonly created: number;
  readonly customer: string;
  readonly price: string;
  readonly status: SubscriptionStatus;
  readonly trialEnd: number | null;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly cancelAtPeriodEnd: boolean;
  readonly cancelAt: number | null;
  readonly canceledAt: number | null;
  readonly endedAt: number | null;
  readonly latestInvoice: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface InvoiceLine {
  readonly description: string;
  readonly amount: number;
  readonly start: number;
  readonly end: number;
  readonly proration: boolean;
}

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly created: number;
  readonly customer: string;
  readonly subscription: string;
  readonly status: 'open' | 'paid' | 'void';
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  readonly lines: readonly InvoiceLine[];
  readonly total: number;
  /** After what the customer had to their credit. */
  readonly amountDue: number;
  readonly attempts: number;
  readonly nextAttempt: number | null;
}

export interface CheckoutSession {
  readonly id: string;
  readonly created: number;
  readonly expiresAt: number;
  readonly status: 'open' | 'complete' | 'expired';
  readonly customer: string;
  readonly price: string;
  readonly trialDays: number;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly reference: string | null;
  readonly subscriptionMetadata: Readonly<Record<string, string>>;
  readonly subscription: string | null;
}

export interface PortalSession {
  readonly id: string;
  readonly created: number;
  readonly customer: string;
  readonly returnUrl: string;
}

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  /** As the object stood at that moment. */
  readonly object: unknown;
}

/** A notification that is to be sent or was. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly lastStatus: number | null;
}

export interface IdempotencyEntry {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly at: number;
}

export interface StripeState {
  readonly customers: Collection<Customer>;
  readonly subscriptions: Collection<Subscription>;
  readonly invoices: Collection<Invoice>;
  readonly checkouts: Collection<CheckoutSession>;
  readonly portals: Collection<PortalSession>;
  readonly events: Collection<StripeEvent>;
  /** Still to be sent, or sent again. */
  readonly deliveries: Collection<Delivery>;
  readonly delivered: Collection<Delivery>;
  readonly idempotency: Collection<IdempotencyEntry>;
}

export const stripeState = ({ store }: MockEnv): StripeState => ({
  customers: collection(store, 'stripe', 'customers'),
  subscriptions: collection(store, 'stripe', 'subscriptions'),
  invoices: collection(store, 'stripe', 'invoices'),
  checkouts: collection(store, 'stripe', 'checkouts'),
  portals: collection(store, 'stripe', 'portals'),
  events: collection(store, 'stripe', 'events'),
  deliveries: collection(store, 'stripe', 'deliveries'),
  delivered: collection(store, 'stripe', 'deliveries-finished'),
  idempotency: collection(store, 'stripe', 'idempotency'),
});

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

export const nowSeconds = (env: MockEnv): number => Math.floor(env.clock.now().getTime() / 1000);
