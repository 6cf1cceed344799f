import { z } from 'zod';

import { type FiskaiEnv, providerMode, refuseSecretsOfMock, required, resolveMode } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, yesNo } from '#server/env/text.ts';

const matching = (pattern: RegExp, hr: string, en: string) =>
  z
    .string()
    .regex(pattern, { error: bilingual(hr, en) })
    .nullable()
    .default(null);

const priceId = matching(/^price_\w+$/, 'mora početi s price_', 'must begin with price_');

export const stripeSchema = z.object({
  STRIPE_MODE: providerMode,
  STRIPE_SECRET_KEY: matching(/^[sr]k_(test|live)_\w+$/, 'mora početi s sk_ ili rk_', 'must begin with sk_ or rk_'),
  STRIPE_WEBHOOK_SECRET: matching(/^whsec_\S+$/, 'mora početi s whsec_', 'must begin with whsec_'),
  STRIPE_PRICE_PAUSALNI_MONTHLY: priceId,
  STRIPE_PRICE_PAUSALNI_YEARLY: priceId,
  STRIPE_PRICE_STANDARD_MONTHLY: priceId,
  STRIPE_PRICE_STANDARD_YEARLY: priceId,
  STRIPE_PRICE_PRO_MONTHLY: priceId,
  STRIPE_PRICE_PRO_YEARLY: priceId,
  STRIPE_AUTOMATIC_TAX: yesNo,
});

type PricePair = { readonly month: string; readonly year: string };

export type StripeEnv =
  | { readonly mode: 'off' }
  | { readonly mode: 'mock'; readonly automaticTax: boolean }
  | {
      readonly mode: 'sandbox' | 'live';
      readonly secretKey: string;
      /** Null: what changes at the vendor is seen within a day. */
      readonly webhookSecret: string | null;
      /** Ids of the vendor's prices. */
      readonly prices: Readonly<Record<'pausalni' | 'standard' | 'pro', PricePair>>;
      readonly automaticTax: boolean;
    };

export const readStripe = (raw: z.output<typeof stripeSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): StripeEnv => {
  const mode = resolveMode('STRIPE_MODE', raw.STRIPE_MODE, fiskaiEnv, ['mock', 'sandbox', 'off'], complain);
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_AUTOMATIC_TAX: automaticTax } = raw;
  if (mode === 'off') return { mode };
  if (mode === 'mock') {
    refuseSecretsOfMock('STRIPE_MODE', { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }, complain);
    return { mode, automaticTax };
  }
  const secretKey = required('STRIPE_SECRET_KEY', STRIPE_SECRET_KEY, mode, complain);
  const kind = mode === 'live' ? '_live_' : '_test_';
  if (secretKey !== '' && !secretKey.includes(kind)) {
    complain('STRIPE_SECRET_KEY', `uz STRIPE_MODE=${mode} treba ključ s ${kind}`, `STRIPE_MODE=${mode} wants a key with ${kind}`);
  }
  const price = (name: `STRIPE_PRICE_${'PAUSALNI' | 'STANDARD' | 'PRO'}_${'MONTHLY' | 'YEARLY'}`) =>
    required(name, raw[name], mode, complain);
  return {
    mode,
    secretKey,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    prices: {
      pausalni: { month: price('STRIPE_PRICE_PAUSALNI_MONTHLY'), year: price('STRIPE_PRICE_PAUSALNI_YEARLY') },
      standard: { month: price('STRIPE_PRICE_STANDARD_MONTHLY'), year: price('STRIPE_PRICE_STANDARD_YEARLY') },
      pro: { month: price('STRIPE_PRICE_PRO_MONTHLY'), year: price('STRIPE_PRICE_PRO_YEARLY') },
    },
    automaticTax,
  };
};
