import { z } from 'zod';

/** A provider as the settings name it (`cis`, `moj_eracun`). */
export const LinkInput = z.object({ provider: z.string().regex(/^[a-z][a-z0-9_]{1,30}$/, 'FIELD_INVALID') });
export type LinkInput = z.infer<typeof LinkInput>;

/**
 * `off`: switched off · `quiet`: nothing was called yet · `ok`: the last call was good · `failing`: the last call was not ·
 * `resting`: nobody is called there for the moment, because too many calls in a row failed.
 */
export type LinkState = 'off' | 'quiet' | 'ok' | 'failing' | 'resting';

export type LinkFailure =
  'timeout' | 'unreachable' | 'rate_limited' | 'auth' | 'consent_expired' | 'quota' | 'rejected' | 'protocol';

/** One external service and how calls to it went. Times are instants; durations milliseconds. */
export interface Link {
  readonly provider: string;
  readonly service: string;
  /** What FiskAI does with it, in the visitor's language. */
  readonly use: string;
  readonly mode: 'mock' | 'sandbox' | 'live' | 'off';
  readonly state: LinkState;
  /** Where it is called in this mode, as `host:port`. */
  readonly hosts: readonly string[];
  readonly lastSuccessAt: Date | null;
  /** Of the service: what somebody's own consent or account brought is no failure of it. */
  readonly lastFailureAt: Date | null;
  readonly lastFailure: LinkFailure | null;
  /** While `resting`: when the next call may go. */
  readonly restingUntil: Date | null;
  /** Calls of the last 24 hours. */
  readonly calls: number;
  readonly failed: number;
  /** Half of these calls, and 95 of 100, took at most so long; null without calls. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** Something of the company at a provider that ends on a day or waits for somebody. */
export interface LinkTerm {
  readonly provider: string;
  readonly kind: 'certificate' | 'bank_consent' | 'mailbox_consent';
  /** Bank, mailbox or the subject of a certificate. */
  readonly name: string;
  /** Holder of a certificate. */
  readonly oib: string | null;
  readonly until: Date | null;
  readonly state: 'ok' | 'ending' | 'over';
  /** Screen below the company's address where it is renewed. */
  readonly href: string;
}

export interface CompanyLinks {
  readonly links: readonly Link[];
  readonly terms: readonly LinkTerm[];
}

/** What a harmless call to a service brought. */
export interface LinkCheck {
  readonly provider: string;
  readonly good: boolean;
  readonly durationMs: number;
  readonly failure: LinkFailure | null;
}

/** Somebody who receives data, as `/podobrada` names them. */
export interface DataReceiver {
  readonly service: string;
  readonly legalName: string;
  readonly region: string;
  readonly data: string;
  readonly role: 'subprocessor' | 'partner' | 'authority';
}
