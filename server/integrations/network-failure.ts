import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EPROTO',
  'UND_ERR_SOCKET',
]);
/** OpenSSL's verdicts come as codes without a common prefix; these are the ones that a wrong or foreign certificate gives. */
const CERTIFICATE_CODES = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

interface Clue {
  readonly kind: ProviderErrorKind;
  readonly code: string;
}

const clueOf = (error: Error): Clue | null => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EGRESS_REFUSED') return { kind: 'rejected', code };
  if (TIMEOUT_CODES.has(code)) return { kind: 'timeout', code };
  if (NETWORK_CODES.has(code) || CERTIFICATE_CODES.test(code)) return { kind: 'unreachable', code };
  // Last, because the AWS client gives this name also to a connection that was reset.
  if (error.name === 'TimeoutError') return { kind: 'timeout', code: code || error.name };
  return null;
};

/** Walks the chain of causes, because each client wraps the socket's error in words of its own. */
const networkClue = (error: unknown): Clue | null => {
  let current: unknown = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    const clue = clueOf(current);
    if (clue) return clue;
    current = current instanceof AggregateError && current.errors.length > 0 ? current.errors[0] : current.cause;
  }
  return null;
};

/**
 * Maps what a client throws when no usable answer came to `ProviderError`: `timeout`, `unreachable` (network or TLS),
 * `rejected` for a destination that the egress guard refused (trying again cannot help), else `protocol`.
 */
export function toProviderError(provider: string, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const clue = networkClue(error);
  return clue
    ? new ProviderError(provider, clue.kind, { codes: [clue.code], cause: error })
    : new ProviderError(provider, 'protocol', { cause: error });
}
