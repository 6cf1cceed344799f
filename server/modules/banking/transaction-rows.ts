import { createHash } from 'node:crypto';

import type { bankTransactions } from '#drizzle/schema/banking.ts';
import { referenceIn } from '#server/domain/banking/reference-in-text.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { BankDataVendor, BookedTransaction } from '#server/integrations/bank-data/port.ts';

export type TransactionRow = Omit<typeof bankTransactions.$inferInsert, 'companyId' | 'id' | 'accountId' | 'createdAt'>;

const contentHash = (of: BookedTransaction): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        of.bookingDate,
        of.creditDebit,
        of.amount.toString(),
        of.currency,
        of.counterpartyIban,
        of.remittanceInformation,
      ]),
    )
    .digest('hex')
    .slice(0, 32);

/**
 * The rows of what one question brought, which holds whole days: the key of a transaction is the bank's id, else the vendor's, else
 * a hash of its content with an ordinal, so that two equal transactions stay two and are found again the next time. An id that comes
 * twice in one answer is one transaction.
 */
export function transactionRows(vendor: BankDataVendor, booked: readonly BookedTransaction[]): readonly TransactionRow[] {
  const ordinals = new Map<string, number>();
  const rows = new Map<string, TransactionRow>();
  for (const each of booked) {
    const id = each.transactionId ?? each.internalTransactionId;
    let key = `id:${id}`;
    if (id === null) {
      const hash = contentHash(each);
      const ordinal = (ordinals.get(hash) ?? 0) + 1;
      ordinals.set(hash, ordinal);
      key = `content:${hash}:${ordinal}`;
    }
    const bankKey = `${vendor}:${key}`;
    if (!rows.has(bankKey)) rows.set(bankKey, rowOf(each, bankKey));
  }
  return [...rows.values()];
}

function rowOf(of: BookedTransaction, bankKey: string): TransactionRow {
  const reference = referenceIn([...of.remittanceInformation, of.endToEndId ?? '']);
  const words = [
    of.counterpartyName,
    of.counterpartyIban ?? '',
    ...of.remittanceInformation,
    reference ?? '',
    of.endToEndId ?? '',
    decimalFromMinor(of.amount),
  ];
  return {
    bankKey,
    bookingDate: of.bookingDate,
    valueDate: of.valueDate,
    amountMinor: of.amount,
    currency: of.currency,
    creditDebit: of.creditDebit,
    counterpartyName: of.counterpartyName,
    counterpartyIban: of.counterpartyIban,
    remittanceInformation: of.remittanceInformation.join('\n'),
    reference,
    endToEndId: of.endToEndId,
    transactionId: of.transactionId,
    bankTransactionCode: of.bankTransactionCode,
    balanceAfterMinor: of.balanceAfter,
    searchText: foldText(words.join(' ')),
  };
}

interface Known {
  readonly bankKey: string;
  readonly bookingDate: string;
  readonly creditDebit: string;
  readonly amountMinor: bigint;
}

/**
 * The rows that are new. Vendors name one transaction differently: when an account changes vendors, a row that another vendor told
 * with the same day, direction and amount is the same one, each counted once.
 */
export function newRows(rows: readonly TransactionRow[], known: readonly Known[]): readonly TransactionRow[] {
  const keys = new Set(known.map(({ bankKey }) => bankKey));
  const vendorOf = ({ bankKey }: { readonly bankKey: string }) => bankKey.slice(0, bankKey.indexOf(':'));
  const likeness = (of: Omit<Known, 'bankKey'>) => `${of.bookingDate}|${of.creditDebit}|${of.amountMinor}`;
  const elsewhere = new Map<string, number>();
  const own = rows[0] === undefined ? '' : vendorOf(rows[0]);
  for (const row of known) {
    if (vendorOf(row) !== own) elsewhere.set(likeness(row), (elsewhere.get(likeness(row)) ?? 0) + 1);
  }
  return rows.filter((row) => {
    if (keys.has(row.bankKey)) return false;
    const like = elsewhere.get(likeness(row)) ?? 0;
    if (like === 0) return true;
    elsewhere.set(likeness(row), like - 1);
    return false;
  });
}
