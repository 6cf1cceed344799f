import { z } from 'zod';

const id = z.uuid('FIELD_INVALID');

export const BankVendorField = z.enum(['gocardless', 'enablebanking'], 'FIELD_INVALID');
export type BankVendorName = z.infer<typeof BankVendorField>;

const country = z.string().regex(/^[A-Z]{2}$/, 'FIELD_INVALID');

export const ListInstitutionsInput = z.object({
  country: country.default('HR'),
  search: z.string().trim().max(80, 'FIELD_INVALID').default(''),
});
export type ListInstitutionsInput = z.input<typeof ListInstitutionsInput>;

/** A bank that is picked, or with `connectionId` one whose consent is renewed. */
export const BeginBankConsentInput = z.union([
  z.object({ connectionId: id }),
  z.object({ vendor: BankVendorField, institutionId: z.string().min(1, 'FIELD_REQUIRED').max(200, 'FIELD_INVALID'), country }),
]);
export type BeginBankConsentInput = z.infer<typeof BeginBankConsentInput>;

/** What the bank sent the browser back with. */
export const CompleteBankConsentInput = z.object({
  state: z.string().min(1, 'FIELD_INVALID').max(300, 'FIELD_INVALID'),
  code: z.string().max(4_000, 'FIELD_INVALID').nullish(),
  error: z.string().max(200, 'FIELD_INVALID').nullish(),
});
export type CompleteBankConsentInput = z.infer<typeof CompleteBankConsentInput>;

export const BankConsentInput = z.object({ id });
export type BankConsentInput = z.infer<typeof BankConsentInput>;

export const BankConnectionInput = z.object({ id });
export type BankConnectionInput = z.infer<typeof BankConnectionInput>;

export const BankAccountInput = z.object({ id });
export type BankAccountInput = z.infer<typeof BankAccountInput>;

export const BankTransactionInput = z.object({ id });
export type BankTransactionInput = z.infer<typeof BankTransactionInput>;

export const ListBankTransactionsInput = z.object({
  accountId: id.optional(),
  /** `YYYY-MM` */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'FIELD_INVALID')
    .optional(),
  direction: z.enum(['in', 'out'], 'FIELD_INVALID').optional(),
  search: z.string().trim().max(120, 'FIELD_INVALID').default(''),
  cursor: z.string().max(200, 'FIELD_INVALID').optional(),
});
export type ListBankTransactionsInput = z.input<typeof ListBankTransactionsInput>;

export interface InstitutionDto {
  readonly vendor: BankVendorName;
  readonly id: string;
  readonly name: string;
  readonly bic: string | null;
  readonly country: string;
}

export interface InstitutionsDto {
  readonly institutions: readonly InstitutionDto[];
  /** Vendors whose list could not be got; what is shown may be missing some banks. */
  readonly unavailable: readonly BankVendorName[];
}

/** Why an account is not read; each has a sentence. */
export const BANK_FAILURES = ['limit', 'closed', 'ours', 'plan', 'away', 'refused'] as const;
export type BankFailure = (typeof BANK_FAILURES)[number];

export interface BankAccountDto {
  readonly id: string;
  readonly iban: string | null;
  readonly currency: string;
  readonly name: string;
  /** Decimal strings; null before they were told. */
  readonly booked: string | null;
  readonly available: string | null;
  readonly syncedAt: Date | null;
  readonly nextSyncAt: Date | null;
  /** When a person may ask next; null when now. */
  readonly possibleAt: Date | null;
  /** Questions that the bank still answers today. */
  readonly callsLeft: number;
  readonly failure: BankFailure | null;
  readonly syncing: boolean;
}

export interface BankConnectionDto {
  readonly id: string;
  readonly vendor: BankVendorName;
  readonly institution: string;
  readonly state: 'active' | 'expired' | 'revoked' | 'suspended' | 'left';
  readonly consentExpiresAt: Date;
  /** Whole days until then; zero or less when it is over. */
  readonly daysLeft: number;
  readonly accounts: readonly BankAccountDto[];
}

/** Why no connection came of a consent; each has a sentence. */
export const BANK_CONSENT_FAILURES = ['denied', 'over', 'no_accounts', 'ours', 'plan', 'limit', 'away', 'refused'] as const;
export type BankConsentFailure = (typeof BANK_CONSENT_FAILURES)[number];

/** A consent that its owner gave and that is being completed, or of which nothing came. */
export interface BankConsentDto {
  readonly id: string;
  readonly institution: string;
  /** Null while it is under way. */
  readonly failure: BankConsentFailure | null;
  /** With what it is begun anew. */
  readonly again: BeginBankConsentInput;
}

export interface BankingDto {
  /** Oldest first. One that has become a connection is no longer here. */
  readonly consents: readonly BankConsentDto[];
  readonly connections: readonly BankConnectionDto[];
  /** False: this installation reaches no vendor of bank data. */
  readonly on: boolean;
}

export interface BankTransactionDto {
  readonly id: string;
  readonly accountId: string;
  readonly bookingDate: string;
  readonly valueDate: string | null;
  /** Decimal string without sign. */
  readonly amount: string;
  readonly currency: string;
  readonly creditDebit: 'CRDT' | 'DBIT';
  readonly counterpartyName: string;
  readonly counterpartyIban: string | null;
  readonly remittanceInformation: string;
  readonly reference: string | null;
  readonly endToEndId: string | null;
  readonly transactionId: string | null;
  readonly bankTransactionCode: string | null;
  readonly balanceAfter: string | null;
  readonly account: { readonly iban: string | null; readonly name: string; readonly institution: string };
}

export interface BankTransactionPage {
  readonly items: readonly BankTransactionDto[];
  readonly nextCursor: string | null;
  /** Sums of everything that the filter finds, by currency. */
  readonly totals: readonly { readonly currency: string; readonly count: number; readonly in: string; readonly out: string }[];
}

export interface BankSyncResult {
  readonly added: number;
  /** False: the bank is slow, and what it tells is read in the background. */
  readonly finished: boolean;
}
