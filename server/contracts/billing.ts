import { z } from 'zod';

import { BILLING_INTERVALS, PLAN_KEYS, type PlanChoice, type PlanKey } from '#server/domain/billing/plans.ts';
import type { Standing, SubscriptionStatus } from '#server/domain/billing/standing.ts';

export const PlanChoiceInput = z.object({
  plan: z.enum(PLAN_KEYS, 'FIELD_CHOICE'),
  interval: z.enum(BILLING_INTERVALS, 'FIELD_CHOICE'),
});
export type PlanChoiceInput = z.infer<typeof PlanChoiceInput>;

/** The price that was shown: counted to `quotedAt`, so that exactly this is charged. */
export const ChangePlanInput = PlanChoiceInput.extend({ quotedAt: z.coerce.date('FIELD_INVALID') });
export type ChangePlanInput = z.infer<typeof ChangePlanInput>;

export const SetRenewalInput = z.object({ renews: z.boolean() });
export type SetRenewalInput = z.infer<typeof SetRenewalInput>;

export const CheckoutInput = z.object({ id: z.string().regex(/^\w{1,200}$/, 'FIELD_INVALID') });
export type CheckoutInput = z.infer<typeof CheckoutInput>;

/** Amounts are decimal strings in euro, null is without a limit. */
export interface PlanOfferDto {
  readonly plan: PlanKey;
  readonly monthly: string;
  readonly yearly: string;
  readonly invoicesPerMonth: number | null;
  readonly people: number | null;
}

export interface SubscriptionDto {
  /** False where this installation sells none. */
  readonly isOn: boolean;
  /** VAT comes on top of the prices. */
  readonly addsTax: boolean;
  readonly standing: Standing;
  readonly trialEndsAt: Date;
  readonly trialDaysLeft: number;
  /** Null where none runs. */
  readonly running: {
    readonly status: SubscriptionStatus;
    /** Null for a price that is none of those on offer. */
    readonly choice: PlanChoice | null;
    readonly amount: string;
    readonly periodEndsAt: Date;
    /** The day it ends because it was cancelled. */
    readonly endsAt: Date | null;
    /** What will be taken next and when; null when it ends before. */
    readonly nextCharge: { readonly at: Date; readonly amount: string } | null;
    /** Left over from earlier charges; `0.00` when nothing is. */
    readonly credit: string;
    readonly owed: { readonly amount: string; readonly payUrl: string | null; readonly nextTryAt: Date | null } | null;
  } | null;
  /** There is something to look after in the portal. */
  readonly isCustomer: boolean;
  readonly offers: readonly PlanOfferDto[];
  readonly yearlyDiscountPercent: number;
  readonly trialDays: number;
  /** Documents issued this month, to be held against the plan. */
  readonly invoicesThisMonth: number;
}

export interface PlanChangeQuoteDto {
  readonly choice: PlanChoice;
  readonly quotedAt: Date;
  readonly dueNow: string;
  readonly credit: string;
  readonly nextChargeAt: Date;
  /** Price of one period of the new plan. */
  readonly amount: string;
}

export interface CheckoutOutcomeDto {
  readonly status: 'open' | 'complete' | 'expired';
}

export interface BillingInvoiceDto {
  readonly id: string;
  readonly number: string | null;
  readonly at: Date;
  readonly status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  readonly total: string;
  readonly url: string | null;
}
