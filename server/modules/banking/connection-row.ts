import { createHash } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { type bankAccounts, bankConnections, type bankConsents } from '#drizzle/schema/banking.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { BankCalls } from '#server/domain/banking/allowance.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import type { BankInstitution, GrantedAccount } from '#server/integrations/bank-data/port.ts';

export type ConnectionRow = typeof bankConnections.$inferSelect;
export type ConsentRow = typeof bankConsents.$inferSelect;
export type AccountRow = typeof bankAccounts.$inferSelect;

/** Three times a day by itself; the fourth question is the person's. */
export const EVERY_MS = 8 * 3_600_000;

/** States are kept by their hash: whoever reads the table cannot end a consent with it. */
export const stateHash = (state: string): string => createHash('sha256').update(state).digest('hex');

/** What a consent's code is sealed for. */
export const codePurpose = (companyId: string, consentId: string): string => `bank-consent:${companyId}:${consentId}`;

/** Where banks send the browser back; registered at the vendors word by word. */
export const redirectUriOf = (appUrl: string): string => `${appUrl}/povezivanje/banka`;

export const callsOf = (row: Pick<AccountRow, 'calls'>): BankCalls => row.calls as BankCalls;
export const institutionOf = (row: Pick<ConnectionRow, 'institution'>): BankInstitution => row.institution as BankInstitution;

/** One IBAN in one currency is one account for ever; without an IBAN only the vendor's handle tells. */
export const accountKey = ({ iban, currency, handle }: GrantedAccount): string =>
  iban === null ? `handle:${handle}` : `${iban}:${currency}`;

/** A connection, locked until the transaction ends. Throws `not_found` BANK_CONNECTION_NOT_FOUND. */
export async function lockConnection(tx: CompanyTx, id: string): Promise<ConnectionRow> {
  const [row] = await tx.select().from(bankConnections).where(eq(bankConnections.id, id)).for('update');
  if (row === undefined) throw notFound('BANK_CONNECTION_NOT_FOUND');
  return row;
}
