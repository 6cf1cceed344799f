import { addDays, isPlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { findAccount, findBank, type PlayedAccount } from '../bank-data/banks.ts';
import { bookedBalance, decimalOf, entriesOf, type LedgerEntry } from '../bank-data/ledger.ts';
import { quotaOf, spend } from '../bank-data/quota.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { json, refusal } from './answers.ts';
import { enablebankingState, type Session } from './state.ts';

const PAGE = 40;

interface Seen {
  readonly session: Session;
  readonly played: PlayedAccount;
}

function seen(env: MockEnv, uid: string): Seen | null {
  for (const session of enablebankingState(env).sessions.all()) {
    const key = session.accounts.find((account) => account.uid === uid)?.key;
    const played = key === undefined ? null : findAccount(key);
    if (played !== null) return { session, played };
  }
  return null;
}

/** Why the account tells nothing; null when it does. */
function refused(call: VendorCall, env: MockEnv, { status, validUntil }: Session): VendorAnswer | null {
  const { name } = call.scenario;
  if (name === 'expired' || status === 'EXPIRED' || Date.parse(validUntil) <= env.clock.now().getTime()) {
    return refusal(401, 'EXPIRED_SESSION', 'Session is expired');
  }
  if (name === 'revoked' || status === 'REVOKED') return refusal(401, 'REVOKED_SESSION', 'Session is revoked');
  if (status === 'CLOSED') return refusal(401, 'CLOSED_SESSION', 'Session is closed');
  return name === 'suspended' || status === 'SUSPENDED' ? refusal(409, 'ACCOUNT_SUSPENDED', 'Account is suspended') : null;
}

function transactionBody(entry: LedgerEntry, currency: string): Record<string, unknown> {
  const isCredit = !entry.cents.startsWith('-');
  const party = entry.name === '' ? null : { name: entry.name };
  const account = entry.iban === null ? null : { iban: entry.iban };
  return {
    entry_reference: entry.reference,
    transaction_id: null,
    transaction_amount: { amount: decimalOf(entry.cents).replace('-', ''), currency },
    credit_debit_indicator: isCredit ? 'CRDT' : 'DBIT',
    status: 'BOOK',
    booking_date: entry.date,
    value_date: entry.date,
    creditor: isCredit ? null : party,
    creditor_account: isCredit ? null : account,
    debtor: isCredit ? party : null,
    debtor_account: isCredit ? account : null,
    reference_number: entry.paymentReference,
    remittance_information: [entry.text],
    bank_transaction_code: { code: isCredit ? 'RCDT' : 'ICDT', sub_code: 'ESCT', description: null },
    note: null,
  };
}

function transactions(call: VendorCall, env: MockEnv, { session, played }: Seen): VendorAnswer {
  const { searchParams } = call.url;
  const from = searchParams.get('date_from') ?? '';
  const to = searchParams.get('date_to') ?? '';
  if (!isPlainDate(from) || !isPlainDate(to)) return refusal(422, 'WRONG_REQUEST_PARAMETERS', 'date_from, date_to');
  const oldest = addDays(zagrebDateOf(env.clock.now()), -(findBank(session.bankId)?.historyDays ?? 90));
  if (from < oldest || call.scenario.name === 'wrong-period') {
    return refusal(422, 'WRONG_TRANSACTIONS_PERIOD', 'Wrong transactions period requested');
  }
  const entries = entriesOf(env, played, from, to);
  const key = searchParams.get('continuation_key');
  const start = key === null ? 0 : Number(Buffer.from(key, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) return refusal(422, 'WRONG_CONTINUATION_KEY', 'Wrong continuation key provided');
  const next = start + PAGE;
  return json(200, {
    transactions: entries.slice(start, next).map((entry) => transactionBody(entry, played.currency)),
    continuation_key: next < entries.length ? Buffer.from(String(next)).toString('base64url') : null,
  });
}

function balances(env: MockEnv, played: PlayedAccount): VendorAnswer {
  const booked = bookedBalance(env, played);
  const line = (cents: bigint, type: string, name: string) => ({
    name,
    balance_amount: { amount: decimalOf(cents), currency: played.currency },
    balance_type: type,
    reference_date: zagrebDateOf(env.clock.now()),
  });
  return json(200, { balances: [line(booked, 'ITBD', 'Booked balance'), line(booked - 320n, 'ITAV', 'Available balance')] });
}

/** Balances and transactions of one account; a bank answers four of each a day while its owner is away. */
export function accountAnswer(call: VendorCall, env: MockEnv): VendorAnswer {
  const uid = call.url.pathname.split('/')[2] ?? '';
  const found = seen(env, uid);
  if (found === null) return refusal(404, 'ACCOUNT_DOES_NOT_EXIST', 'No account found matching provided id');
  const no = refused(call, env, found.session);
  if (no !== null) return no;
  const isNextPage = call.url.searchParams.has('continuation_key');
  if (!isNextPage && quotaOf(env, 'enablebanking', uid, call.operation).remaining <= 0) {
    return refusal(429, 'ASPSP_RATE_LIMIT_EXCEEDED', 'ASPSP rate limit exceeded');
  }
  const answer = call.operation === 'balances' ? balances(env, found.played) : transactions(call, env, found);
  if (answer.status === 200 && !isNextPage) spend(env, 'enablebanking', uid, call.operation);
  return answer;
}
