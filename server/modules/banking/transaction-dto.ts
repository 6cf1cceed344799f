import { bankAccounts, bankConnections, bankTransactions } from '#drizzle/schema/banking.ts';
import type { BankTransactionDto } from '#server/contracts/banking.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** What is selected of a transaction and of where it belongs. */
export const SHOWN = {
  transaction: bankTransactions,
  iban: bankAccounts.iban,
  name: bankAccounts.name,
  institution: bankConnections.institutionName,
};

interface Shown {
  readonly transaction: typeof bankTransactions.$inferSelect;
  readonly iban: string | null;
  readonly name: string;
  readonly institution: string;
}

/** A transaction as screens and services see it. */
export function transactionDto({ transaction, iban, name, institution }: Shown): BankTransactionDto {
  const { id, accountId, bookingDate, valueDate, currency, creditDebit, counterpartyName, counterpartyIban } = transaction;
  const { remittanceInformation, reference, endToEndId, transactionId, bankTransactionCode, amountMinor } = transaction;
  return {
    id,
    accountId,
    bookingDate,
    valueDate,
    amount: decimalFromMinor(amountMinor),
    currency,
    creditDebit,
    counterpartyName,
    counterpartyIban,
    remittanceInformation,
    reference,
    endToEndId,
    transactionId,
    bankTransactionCode,
    balanceAfter: transaction.balanceAfterMinor === null ? null : decimalFromMinor(transaction.balanceAfterMinor),
    account: { iban, name, institution },
  };
}
