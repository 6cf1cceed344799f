import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** Vendors of bank data; the name is also that of the provider in the settings. */
export const BANK_DATA_VENDORS = ['gocardless', 'enablebanking'] as const;
export type BankDataVendor = (typeof BANK_DATA_VENDORS)[number];

/**
 * Which vendors still take new customers, and the day on which that was looked up. One that does not keeps working for who has
 * keys; where both reach a bank, the other is taken, so that no new consent hangs on a service that is being closed.
 */
export const TAKES_NEW_CUSTOMERS: Readonly<Record<BankDataVendor, { readonly yes: boolean; readonly seenOn: PlainDate }>> = {
  gocardless: { yes: false, seenOn: '2026-11-28' },
  enablebanking: { yes: true, seenOn: '2026-11-28' },
};

/** All vendors, those that take new customers first. */
export const VENDORS_BY_PREFERENCE: readonly BankDataVendor[] = [...BANK_DATA_VENDORS].sort(
  (a, b) => Number(TAKES_NEW_CUSTOMERS[b].yes) - Number(TAKES_NEW_CUSTOMERS[a].yes),
);

/** A bank as one vendor reaches it. */
export interface BankInstitution {
  /** How the vendor names it; opaque. */
  readonly id: string;
  readonly name: string;
  readonly bic: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** How far back booked transactions are told, in days. */
  readonly historyDays: number;
  /** Longest consent that the bank gives, in days. */
  readonly consentDays: number;
}

export interface ConsentRequest {
  readonly institution: BankInstitution;
  /** Where the vendor sends the browser back. */
  readonly redirectUri: string;
  /** Comes back with the browser as it was given; never used twice. */
  readonly state: string;
  readonly locale: 'hr' | 'en';
}

/** A consent that waits for the owner, at the bank. */
export interface BegunConsent {
  /** The vendor's name of it; null where there is none before the owner has agreed. */
  readonly consentRef: string | null;
  /** Where the owner's browser goes. */
  readonly url: string;
}

export interface ConsentAnswer {
  readonly consentRef: string | null;
  /** What came back with the browser; null at vendors that send none. */
  readonly code: string | null;
}

/** An account that its owner lets be read. */
export interface GrantedAccount {
  /** How the vendor finds it; changes with every consent. */
  readonly handle: string;
  /** Normalized; null for accounts without one (cards). */
  readonly iban: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** The bank's or the owner's name of the account; empty when there is none. */
  readonly name: string;
  readonly ownerName: string;
}

export interface GrantedConsent {
  readonly consentRef: string;
  readonly expiresAt: Date;
  readonly accounts: readonly GrantedAccount[];
}

/** `booked`: what the books say · `available`: what can be spent, with what is not booked yet. */
export interface AccountBalances {
  readonly booked: bigint | null;
  readonly available: bigint | null;
  readonly currency: string;
}

/** One booked transaction, in the words of ISO 20022. */
export interface BookedTransaction {
  /** The bank's id, when it has one. */
  readonly transactionId: string | null;
  /** The vendor's own id, unique inside one account only. */
  readonly internalTransactionId: string | null;
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  /** In cents, never negative. */
  readonly amount: bigint;
  readonly currency: string;
  readonly creditDebit: 'CRDT' | 'DBIT';
  readonly counterpartyName: string;
  /** Normalized; null when the bank does not tell. */
  readonly counterpartyIban: string | null;
  /** Every text that came with it, each once, as the bank wrote it. */
  readonly remittanceInformation: readonly string[];
  readonly endToEndId: string | null;
  readonly bankTransactionCode: string | null;
  /** Booked balance after it, in cents with sign. */
  readonly balanceAfter: bigint | null;
}

/** Codes of `ProviderError` that say what became of a consent or an account; callers ask for these and for no vendor's word. */
export const BANK_DATA_CODES = {
  consentDenied: 'CONSENT_DENIED',
  consentIncomplete: 'CONSENT_INCOMPLETE',
  accountClosed: 'ACCOUNT_CLOSED',
} as const;

export interface TransactionsWish {
  readonly handle: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * Accounts at banks, which their owners let be read for a time. Throws only `ProviderError`; the codes that tell what became of
 * a consent: `consent_expired` with CONSENT_EXPIRED (its time is over), CONSENT_REVOKED (taken back by the owner or the bank) or
 * ACCOUNT_SUSPENDED (only a new consent helps); `rate_limited` with DAILY_LIMIT or BANK_DAILY_LIMIT and `retryAt`; `rejected`
 * with CONSENT_DENIED or CONSENT_INCOMPLETE when a consent was not given, PERIOD_REFUSED when the bank does not tell so much.
 */
export interface BankDataPort {
  readonly vendor: BankDataVendor;
  /** Banks of a country (ISO 3166-1 alpha-2) that businesses can connect. */
  institutions(country: string): Promise<readonly BankInstitution[]>;
  beginConsent(request: ConsentRequest): Promise<BegunConsent>;
  acceptConsent(answer: ConsentAnswer): Promise<GrantedConsent>;
  balances(handle: string): Promise<AccountBalances>;
  /** Booked transactions of a period, both days included, in no promised order. */
  transactions(wish: TransactionsWish): Promise<readonly BookedTransaction[]>;
  /** Gives the consent back; one that is gone already is no error. */
  revoke(consentRef: string): Promise<void>;
}
