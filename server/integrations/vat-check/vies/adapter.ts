import type { Client } from 'soap';

import type { Clock } from '#server/domain/shared/clock.ts';
import { assertDestinationAllowed } from '#server/integrations/egress-guard.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import type { VatCheckPort, VatCheckQuestion } from '#server/integrations/vat-check/port.ts';

import { fromFault, fromStatus, VIES_PROVIDER } from './errors.ts';
import { toVatCheckAnswer } from './map.ts';
import { VIES_WSDL } from './vies-wsdl.ts';
import { viesAnswer } from './wire.ts';

export interface ViesConfig {
  readonly timeoutMs: number;
}

export interface ViesDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const ENDPOINT = 'https://ec.europa.eu/taxation_customs/vies/services/checkVatService';

/** The part of the client that the WSDL gives it at run time. */
interface CheckOperations {
  checkVatApproxAsync(body: Readonly<Record<string, string>>, options: Readonly<Record<string, unknown>>): Promise<unknown[]>;
}

/** `soap` is loaded with the first question. */
async function connect(): Promise<CheckOperations> {
  const { Client: SoapClient, WSDL } = await import('soap');
  const wsdl = await new Promise<InstanceType<typeof WSDL>>((resolve, reject) => {
    const made: InstanceType<typeof WSDL> = new WSDL(VIES_WSDL, 'vies.wsdl', {});
    made.onReady((error?: unknown) =>
      error ? reject(error instanceof Error ? error : new Error(String(error))) : resolve(made),
    );
  });
  const client: Client = new SoapClient(wsdl, ENDPOINT);
  return client as unknown as CheckOperations;
}

const split = (vatId: string) => ({ country: vatId.slice(0, 2), number: vatId.slice(2) });

const bodyOf = ({ vatId, requesterVatId }: VatCheckQuestion): Readonly<Record<string, string>> => {
  const asked = split(vatId);
  const own = requesterVatId === null ? null : split(requesterVatId);
  return {
    countryCode: asked.country,
    vatNumber: asked.number,
    ...(own === null ? {} : { requesterCountryCode: own.country, requesterVatNumber: own.number }),
  };
};

/** VIES, the European Commission's register of VAT numbers; it wants no key. */
export function createViesVatCheck(config: ViesConfig, { policy }: ViesDeps): VatCheckPort {
  let ready: Promise<CheckOperations> | null = null;
  return {
    check: (question) =>
      runOutbound(
        policy,
        VIES_PROVIDER,
        async (signal) => {
          assertDestinationAllowed(ENDPOINT);
          ready ??= connect();
          const client = await ready;
          const options = { signal, proxy: false, maxRedirects: 0, maxContentLength: 1_000_000 };
          const [result] = await client.checkVatApproxAsync(bodyOf(question), options).catch((error: unknown) => {
            throw failureOf(error) ?? error;
          });
          const answer = viesAnswer.safeParse(result);
          if (!answer.success) throw unreadable(answer.error);
          if (answer.data.countryCode + answer.data.vatNumber !== question.vatId) throw unreadable('another number was answered');
          return toVatCheckAnswer(answer.data);
        },
        { timeoutMs: config.timeoutMs },
      ),
  };
}

const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(VIES_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

interface SoapFailure {
  readonly root?: { readonly Envelope?: { readonly Body?: { readonly Fault?: { readonly faultstring?: unknown } } } };
  readonly response?: { readonly status?: unknown };
}

/** What the client throws for a Fault or for a body that it cannot read; null when no answer came at all. */
function failureOf(error: unknown): ProviderError | null {
  const { root, response } = error as SoapFailure;
  const words = root?.Envelope?.Body?.Fault?.faultstring;
  const status = typeof response?.status === 'number' ? response.status : null;
  const fault = typeof words === 'string' ? fromFault(words) : null;
  if (fault !== null) return fault;
  if (status === null) return null;
  return status === 200 ? unreadable(error) : fromStatus(status);
}
