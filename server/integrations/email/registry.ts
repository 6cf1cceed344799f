import type { EmailPort } from '#server/integrations/email/port.ts';
import { createResendEmail, type ResendConfig, type ResendDeps } from '#server/integrations/email/resend/adapter.ts';

export interface EmailConfigs {
  readonly resend: ResendConfig;
}

export type EmailVendor = keyof EmailConfigs;

/** Makers of the port, one per vendor. */
export const EMAIL_VENDORS: {
  readonly [Vendor in EmailVendor]: (config: EmailConfigs[Vendor], deps: ResendDeps) => EmailPort;
} = { resend: createResendEmail };
