import type { TransportState } from '#server/domain/einvoice/states.ts';

/** Words that can mean nothing else; any other is `unknown` and kept as it came. */
const TRANSPORT: readonly (readonly [RegExp, TransportState])[] = [
  [/^(pending|queued|processing|in[_ ]?progress)$/i, 'processing'],
  [/^(processed|finished|success|sent|completed)$/i, 'sent'],
  [/^delivered$/i, 'delivered'],
  [/^(error|failed|rejected)$/i, 'failed'],
];

export const toTransport = (status: string): TransportState =>
  TRANSPORT.find(([pattern]) => pattern.test(status.trim()))?.[1] ?? 'unknown';
