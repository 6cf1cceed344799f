import type { EInvoiceFailure } from '#server/contracts/einvoice.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { INTERMEDIARIES } from '#server/domain/einvoice/intermediaries.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

const FAILURE = {
  auth: 'auth',
  consent_expired: 'auth',
  quota: 'quota',
  rejected: 'rejected',
  rate_limited: 'busy',
  timeout: 'away',
  unreachable: 'away',
  protocol: 'away',
} as const satisfies Record<ProviderErrorKind, EInvoiceFailure>;

const isIntermediary = (provider: string): boolean => INTERMEDIARIES.some((name) => name === provider);

/** What a failure means to a person; null for a mistake of ours. */
export function failureOf(error: unknown): EInvoiceFailure | null {
  // The document store is a vendor too.
  if (error instanceof ProviderError) return isIntermediary(error.provider) ? FAILURE[error.kind] : 'storage';
  if (error instanceof DomainError) return error.code === 'STORAGE_OFF' ? 'storage' : 'account';
  return null;
}

const STEPS_MS = [15_000, 60_000, 300_000, 900_000, 3_600_000] as const;

/** Pause before the next try after `attempts` failed ones: growing to an hour. */
export const pauseMs = (attempts: number): number => STEPS_MS[Math.min(Math.max(attempts, 1), STEPS_MS.length) - 1] ?? 3_600_000;
