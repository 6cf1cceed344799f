import type { BillingPort } from '#server/integrations/billing/port.ts';
import { createStripeBilling, type StripeConfig, type StripeDeps } from '#server/integrations/billing/stripe/adapter.ts';

export interface BillingConfigs {
  readonly stripe: StripeConfig;
}

export type BillingVendor = keyof BillingConfigs;

/** Makers of the port, one per vendor. */
export const BILLING_VENDORS: {
  readonly [Vendor in BillingVendor]: (config: BillingConfigs[Vendor], deps: StripeDeps) => BillingPort;
} = { stripe: createStripeBilling };
