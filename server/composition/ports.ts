import type { Deps } from '#server/context.ts';
import type { Clock } from '#server/domain/shared/clock.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { DOCUMENT_STORAGE_VENDORS } from '#server/integrations/document-storage/registry.ts';
import { COMPANY_REGISTRY_VENDORS } from '#server/integrations/company-registry/registry.ts';
import { VAT_CHECK_VENDORS } from '#server/integrations/vat-check/registry.ts';
import { BANK_DATA_ADAPTERS } from '#server/integrations/bank-data/registry.ts';
import type { TokenVault } from '#server/integrations/bank-data/token-vault.ts';
import { FX_RATES_VENDORS } from '#server/integrations/fx-rates/registry.ts';
import { ANALYTICS_VENDORS, NO_ANALYTICS } from '#server/integrations/analytics/registry.ts';
import { ERROR_TRACKING_VENDORS, NO_ERROR_TRACKING } from '#server/integrations/error-tracking/registry.ts';
import { BILLING_VENDORS } from '#server/integrations/billing/registry.ts';
import { EMAIL_VENDORS } from '#server/integrations/email/registry.ts';
import { EINVOICE_ADAPTERS } from '#server/integrations/einvoice/registry.ts';
import { FISCALIZATION_VENDORS } from '#server/integrations/fiscalization/registry.ts';
import { OCR_VENDORS } from '#server/integrations/ocr/registry.ts';
import { MAILBOX_ADAPTERS } from '#server/integrations/mailbox/registry.ts';
import type { OutboundPolicy } from '#server/integrations/outbound-policy.ts';

import { cisConfig } from './cis.ts';
import type { ConfigInput } from './config-input.ts';
import { eposlovanjeConfig, ieRacuniConfig, mojEracunConfig } from './einvoice.ts';
import { enablebankingConfig } from './enablebanking.ts';
import { gocardlessConfig } from './gocardless.ts';
import { googleConfig } from './google.ts';
import { microsoftConfig } from './microsoft.ts';
import { openaiConfig } from './openai.ts';
import { stripeConfig } from './stripe.ts';
import { sudregConfig } from './sudreg.ts';
import { viesConfig } from './vies.ts';
import { posthogConfig } from './posthog.ts';
import { sentryConfig } from './sentry.ts';
import { hnbConfig } from './hnb.ts';
import { r2Config } from './r2.ts';
import { resendConfig } from './resend.ts';

export interface PortDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
  /** Where the tokens of a provider lie that belong to the installation and not to a company. */
  readonly vaultOf: (provider: string) => TokenVault;
}

/** Every port with the adapter that the settings chose, or one that says that its provider is off. */
export function createPorts(input: ConfigInput, deps: PortDeps): Deps['ports'] {
  const sentry = sentryConfig(input);
  const posthog = posthogConfig(input);
  return {
    analytics: posthog === null ? NO_ANALYTICS : ANALYTICS_VENDORS.posthog(posthog, deps),
    errorTracking: sentry === null ? NO_ERROR_TRACKING : ERROR_TRACKING_VENDORS.sentry(sentry, deps),
    fiscalization: portOf(cisConfig(input), 'FISCALIZATION_OFF', (config) => FISCALIZATION_VENDORS.cis(config, deps)),
    documentStorage: portOf(r2Config(input), 'STORAGE_OFF', (config) => DOCUMENT_STORAGE_VENDORS.r2(config, deps)),
    fxRates: portOf(hnbConfig(input), 'FX_RATES_OFF', (config) => FX_RATES_VENDORS.hnb(config, deps)),
    vatCheck: portOf(viesConfig(input), 'VAT_CHECK_OFF', (config) => VAT_CHECK_VENDORS.vies(config, deps)),
    companyRegistry: portOf(sudregConfig(input), 'COMPANY_REGISTRY_OFF', (config) =>
      COMPANY_REGISTRY_VENDORS.sudreg(config, deps),
    ),
    mailbox: {
      google: portOf(googleConfig(input), 'MAILBOX_OFF', (config) => MAILBOX_ADAPTERS.google(config, deps)),
      microsoft: portOf(microsoftConfig(input), 'MAILBOX_OFF', (config) => MAILBOX_ADAPTERS.microsoft(config, deps)),
    },
    billing: portOf(stripeConfig(input), 'BILLING_OFF', (config) => BILLING_VENDORS.stripe(config, deps)),
    einvoice: {
      moj_eracun: portOf(mojEracunConfig(input), 'EINVOICE_OFF', (config) => EINVOICE_ADAPTERS.moj_eracun(config, deps)),
      eposlovanje: portOf(eposlovanjeConfig(input), 'EINVOICE_OFF', (config) => EINVOICE_ADAPTERS.eposlovanje(config, deps)),
      ie_racuni: portOf(ieRacuniConfig(input), 'EINVOICE_OFF', (config) => EINVOICE_ADAPTERS.ie_racuni(config, deps)),
    },
    bankData: {
      gocardless: portOf(gocardlessConfig(input), 'BANK_DATA_OFF', (config) => BANK_DATA_ADAPTERS.gocardless(config, deps)),
      enablebanking: portOf(enablebankingConfig(input), 'BANK_DATA_OFF', (config) =>
        BANK_DATA_ADAPTERS.enablebanking(config, deps),
      ),
    },
    ocr: portOf(openaiConfig(input), 'OCR_OFF', (config) => OCR_VENDORS.openai(config, deps)),
    email: portOf(resendConfig(input), 'EMAIL_OFF', (config) => EMAIL_VENDORS.resend(config, deps)),
  };
}

/** The port of a configuration; without one every call says so, with the screen that names what to set up. */
function portOf<Config, Port extends object>(config: Config | null, offCode: string, make: (config: Config) => Port): Port {
  if (config !== null) return make(config);
  return new Proxy({} as Port, {
    get: () => () => {
      throw precondition(offCode, { params: { fix: 'postavke' } });
    },
  });
}
