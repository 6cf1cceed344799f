import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { EnvError, readEnv } from '#server/env/index.ts';

const prices = {
  STRIPE_PRICE_PAUSALNI_MONTHLY: 'price_pm',
  STRIPE_PRICE_PAUSALNI_YEARLY: 'price_py',
  STRIPE_PRICE_STANDARD_MONTHLY: 'price_sm',
  STRIPE_PRICE_STANDARD_YEARLY: 'price_sy',
  STRIPE_PRICE_PRO_MONTHLY: 'price_om',
  STRIPE_PRICE_PRO_YEARLY: 'price_oy',
};
const live = {
  FISKAI_ENV: 'live',
  FISKAI_SECRETS_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: 'postgres://app:pw@db:5433/fiskai',
};

const problemsOf = (source: Record<string, string>): string[] => {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.problems.map(({ variable }) => variable).sort();
  }
};

describe('the settings of subscriptions', () => {
  it('are complete or told as missing', () => {
    const key = { STRIPE_SECRET_KEY: 'sk_live_x1' };
    expect(readEnv({ ...live, ...prices, ...key, STRIPE_MODE: 'live', STRIPE_AUTOMATIC_TAX: '1' }).stripe).toEqual({
      mode: 'live',
      secretKey: 'sk_live_x1',
      webhookSecret: null,
      prices: {
        pausalni: { month: 'price_pm', year: 'price_py' },
        standard: { month: 'price_sm', year: 'price_sy' },
        pro: { month: 'price_om', year: 'price_oy' },
      },
      automaticTax: true,
    });
    expect(problemsOf({ ...live, STRIPE_MODE: 'live' })).toEqual([...Object.keys(prices), 'STRIPE_SECRET_KEY'].sort());
  });

  it('never charge real cards from a demo, nor test cards from a live installation', () => {
    const off = { CIS_MODE: 'off', R2_MODE: 'off', RESEND_MODE: 'off' };
    const sandbox = { ...off, ...prices, STRIPE_MODE: 'sandbox' };
    expect(problemsOf({ ...sandbox, STRIPE_SECRET_KEY: 'sk_live_x1' })).toEqual(['STRIPE_SECRET_KEY']);
    expect(problemsOf({ ...sandbox, STRIPE_SECRET_KEY: 'rk_test_x1' })).toEqual([]);
    expect(problemsOf({ ...live, ...prices, STRIPE_MODE: 'live', STRIPE_SECRET_KEY: 'sk_test_x1' })).toEqual([
      'STRIPE_SECRET_KEY',
    ]);
    expect(problemsOf({ STRIPE_MODE: 'live' })).toEqual(['STRIPE_MODE']);
  });
});
