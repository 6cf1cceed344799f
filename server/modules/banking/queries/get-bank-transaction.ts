import { eq } from 'drizzle-orm';

import { bankTransactions } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankTransactionDto, BankTransactionInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { selectShown, transactionDto } from '../transaction-dto.ts';

/** One booked transaction. Throws `not_found` BANK_TRANSACTION_NOT_FOUND. */
export async function getBankTransaction(ctx: CompanyContext, { id }: BankTransactionInput): Promise<BankTransactionDto> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => selectShown(tx).where(eq(bankTransactions.id, id)));
  if (row === undefined) throw notFound('BANK_TRANSACTION_NOT_FOUND');
  return transactionDto(row);
}
