import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { failureOf, pauseMs } from '../failure-of.ts';
import type { Outcome } from './deliver.ts';

/** An intermediary may list what it took only after a while; asking sooner would send it twice. */
const BEFORE_LOOK_UP_MS = 60_000;

/** What a row of a queue becomes. */
export interface AfterDelivery {
  readonly values: {
    readonly status: 'sent' | 'refused' | 'unsure' | 'stopped' | 'queued';
    readonly nextAttemptAt: Date | null;
    readonly failure: string | null;
    readonly errors?: readonly string[];
  };
  /** What is told of it; null where nothing new happened. */
  readonly news:
    | { readonly kind: 'sent'; readonly providerRef: string; readonly answer: string | null }
    | { readonly kind: 'refused'; readonly errors: readonly string[] }
    | { readonly kind: 'unsure' }
    | { readonly kind: 'stopped'; readonly why: string }
    | null;
}

interface Attempted {
  /** Tries so far, with this one. */
  readonly attempts: number;
  readonly mustLookUp: boolean;
  /** Its answer was lost before, and that was told. */
  readonly wasUnsure: boolean;
  readonly now: Date;
}

/** What follows from an attempt to send an eRačun: what the queue writes down, and what is told. */
export function afterDelivery(outcome: Outcome, { attempts, mustLookUp, wasUnsure, now }: Attempted): AfterDelivery {
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (outcome.kind) {
    case 'accepted': {
      const { providerRef, answer } = outcome;
      const values = { status: 'sent', nextAttemptAt: null, failure: null, errors: [] } as const;
      return { values, news: { kind: 'sent', providerRef, answer } };
    }
    case 'rejected': {
      const { errors } = outcome;
      return {
        values: { status: 'refused', nextAttemptAt: null, failure: 'rejected', errors },
        news: { kind: 'refused', errors },
      };
    }
    case 'unknown': {
      const nextAttemptAt = later(Math.max(BEFORE_LOOK_UP_MS, pauseMs(attempts)));
      return { values: { status: 'unsure', nextAttemptAt, failure: 'away' }, news: wasUnsure ? null : { kind: 'unsure' } };
    }
    case 'stopped': {
      const { failure } = outcome;
      return { values: { status: 'stopped', nextAttemptAt: null, failure }, news: { kind: 'stopped', why: failure } };
    }
    case 'failed': {
      const { error } = outcome;
      const failure = failureOf(error);
      const waits = error instanceof ProviderError ? error.verdict === 'retry' : !(error instanceof DomainError);
      if (waits) {
        const named = error instanceof ProviderError ? error.retryAt : null;
        const nextAttemptAt = named ?? later(pauseMs(attempts));
        return { values: { status: mustLookUp ? 'unsure' : 'queued', nextAttemptAt, failure }, news: null };
      }
      // What was perhaps sent stays so: only a look-up or a person may say that it was not.
      const kind = mustLookUp ? 'unsure' : (failure ?? 'away');
      return {
        values: { status: 'stopped', nextAttemptAt: null, failure: kind },
        news: { kind: 'stopped', why: failure ?? 'away' },
      };
    }
  }
}
