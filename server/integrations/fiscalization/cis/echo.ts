import { randomUUID } from 'node:crypto';

import type { Clock } from '#server/domain/shared/clock.ts';
import { F73 } from '#server/integrations/fiscalization/cis/names.ts';
import { isNamed, readSignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { SoapAnswer, SoapSender } from '#server/integrations/fiscalization/cis/soap-client.ts';
import { statusFailure } from '#server/integrations/fiscalization/cis/transport-errors.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import type { EchoAnswer } from '#server/integrations/fiscalization/port.ts';
import type { Exchange } from '#server/integrations/provider-error.ts';

/** A person is looking at a button. */
const TIMEOUT_MS = 8_000;

/** The text of an EchoResponse, or null for another message. Throws `UnreadableDocumentError`. */
function readEcho(body: string): string | null {
  const { root } = readSignedDocument(body);
  return isNamed(root, F73, 'EchoResponse') ? root.textContent : null;
}

/** A `Date` header counts whole seconds (RFC 9110 §6.6.1): the moment lies half a second after what it says. */
const HALF_A_SECOND_MS = 500;

/** How far our clock is ahead of the service's, taken at the middle of the call; null when the service does not tell its time. */
function aheadMs({ date }: SoapAnswer, sentAt: Date, receivedAt: Date): number | null {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return null;
  return Math.round((sentAt.getTime() + receivedAt.getTime()) / 2 - (theirs + HALF_A_SECOND_MS));
}

/**
 * Lets the service say a text back; unsigned both ways (technical specification, echo). Throws `ProviderError`: `protocol` when
 * anything but the text came back.
 */
export async function askEcho(
  sender: SoapSender,
  { clock, policy }: { readonly clock: Clock; readonly policy: OutboundPolicy },
): Promise<EchoAnswer> {
  await sender.prepare();
  const exchangeId = randomUUID();
  const element = `<f73:EchoRequest xmlns:f73="${F73}">${exchangeId}</f73:EchoRequest>`;
  const sentAt = clock.now();
  const started = performance.now();
  return runOutbound(
    policy,
    'cis',
    async (signal) => {
      const received = await sender.send({ operation: 'echo', element, exchangeId, signal, onRequest: () => undefined });
      const durationMs = Math.round(performance.now() - started);
      const exchange: Exchange = { request: element, response: received.body, httpStatus: received.status, durationMs };
      try {
        if (readEcho(received.body) === exchangeId) return { durationMs, clockAheadMs: aheadMs(received, sentAt, clock.now()) };
      } catch (cause) {
        throw statusFailure(received, exchange, clock.now(), cause);
      }
      throw statusFailure(received, exchange, clock.now());
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
