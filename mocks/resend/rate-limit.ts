import type { MockEnv, VendorCall } from '../kit/vendor.ts';

const PER_SECOND = 5;
const SETTING = 'resend.rateWindow';

export interface RateLimit {
  readonly exceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests of the current second. The headers always tell; only the scenario `enforce-rate-limit` refuses. */
export const rateLimit = (call: VendorCall, env: MockEnv): RateLimit =>
  env.store.transaction(() => {
    const second = String(Math.floor(env.clock.now().getTime() / 1000));
    const [at, count] = (env.store.setting(SETTING) ?? '').split(':');
    const used = (at === second ? Number(count) : 0) + 1;
    env.store.setSetting(SETTING, `${second}:${used}`);
    return {
      exceeded: call.scenario.name === 'enforce-rate-limit' && used > PER_SECOND,
      headers: {
        'ratelimit-limit': String(PER_SECOND),
        'ratelimit-remaining': String(Math.max(0, PER_SECOND - used)),
        'ratelimit-reset': '1',
      },
    };
  });
