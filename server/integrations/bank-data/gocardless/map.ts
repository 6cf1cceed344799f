import { normalizeIban } from '#server/domain/parties/iban.ts';
import type { AccountBalances, BankInstitution, BookedTransaction, GrantedAccount } from '#server/integrations/bank-data/port.ts';
import { centsOf, distinctTexts, textOrNull } from '#server/integrations/bank-data/shared.ts';

import type { z } from 'zod';
import type { account, balances, details, institutions, WireTransaction } from './wire.ts';

const iban = (text: string | null | undefined): string | null => {
  const known = textOrNull(text);
  return known === null ? null : normalizeIban(known);
};

export const toInstitution = (country: string, wire: z.output<typeof institutions>[number]): BankInstitution => ({
  id: wire.id,
  name: wire.name.trim(),
  bic: textOrNull(wire.bic),
  country,
  historyDays: wire.transaction_total_days,
  consentDays: wire.max_access_valid_for_days,
});

export const toGrantedAccount = (
  wire: z.output<typeof account>,
  { account: told }: z.output<typeof details>,
): GrantedAccount => ({
  handle: wire.id,
  iban: iban(told.iban) ?? iban(wire.iban),
  currency: textOrNull(told.currency) ?? 'EUR',
  name: textOrNull(told.displayName) ?? textOrNull(told.name) ?? textOrNull(told.product) ?? '',
  ownerName: textOrNull(told.ownerName) ?? textOrNull(wire.owner_name) ?? '',
});

/** Types of ISO 20022 balances under the names of the Berlin Group, best first. */
const BOOKED = ['closingBooked', 'interimBooked', 'openingBooked'];
const AVAILABLE = ['interimAvailable', 'expected', 'forwardAvailable', 'closingAvailable'];

export function toBalances({ balances: told }: z.output<typeof balances>): AccountBalances {
  const first = (types: readonly string[]): bigint | null => {
    const found = types.map((type) => told.find(({ balanceType }) => balanceType === type)).find((each) => each !== undefined);
    return found === undefined ? null : centsOf(found.balanceAmount.amount);
  };
  return { booked: first(BOOKED), available: first(AVAILABLE), currency: told[0]?.balanceAmount.currency ?? 'EUR' };
}

/** Null for a booked transaction without any date: there is no day to book it on. */
export function toTransaction(wire: WireTransaction): BookedTransaction | null {
  const signed = centsOf(wire.transactionAmount.amount);
  const isCredit = signed >= 0n;
  const bookingDate =
    textOrNull(wire.bookingDate) ?? textOrNull(wire.bookingDateTime)?.slice(0, 10) ?? textOrNull(wire.valueDate);
  if (bookingDate === null) return null;
  return {
    transactionId: textOrNull(wire.transactionId),
    internalTransactionId: textOrNull(wire.internalTransactionId),
    bookingDate,
    valueDate: textOrNull(wire.valueDate),
    amount: isCredit ? signed : -signed,
    currency: wire.transactionAmount.currency,
    creditDebit: isCredit ? 'CRDT' : 'DBIT',
    counterpartyName: textOrNull(isCredit ? wire.debtorName : wire.creditorName) ?? '',
    counterpartyIban: iban(isCredit ? wire.debtorAccount?.iban : wire.creditorAccount?.iban),
    remittanceInformation: distinctTexts([
      wire.remittanceInformationStructured,
      ...(wire.remittanceInformationStructuredArray ?? []),
      wire.remittanceInformationUnstructured,
      ...(wire.remittanceInformationUnstructuredArray ?? []),
      wire.additionalInformation,
    ]),
    endToEndId: textOrNull(wire.endToEndId),
    bankTransactionCode: textOrNull(wire.bankTransactionCode) ?? textOrNull(wire.proprietaryBankTransactionCode),
    balanceAfter: wire.balanceAfterTransaction ? centsOf(wire.balanceAfterTransaction.balanceAmount.amount) : null,
  };
}
