import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

export const VIES_PROVIDER = 'vies';

/** The service says what is wrong in the text of a Fault. */
const KIND_BY_FAULT: Readonly<Record<string, ProviderErrorKind>> = {
  INVALID_INPUT: 'rejected',
  INVALID_REQUESTER_INFO: 'rejected',
  // Somebody at the vendor must lift these; asking again makes it worse.
  VAT_BLOCKED: 'auth',
  IP_BLOCKED: 'auth',
  MS_UNAVAILABLE: 'unreachable',
  SERVICE_UNAVAILABLE: 'unreachable',
  SERVER_BUSY: 'rate_limited',
  TIMEOUT: 'timeout',
  MS_MAX_CONCURRENT_REQ: 'rate_limited',
  MS_MAX_CONCURRENT_REQ_TIME: 'rate_limited',
  GLOBAL_MAX_CONCURRENT_REQ: 'rate_limited',
  GLOBAL_MAX_CONCURRENT_REQ_TIME: 'rate_limited',
};

/** The error of a Fault, or null when its text is none of the service's words. */
export function fromFault(faultString: string): ProviderError | null {
  const word = /\b[A-Z][A-Z_]{6,}\b/.exec(faultString)?.[0] ?? '';
  const kind = KIND_BY_FAULT[word];
  return kind === undefined ? null : new ProviderError(VIES_PROVIDER, kind, { codes: [word], reason: faultString.slice(0, 500) });
}

/** The error of an answer without a Fault. */
export function fromStatus(status: number): ProviderError {
  const kind: ProviderErrorKind = status === 429 ? 'rate_limited' : status >= 500 || status === 408 ? 'unreachable' : 'protocol';
  return new ProviderError(VIES_PROVIDER, kind, { codes: [`HTTP_${status}`] });
}
