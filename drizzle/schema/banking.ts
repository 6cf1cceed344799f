import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { bytea, companyId, instant, jsonValue, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';

type Vendor = 'gocardless' | 'enablebanking';

/**
 * `active` · `expired`: the time of the consent is over · `revoked`: the owner or the bank took it back · `suspended`: the vendor
 * stopped it after failures · `left`: disconnected. What was read stays in every state.
 */
export const BANK_CONNECTION_STATES = ['active', 'expired', 'revoked', 'suspended', 'left'] as const;
export type BankConnectionState = (typeof BANK_CONNECTION_STATES)[number];

/** Banks whose accounts are read with the owner's consent. */
export const bankConnections = pgTable(
  'bank_connections',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    vendor: text('vendor').$type<Vendor>().notNull(),
    /** `BankInstitution` of the port, as it was when the consent was begun. */
    institution: jsonValue('institution').notNull(),
    institutionName: text('institution_name').notNull(),
    state: text('state').$type<BankConnectionState>().notNull(),
    /** The vendor's name of the consent. */
    consentRef: text('consent_ref').notNull(),
    consentExpiresAt: instant('consent_expires_at').notNull(),
    /** Smallest number of days before the end of the consent of which the owner was told; null when of none. */
    warnedDays: integer('warned_days'),
    connectedBy: uuid('connected_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('bank_connections_consent').on(t.vendor, t.consentRef),
    index('bank_connections_ending').on(t.state, t.consentExpiresAt),
  ],
);

/**
 * Consents that a person has begun and that are no connection yet: at the bank, answered and being completed, or failed. Each
 * belongs to the session that began it.
 */
export const bankConsents = pgTable(
  'bank_consents',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    /** SHA-256 of the state that went with the browser. */
    stateHash: text('state_hash').notNull(),
    vendor: text('vendor').$type<Vendor>().notNull(),
    institution: jsonValue('institution').notNull(),
    /** Connection that is renewed; null for a new one. */
    connectionId: uuid('connection_id'),
    /** The session in which it was begun; no other may end it. */
    sessionId: text('session_id').notNull(),
    consentRef: text('consent_ref'),
    /** When the browser came back with the owner's yes; null while the owner is at the bank. */
    answeredAt: instant('answered_at'),
    /** The code that came with it, sealed; works once, and is erased as soon as it is used or of no more use. */
    code: bytea('code'),
    /** Why no connection came of it, `BankConsentFailure`; null while one may. */
    failure: text('failure'),
    /** Until then the owner may come back; once answered, until then it is tried. */
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), uniqueIndex('bank_consents_state').on(t.stateHash)],
);

/** Accounts at banks. One IBAN and currency is one row, whichever consent it is read with. */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    /** IBAN and currency; for accounts without an IBAN the vendor's handle. */
    accountKey: text('account_key').notNull(),
    handle: text('handle').notNull(),
    iban: text('iban'),
    currency: text('currency').notNull(),
    name: text('name').notNull(),
    ownerName: text('owner_name').notNull(),
    /** Booked and available balance, as last told. */
    bookedMinor: minor('booked_minor'),
    availableMinor: minor('available_minor'),
    balanceAt: instant('balance_at'),
    /** Last day up to which transactions were read; null before the first time. */
    syncedThrough: plainDate('synced_through'),
    syncedAt: instant('synced_at'),
    /** Null: nothing happens by itself. */
    nextSyncAt: instant('next_sync_at'),
    /** Instants (ISO) of the answered questions of the last day, by scope: `{ balances, transactions }`. */
    calls: jsonValue('calls').notNull(),
    /** Before this the bank answers nothing. */
    blockedUntil: instant('blocked_until'),
    failure: text('failure'),
    failures: integer('failures').notNull().default(0),
    leaseId: uuid('lease_id'),
    leaseUntil: instant('lease_until'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'bank_accounts_connection',
      columns: [t.companyId, t.connectionId],
      foreignColumns: [bankConnections.companyId, bankConnections.id],
    }),
    uniqueIndex('bank_accounts_key').on(t.companyId, t.accountKey),
    index('bank_accounts_due').on(t.nextSyncAt),
  ],
);

/** Booked transactions as the bank told them, each once and never changed. */
export const bankTransactions = pgTable(
  'bank_transactions',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    /** Tells a transaction of its account from every other, whenever it is read. */
    bankKey: text('bank_key').notNull(),
    bookingDate: plainDate('booking_date').notNull(),
    valueDate: plainDate('value_date'),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    creditDebit: text('credit_debit').$type<'CRDT' | 'DBIT'>().notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyIban: text('counterparty_iban'),
    /** Lines of text. */
    remittanceInformation: text('remittance_information').notNull(),
    /** Poziv na broj with its model, found in the texts: `HR01 2026-44-9`. */
    reference: text('reference'),
    endToEndId: text('end_to_end_id'),
    transactionId: text('transaction_id'),
    bankTransactionCode: text('bank_transaction_code'),
    balanceAfterMinor: minor('balance_after_minor'),
    /** Folded text of everything that is searched. */
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'bank_transactions_account',
      columns: [t.companyId, t.accountId],
      foreignColumns: [bankAccounts.companyId, bankAccounts.id],
    }),
    uniqueIndex('bank_transactions_key').on(t.companyId, t.accountId, t.bankKey),
    index('bank_transactions_booked').on(t.companyId, t.bookingDate, t.id),
    index('bank_transactions_reference').on(t.companyId, t.reference),
  ],
);

/** Tokens of this installation at a vendor, for all processes: whoever renews them holds the lease. */
export const providerTokens = pgTable('provider_tokens', {
  provider: text('provider').primaryKey(),
  sealed: bytea('sealed'),
  leaseId: uuid('lease_id'),
  leaseUntil: instant('lease_until'),
  updatedAt: instant('updated_at').notNull(),
});

/** Banks of a country as a vendor told them, kept for a day. */
export const bankInstitutions = pgTable(
  'bank_institutions',
  {
    vendor: text('vendor').$type<Vendor>().notNull(),
    country: text('country').notNull(),
    /** List of `BankInstitution`. */
    institutions: jsonValue('institutions').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.vendor, t.country] })],
);
