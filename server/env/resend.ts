import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual } from '#server/env/text.ts';

const prefixed = (prefix: string) =>
  z
    .string()
    .startsWith(prefix, { error: bilingual(`mora početi s ${prefix}`, `must begin with ${prefix}`) })
    .nullable()
    .default(null);

export const resendSchema = z.object({
  RESEND_MODE: providerMode,
  RESEND_API_KEY: prefixed('re_'),
  RESEND_WEBHOOK_SECRET: prefixed('whsec_'),
  EMAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
      error: bilingual('mora biti oblika Naziv <adresa@domena>', 'must look like Name <address@domain>'),
    })
    .nullable()
    .default(null),
  INBOUND_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
      error: bilingual('mora biti domena, na primjer ulaz.primjer.hr', 'must be a domain, for example inbox.example.com'),
    })
    .nullable()
    .default(null),
});

/** Sender when none is set: a name that no mail reaches, and the one that the vendor lends to accounts without a domain. */
const DEFAULT_SENDER = { mock: 'FiskAI <demo@fiskai.example>', sandbox: 'FiskAI <onboarding@resend.dev>' } as const;

/** Domain of incoming mail while the vendor is mocked. */
const MOCK_INBOUND_DOMAIN = 'ulaz.fiskai.example';

export type ResendEnv =
  | { readonly mode: 'off' }
  | { readonly mode: 'mock'; readonly from: string; readonly inboundDomain: string }
  | {
      readonly mode: 'sandbox' | 'live';
      readonly from: string;
      readonly apiKey: string;
      /** Null: notifications about sent mail are not received. */
      readonly webhookSecret: string | null;
      /** Domain whose mail the vendor receives for us; null: no incoming mail. */
      readonly inboundDomain: string | null;
    };

export const readResend = (raw: z.output<typeof resendSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): ResendEnv => {
  const mode = resolveMode('RESEND_MODE', raw.RESEND_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { RESEND_API_KEY, RESEND_WEBHOOK_SECRET, EMAIL_FROM, INBOUND_DOMAIN: inboundDomain } = raw;
  if (mode === 'off') return { mode };
  if (mode === 'mock') {
    refuseSecretsOfMock('RESEND_MODE', { RESEND_API_KEY, RESEND_WEBHOOK_SECRET }, complain);
    return { mode, from: EMAIL_FROM ?? DEFAULT_SENDER.mock, inboundDomain: inboundDomain ?? MOCK_INBOUND_DOMAIN };
  }
  if (inboundDomain !== null && RESEND_WEBHOOK_SECRET === null)
    complain(
      'RESEND_WEBHOOK_SECRET',
      'obvezno uz INBOUND_DOMAIN: o primljenoj pošti javlja samo potpisana obavijest',
      'required with INBOUND_DOMAIN: only a signed notification tells of mail that came',
    );
  return {
    mode,
    from: mode === 'sandbox' ? (EMAIL_FROM ?? DEFAULT_SENDER.sandbox) : required('EMAIL_FROM', EMAIL_FROM, mode, complain),
    apiKey: required('RESEND_API_KEY', RESEND_API_KEY, mode, complain),
    webhookSecret: RESEND_WEBHOOK_SECRET,
    inboundDomain,
  };
};
