/** What can go wrong between us and a vendor; adapters map every vendor code to one of these and nobody parses messages later. */
export type ProviderErrorKind =
  'timeout' | 'unreachable' | 'rate_limited' | 'auth' | 'consent_expired' | 'quota' | 'rejected' | 'protocol';

/** `retry`: the job queue tries again by itself · `never`: trying again cannot help · `needs_user`: a person must act first. */
export type RetryVerdict = 'retry' | 'never' | 'needs_user';

/** The one table that decides about retries. */
export const RETRY_VERDICTS = {
  timeout: 'retry',
  unreachable: 'retry',
  rate_limited: 'retry',
  protocol: 'retry',
  auth: 'needs_user',
  consent_expired: 'needs_user',
  quota: 'needs_user',
  rejected: 'never',
} as const satisfies Record<ProviderErrorKind, RetryVerdict>;

/** What went over the wire, for `provider_messages`. Bodies are personal data: never log them. */
export interface Exchange {
  readonly request: string;
  readonly response: string | null;
  readonly httpStatus: number | null;
  readonly durationMs: number;
}

export interface ProviderErrorOptions {
  /** Vendor codes as they came (`s004`, `rate_limit_exceeded`), for the timeline and for support. */
  readonly codes?: readonly string[];
  /** The vendor's own words; stored, never shown as they are. */
  readonly reason?: string;
  readonly retryAt?: Date;
  readonly exchange?: Exchange;
  readonly cause?: unknown;
}

/** The one class that adapters throw. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly codes: readonly string[];
  readonly reason: string | null;
  readonly retryAt: Date | null;
  readonly exchange: Exchange | null;

  constructor(provider: string, kind: ProviderErrorKind, options: ProviderErrorOptions = {}) {
    super(`${provider}: ${kind}${options.codes?.length ? ` (${options.codes.join(', ')})` : ''}`, { cause: options.cause });
    this.provider = provider;
    this.kind = kind;
    this.codes = options.codes ?? [];
    this.reason = options.reason ?? null;
    this.retryAt = options.retryAt ?? null;
    this.exchange = options.exchange ?? null;
  }

  get verdict(): RetryVerdict {
    return RETRY_VERDICTS[this.kind];
  }
}
