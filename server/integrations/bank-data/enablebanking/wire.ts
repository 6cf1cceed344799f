import { z } from 'zod';

const text = z.string().nullish();
const money = z.object({ amount: z.string(), currency: z.string() });

/** `maximum_consent_validity` is told in seconds. */
export const aspsps = z.object({
  aspsps: z.array(
    z.object({
      name: z.string(),
      country: z.string(),
      bic: text,
      psu_types: z.array(z.string()).default([]),
      maximum_consent_validity: z.number().nullish(),
    }),
  ),
});

export const startedAuth = z.object({ url: z.string(), authorization_id: z.string() });

const account = z.object({
  /** Null for an account that the bank shows and does not let be read. */
  uid: z.string().nullish(),
  account_id: z.object({ iban: text }).nullish(),
  name: text,
  details: text,
  product: text,
  currency: text,
});

export const session = z.object({
  session_id: z.string(),
  accounts: z.array(account),
  access: z.object({ valid_until: z.string() }),
});

export const sessionState = z.object({ status: z.string() });

export const balances = z.object({
  balances: z.array(z.object({ balance_amount: money, balance_type: z.string() })),
});

const party = z.object({ name: text }).nullish();
const partyAccount = z.object({ iban: text }).nullish();

export const transaction = z.object({
  transaction_id: text,
  entry_reference: text,
  reference_number: text,
  booking_date: text,
  value_date: text,
  transaction_date: text,
  /** Without sign: `credit_debit_indicator` tells the direction. */
  transaction_amount: money,
  credit_debit_indicator: z.enum(['CRDT', 'DBIT']),
  status: z.string(),
  creditor: party,
  creditor_account: partyAccount,
  debtor: party,
  debtor_account: partyAccount,
  remittance_information: z.array(z.string()).nullish(),
  note: text,
  bank_transaction_code: z.object({ code: text, sub_code: text, description: text }).nullish(),
  balance_after_transaction: money.nullish(),
});
export type WireTransaction = z.output<typeof transaction>;

export const transactions = z.object({ transactions: z.array(transaction), continuation_key: text });

export const failure = z.object({
  error: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
  detail: z.unknown(),
});
