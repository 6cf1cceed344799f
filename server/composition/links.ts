import type { Deps, LinkedService } from '#server/context.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { ProviderId, ProviderMode } from '#server/env/index.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { OUTBOUND_SERVICES, type OutboundService } from '#server/integrations/outbound-matrix.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { ConfigInput } from './config-input.ts';
import { sentryConfig } from './sentry.ts';

/** A company that is in the register for certain: the Tax Administration's own OIB. */
const KNOWN_OIB = '18683136487';
/** Nothing at any vendor has this name; that the vendor says so proves that it took our key. */
const NOTHING = 'fiskai_link_check';

/** Where a service is called in a mode; a simulated one stands for the real one. */
const callsOf = ({ calls }: OutboundService, mode: ProviderMode): OutboundService['calls'] =>
  mode === 'off' ? [] : calls.filter((call) => call.mode === (mode === 'sandbox' ? 'sandbox' : 'live'));

export const linkedServices = (modes: Readonly<Record<ProviderId, ProviderMode>>): readonly LinkedService[] =>
  OUTBOUND_SERVICES.map((entry) => {
    const { service, provider, use, data, receiver } = entry;
    const mode = modes[provider];
    return { service, provider, use, mode, data, receiver, calls: callsOf(entry, mode) };
  });

/**
 * One harmless call to each provider that is on: a cheap read where our own key opens one, else a HEAD of its host, which proves
 * only that it is there. Each throws `ProviderError`.
 */
export function linkChecks(
  input: ConfigInput,
  policy: OutboundPolicy,
  services: readonly LinkedService[],
  { ports, clock }: Pick<Deps, 'ports' | 'clock'>,
): (provider: ProviderId) => Promise<void> {
  const isThere = async (provider: ProviderId): Promise<void> => {
    const hosts = services.find((one) => one.provider === provider)?.calls ?? [];
    const dsn = provider === 'sentry' ? sentryConfig(input)?.dsn : undefined;
    const urls = dsn === undefined ? hosts.map(({ host, port }) => `https://${host}:${port}/`) : [`${new URL(dsn).origin}/`];
    for (const url of new Set(urls)) {
      await runOutbound(policy, provider, async (signal) => {
        const { status } = await sendHttp(provider, { method: 'HEAD', url, signal });
        if (status >= 500) throw new ProviderError(provider, 'unreachable', { codes: [`HTTP_${status}`] });
        if (status === 429) throw new ProviderError(provider, 'rate_limited', { codes: ['HTTP_429'] });
      });
    }
  };
  const reads: Partial<Record<ProviderId, () => Promise<unknown>>> = {
    cis: () => ports.fiscalization.echo(),
    r2: () => ports.documentStorage.head(NOTHING),
    resend: () => ports.email.fetchInbound(NOTHING),
    stripe: () => ports.billing.readCheckout(NOTHING),
    gocardless: () => ports.bankData.gocardless.institutions('HR'),
    enablebanking: () => ports.bankData.enablebanking.institutions('HR'),
    hnb: () => ports.fxRates.ratesOn(zagrebDateOf(clock.now())),
    vies: () => ports.vatCheck.check({ vatId: `HR${KNOWN_OIB}`, requesterVatId: null }),
    sudreg: () => ports.companyRegistry.findByOib(KNOWN_OIB),
  };
  return async (provider) => {
    await (reads[provider]?.() ?? isThere(provider));
  };
}
