import type { SoapAnswer } from '#server/integrations/fiscalization/cis/soap-client.ts';
import type { Exchange } from '#server/integrations/provider-error.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

const TIMEOUT_CODES = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);
/** The client stopped reading: the answer was longer than any answer of the service. */
const PROTOCOL_CODES = new Set(['ERR_BAD_RESPONSE', 'HPE_INVALID_CONSTANT', 'HPE_INVALID_HEADER_TOKEN']);

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** No answer came: whether CIS took the receipt is unknown, so every kind here is tried again. */
export const sendFailure = (cause: unknown, signal: AbortSignal, exchange: Exchange): ProviderError => {
  const code = codeOf(cause);
  const kind = signal.aborted || TIMEOUT_CODES.has(code) ? 'timeout' : PROTOCOL_CODES.has(code) ? 'protocol' : 'unreachable';
  return new ProviderError('cis', kind, { exchange, cause, ...(code === '' ? {} : { reason: code }) });
};

/** `Retry-After` in seconds or as a date; null when absent or nonsense. */
const retryAtOf = (header: string | null, now: Date): Date | null => {
  if (header === null) return null;
  const at = /^\d{1,6}$/.test(header) ? now.getTime() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
};

/** An answer without anything readable of the service in it; only its status speaks. */
export const statusFailure = (answer: SoapAnswer, exchange: Exchange, now: Date, cause?: unknown): ProviderError => {
  const options = { exchange, cause, reason: `HTTP ${answer.status}` };
  if (answer.status === 429 || (answer.status === 503 && answer.retryAfter !== null)) {
    const retryAt = retryAtOf(answer.retryAfter, now);
    return new ProviderError('cis', 'rate_limited', { ...options, ...(retryAt === null ? {} : { retryAt }) });
  }
  return new ProviderError('cis', answer.status >= 500 ? 'unreachable' : 'protocol', options);
};
