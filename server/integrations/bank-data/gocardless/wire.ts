import { z } from 'zod';

/** Numbers come as text in some answers and as numbers in others. */
const count = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number);
const text = z.string().nullish();

export const token = z.object({
  access: z.string().min(1),
  access_expires: z.number(),
  refresh: z.string().min(1),
  refresh_expires: z.number(),
});
/** A refresh brings a new access token and no new refresh token. */
export const refreshed = z.object({ access: z.string().min(1), access_expires: z.number() });

export const institutions = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    bic: text,
    transaction_total_days: count.default(90),
    max_access_valid_for_days: count.default(90),
  }),
);

export const agreement = z.object({
  id: z.string(),
  accepted: z.string().nullish(),
  access_valid_for_days: count,
});

export const requisition = z.object({
  id: z.string(),
  status: z.string(),
  link: z.string(),
  accounts: z.array(z.string()).default([]),
  agreement: z.string().nullish(),
});

export const account = z.object({ id: z.string(), iban: text, owner_name: text, status: text });

export const details = z.object({
  account: z.object({
    iban: text,
    currency: text,
    ownerName: text,
    name: text,
    displayName: text,
    product: text,
  }),
});

const money = z.object({ amount: z.string(), currency: z.string() });

export const balances = z.object({
  balances: z.array(z.object({ balanceAmount: money, balanceType: z.string().default('') })),
});

const party = z.object({ iban: text }).nullish();

/** Only the amount is promised. */
export const transaction = z.object({
  transactionId: text,
  internalTransactionId: text,
  entryReference: text,
  endToEndId: text,
  bookingDate: text,
  valueDate: text,
  bookingDateTime: text,
  transactionAmount: money,
  creditorName: text,
  creditorAccount: party,
  debtorName: text,
  debtorAccount: party,
  remittanceInformationUnstructured: text,
  remittanceInformationUnstructuredArray: z.array(z.string()).nullish(),
  remittanceInformationStructured: text,
  remittanceInformationStructuredArray: z.array(z.string()).nullish(),
  additionalInformation: text,
  bankTransactionCode: text,
  proprietaryBankTransactionCode: text,
  balanceAfterTransaction: z.object({ balanceAmount: money }).nullish(),
});
export type WireTransaction = z.output<typeof transaction>;

/** What is pending is not read: it changes its id when it is booked. */
export const transactions = z.object({ transactions: z.object({ booked: z.array(transaction) }) });

/** The vendor's errors; agreements refuse with a list of words under a field's name instead. */
export const failure = z.object({ summary: z.string().catch(''), detail: z.string().catch(''), type: z.string().catch('') });
