import type { LegalKind } from '#server/domain/invoicing/kinds.ts';

/**
 * Everything that may be counted about the use of the product, and nothing else: no names, numbers, amounts, addresses or texts.
 * What is not in this catalogue cannot be sent.
 */
export interface UsageEvents {
  'company created': Readonly<Record<string, never>>;
  'certificate added': Readonly<Record<string, never>>;
  'contact added': Readonly<Record<string, never>>;
  'product added': Readonly<Record<string, never>>;
  'document received': Readonly<Record<string, never>>;
  'invoice issued': { readonly kind: LegalKind; readonly fiscal: boolean };
  'invoice fiscalized': { readonly late: boolean };
  'fiscalization stopped': Readonly<Record<string, never>>;
  'invoice paid': { readonly settled: boolean };
  'email sent': Readonly<Record<string, never>>;
  'email bounced': Readonly<Record<string, never>>;
}

export type UsageEventName = keyof UsageEvents;

/** One thing that happened, in one company, which is known by a name that says nothing. */
export type UsageEvent = {
  readonly [Name in UsageEventName]: { readonly name: Name; readonly properties: UsageEvents[Name] };
}[UsageEventName];

/** Switches that can be thrown from outside, with what holds when nobody answers. */
export const FLAGS = {
  /** Whether browsers may count page views at all, once the person has agreed. */
  'browser-usage': true,
} as const satisfies Readonly<Record<string, boolean>>;

export type FlagName = keyof typeof FLAGS;
