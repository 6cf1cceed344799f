import { isPlainDate, zagrebInstant } from '../../shared/plain-date.ts';

/**
 * What a response of an access point is about where an eRačun was sent more than once under its number: what is exchanged now, something
 * that it took the place of, or nobody can tell.
 */
export const ANSWERED = ['present', 'earlier', 'unknown'] as const;
export type Answered = (typeof ANSWERED)[number];

/** What a response says of itself, as written; empty where it does not. */
export interface ResponseFacts {
  readonly issuedOn: string;
  readonly issuedTime: string;
  /** Of the document that it answers: its reference, and whether it was a copy (`CopyIndicator`). */
  readonly ref: string;
  readonly copy: string;
}

interface Exchanged {
  readonly providerRef: string | null;
  readonly sentAt: Date | null;
}

/**
 * Whether a response answers what is exchanged now. It names the number alone, which original and copies share; so what counts is a
 * reference or a mark of a copy where it has one, and else whether it was written before the present one was sent. After that it may be
 * about either.
 */
export function answeredExchange(response: ResponseFacts, present: Exchanged, earlier: readonly Exchanged[]): Answered {
  if (earlier.length === 0) return 'present';
  const { ref, copy } = response;
  if (ref !== '' && ref === present.providerRef) return 'present';
  if (ref !== '' && earlier.some(({ providerRef }) => providerRef === ref)) return 'earlier';
  if (copy === 'false' || copy === '0') return 'earlier';
  // Of several copies it does not say which.
  if ((copy === 'true' || copy === '1') && earlier.length === 1) return 'present';
  const written = latestInstantOf(response);
  return written !== null && present.sentAt !== null && written < present.sentAt ? 'earlier' : 'unknown';
}

const TIME = /^(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** When it was written at the latest; a day without a time may be any of its seconds. Null where that cannot be read. */
function latestInstantOf({ issuedOn, issuedTime }: ResponseFacts): Date | null {
  if (!isPlainDate(issuedOn)) return null;
  const [, time = '23:59:59', zone] = TIME.exec(issuedTime) ?? [];
  const instant = zone === undefined ? zagrebInstant(issuedOn, time) : new Date(`${issuedOn}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
