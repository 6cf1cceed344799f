import type { PlanChoice } from '#server/domain/billing/plans.ts';
import type { SubscriptionStatus } from '#server/domain/billing/standing.ts';

export interface NewBillingCustomer {
  readonly companyId: string;
  readonly name: string;
  readonly email: string;
  /** `HR` and the OIB, for a company with a VAT number. */
  readonly vatId: string | null;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string; readonly country: string };
  readonly locale: 'hr' | 'en';
  /** 1–255 characters; the same key with the same content never makes a second customer. */
  readonly idempotencyKey: string;
}

export interface OpenCheckout {
  readonly customerId: string;
  readonly companyId: string;
  readonly choice: PlanChoice;
  /** Whole days during which nothing is charged; 0 for none. */
  readonly trialDays: number;
  /** Our own addresses; `{CHECKOUT_SESSION_ID}` in the first is filled in by the vendor. */
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly locale: 'hr' | 'en';
  readonly idempotencyKey: string;
}

/** A payment page of the vendor and where it leads. */
export interface CheckoutState {
  readonly id: string;
  readonly status: 'open' | 'complete' | 'expired';
  readonly customerId: string | null;
}

/** A subscription as the vendor knows it at this moment. Amounts are euro cents. */
export interface Subscription {
  readonly id: string;
  readonly status: SubscriptionStatus;
  /** Null for a price that is none of those in the settings. */
  readonly choice: PlanChoice | null;
  /** Of one period. */
  readonly amountMinor: bigint;
  readonly startedAt: Date;
  /** End of the period that runs, and the day of the next charge unless it ends. */
  readonly periodEndsAt: Date;
  /** Null without a trial. */
  readonly trialEndsAt: Date | null;
  /** When it will end because it was cancelled; null while it goes on. */
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  /** What is left over from earlier charges and is taken off the next. */
  readonly creditMinor: bigint;
  /** A charge that failed; null when nothing is owed. */
  readonly owed: { readonly amountMinor: bigint; readonly payUrl: string | null; readonly nextTryAt: Date | null } | null;
}

/** What changing the plan would cost, counted to `at`. */
export interface PlanChangeQuote {
  readonly choice: PlanChoice;
  readonly at: Date;
  /** Charged at once; 0 when there is a credit instead. */
  readonly dueNowMinor: bigint;
  /** Kept for later charges. */
  readonly creditMinor: bigint;
  readonly nextChargeAt: Date;
}

export interface BillingInvoice {
  readonly id: string;
  /** Null while it is a draft. */
  readonly number: string | null;
  readonly at: Date;
  readonly status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  readonly totalMinor: bigint;
  /** The vendor's page of it. */
  readonly url: string | null;
}

/** A proven notification: something about a customer changed. What, is read and not believed. */
export interface BillingNotification {
  /** Unique per notification; repeats bear the same. */
  readonly eventId: string;
  /** The vendor's own name of it, for the log. */
  readonly type: string;
  readonly customerId: string;
  readonly at: Date;
}

/** Selling our own subscriptions. Throws only `ProviderError`. */
export interface BillingPort {
  createCustomer(input: NewBillingCustomer): Promise<{ readonly customerId: string }>;
  /** Opens the vendor's payment page; nothing is bought yet. */
  openCheckout(input: OpenCheckout): Promise<{ readonly id: string; readonly url: string }>;
  /** Null when there is no such page. */
  readCheckout(id: string): Promise<CheckoutState | null>;
  /** Closes a payment page, so that nothing can be bought there any more; does nothing when it is not open. */
  closeCheckout(id: string): Promise<void>;
  /** Address of the vendor's page where cards and invoices are looked after. */
  openPortal(input: {
    readonly customerId: string;
    readonly returnUrl: string;
    readonly locale: 'hr' | 'en';
  }): Promise<{ readonly url: string }>;
  /** Every subscription that a customer has or had, the oldest first. */
  listSubscriptions(customerId: string): Promise<readonly Subscription[]>;
  quoteChange(input: {
    readonly subscriptionId: string;
    readonly choice: PlanChoice;
    readonly at: Date;
  }): Promise<PlanChangeQuote>;
  /** Changes the plan and charges the difference counted to `at`; a refused card (`rejected`, `card_declined`) changes nothing. */
  changePlan(input: {
    readonly subscriptionId: string;
    readonly choice: PlanChoice;
    readonly at: Date;
    readonly idempotencyKey: string;
  }): Promise<void>;
  /** Lets it run to the end of what is paid, and end there. */
  cancel(input: { readonly subscriptionId: string; readonly idempotencyKey: string }): Promise<void>;
  /** Takes a cancellation back while it still runs. */
  resume(input: { readonly subscriptionId: string; readonly idempotencyKey: string }): Promise<void>;
  /** Newest first, all of them. */
  listInvoices(customerId: string): Promise<readonly BillingInvoice[]>;
  /**
   * Checks the signature on the raw body and reads the notification. Throws `ProviderError` kind `auth` for a bad, stale or
   * future signature; null for a kind that we do not follow.
   */
  readWebhook(rawBody: string, headers: Readonly<Record<string, string | undefined>>): Promise<BillingNotification | null>;
}
