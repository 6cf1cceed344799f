import { normalizeIban } from '#server/domain/parties/iban.ts';
import type { AccountBalances, BankInstitution, BookedTransaction, GrantedAccount } from '#server/integrations/bank-data/port.ts';
import { centsOf, distinctTexts, textOrNull } from '#server/integrations/bank-data/shared.ts';

import type { z } from 'zod';
import type { aspsps, balances, session, WireTransaction } from './wire.ts';

const DAY_SECONDS = 86_400;
const CONSENT_DAYS = 90;
/** Banks tell at least this much; the vendor does not say what each tells. */
const HISTORY_DAYS = 90;

const iban = (text: string | null | undefined): string | null => {
  const known = textOrNull(text);
  return known === null ? null : normalizeIban(known);
};

/** Banks have no id here: name and country name them. */
export const toInstitution = (wire: z.output<typeof aspsps>['aspsps'][number]): BankInstitution => ({
  id: `${wire.country}:${wire.name}`,
  name: wire.name.trim(),
  bic: textOrNull(wire.bic),
  country: wire.country,
  historyDays: HISTORY_DAYS,
  consentDays: wire.maximum_consent_validity ? Math.floor(wire.maximum_consent_validity / DAY_SECONDS) : CONSENT_DAYS,
});

/** Null for an account that cannot be read. */
export const toGrantedAccount = (wire: z.output<typeof session>['accounts'][number]): GrantedAccount | null =>
  wire.uid === null || wire.uid === undefined
    ? null
    : {
        handle: wire.uid,
        iban: iban(wire.account_id?.iban),
        currency: textOrNull(wire.currency) ?? 'EUR',
        name: textOrNull(wire.details) ?? textOrNull(wire.product) ?? '',
        ownerName: textOrNull(wire.name) ?? '',
      };

/** Codes of ISO 20022, best first. */
const BOOKED = ['CLBD', 'ITBD', 'PRCD', 'OPBD'];
const AVAILABLE = ['ITAV', 'CLAV', 'XPCD', 'FWAV'];

export function toBalances({ balances: told }: z.output<typeof balances>): AccountBalances {
  const first = (types: readonly string[]): bigint | null => {
    const found = types.map((type) => told.find(({ balance_type: is }) => is === type)).find((each) => each !== undefined);
    return found === undefined ? null : centsOf(found.balance_amount.amount);
  };
  return { booked: first(BOOKED), available: first(AVAILABLE), currency: told[0]?.balance_amount.currency ?? 'EUR' };
}

/** Null for what is not booked, or has no date to book it on. */
export function toTransaction(wire: WireTransaction): BookedTransaction | null {
  const bookingDate = textOrNull(wire.booking_date) ?? textOrNull(wire.transaction_date) ?? textOrNull(wire.value_date);
  if (wire.status !== 'BOOK' || bookingDate === null) return null;
  const amount = centsOf(wire.transaction_amount.amount);
  const isCredit = wire.credit_debit_indicator === 'CRDT';
  return {
    // `transaction_id` opens details and may change from one question to the next; the entry's reference stays.
    transactionId: textOrNull(wire.entry_reference),
    internalTransactionId: null,
    bookingDate,
    valueDate: textOrNull(wire.value_date),
    amount: amount < 0n ? -amount : amount,
    currency: wire.transaction_amount.currency,
    creditDebit: wire.credit_debit_indicator,
    counterpartyName: textOrNull(isCredit ? wire.debtor?.name : wire.creditor?.name) ?? '',
    counterpartyIban: iban(isCredit ? wire.debtor_account?.iban : wire.creditor_account?.iban),
    remittanceInformation: distinctTexts([wire.reference_number, ...(wire.remittance_information ?? []), wire.note]),
    endToEndId: null,
    bankTransactionCode: textOrNull(
      [wire.bank_transaction_code?.code, wire.bank_transaction_code?.sub_code].filter(Boolean).join('-'),
    ),
    balanceAfter: wire.balance_after_transaction ? centsOf(wire.balance_after_transaction.amount) : null,
  };
}
