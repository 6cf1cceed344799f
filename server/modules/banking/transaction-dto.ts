import { and, eq } from 'drizzle-orm';

import { bankAccounts, bankConnections, bankTransactions } from '#drizzle/schema/banking.ts';
import type { BankTransactionDto } from '#server/contracts/banking.ts';
import type { Tx } from '#server/db/client.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Transactions with the account and the bank that they belong to, for whoever says which and in what order. */
export const selectShown = (tx: Tx) =>
  tx
    .select({
      transaction: bankTransactions,
      iban: bankAccounts.iban,
      name: bankAccounts.name,
      institution: bankConnections.institutionName,
    })
    .from(bankTransactions)
    .innerJoin(
      bankAccounts,
      and(eq(bankAccounts.companyId, bankTransactions.companyId), eq(bankAccounts.id, bankTransactions.accountId)),
    )
    .innerJoin(
      bankConnections,
      and(eq(bankConnections.companyId, bankAccounts.companyId), eq(bankConnections.id, bankAccounts.connectionId)),
    );

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
