import { isPlainDate, zagrebDateOf, addDays } from '#server/domain/shared/plain-date.ts';
import { findAccount, type PlayedAccount } from '../bank-data/banks.ts';
import { bookedBalance, decimalOf, entriesOf, type LedgerEntry } from '../bank-data/ledger.ts';
import { quotaOf, spend } from '../bank-data/quota.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { accessExpired, agreementExpired, json, notFound, refusal, suspended } from './answers.ts';
import { type Agreement, gocardlessState, type LinkedAccount, type Requisition } from './state.ts';

const DAY_MS = 86_400_000;

/** Both spellings in which the limits have been seen. */
const limitHeaders = (env: MockEnv, account: string, scope: string): Record<string, string> => {
  const { limit, remaining, resetSeconds } = quotaOf(env, 'gocardless', account, scope);
  return {
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': '99',
    'x-ratelimit-reset': '60',
    http_x_ratelimit_account_success_limit: String(limit),
    http_x_ratelimit_account_success_remaining: String(remaining),
    http_x_ratelimit_account_success_reset: String(resetSeconds),
  };
};

interface Seen {
  readonly linked: LinkedAccount;
  readonly requisition: Requisition;
  readonly agreement: Agreement;
  readonly played: PlayedAccount;
}

function seen(env: MockEnv, id: string): Seen | null {
  const { accounts, requisitions, agreements } = gocardlessState(env);
  const linked = accounts.get(id);
  const requisition = linked === null ? null : requisitions.get(linked.requisitionId);
  const agreement = requisition === null ? null : agreements.get(requisition.agreementId);
  const played = linked === null ? null : findAccount(linked.key);
  return linked && requisition && agreement && played ? { linked, requisition, agreement, played } : null;
}

/** Why the account tells nothing; null when it does. */
function refused(call: VendorCall, env: MockEnv, { requisition, agreement }: Seen): VendorAnswer | null {
  const until = Date.parse(agreement.accepted ?? agreement.created) + agreement.validDays * DAY_MS;
  if (call.scenario.name === 'expired' || agreement.ended === 'expired' || until <= env.clock.now().getTime()) {
    return agreementExpired(agreement.id, agreement.validDays);
  }
  if (call.scenario.name === 'revoked' || agreement.ended === 'revoked') return accessExpired();
  if (call.scenario.name === 'suspended' || requisition.status === 'SU') return suspended();
  if (call.scenario.name === 'processing') return refusal(409, 'Account is processing', 'Account data is still being processed');
  return call.scenario.name === 'inactive'
    ? refusal(401, 'Account is inactive', 'The account has been closed at the Institution', 'AccountInactiveError')
    : null;
}

function transactionBody(entry: LedgerEntry, account: PlayedAccount, index: number): Record<string, unknown> {
  const isCredit = !entry.cents.startsWith('-');
  const other = entry.iban === null ? {} : { [isCredit ? 'debtorAccount' : 'creditorAccount']: { iban: entry.iban } };
  return {
    // Some lines come with a blank instead of an id, and nothing promises an internal one.
    transactionId: entry.reference ?? ' ',
    ...(entry.reference === null ? {} : { internalTransactionId: `i${entry.reference}${index}` }),
    bookingDate: entry.date,
    valueDate: entry.date,
    transactionAmount: { amount: decimalOf(entry.cents), currency: account.currency },
    ...(entry.name === '' ? {} : { [isCredit ? 'debtorName' : 'creditorName']: entry.name }),
    ...other,
    remittanceInformationUnstructured: entry.text,
    ...(entry.paymentReference === null ? {} : { remittanceInformationUnstructuredArray: [entry.text, entry.paymentReference] }),
    proprietaryBankTransactionCode: isCredit ? 'PRILJEV' : 'ODLJEV',
  };
}

function transactions(call: VendorCall, env: MockEnv, { agreement, played }: Seen): VendorAnswer {
  const now = zagrebDateOf(env.clock.now());
  const from = call.url.searchParams.get('date_from') ?? addDays(now, -agreement.historyDays);
  const to = call.url.searchParams.get('date_to') ?? now;
  if (!isPlainDate(from) || !isPlainDate(to)) return refusal(400, 'Incorrect date', 'Enter a valid date.');
  const oldest = addDays(now, -agreement.historyDays);
  const entries = entriesOf(env, played, from < oldest ? oldest : from, to);
  const pending = {
    transactionAmount: { amount: '-3.20', currency: played.currency },
    remittanceInformationUnstructured: 'Rezervacija',
  };
  return json(200, {
    transactions: { booked: entries.map((entry, index) => transactionBody(entry, played, index)), pending: [pending] },
  });
}

function body(call: VendorCall, env: MockEnv, found: Seen): VendorAnswer {
  const { linked, requisition, agreement, played } = found;
  const { iban, currency, name, owner } = played;
  switch (call.operation) {
    case 'account':
      return json(200, {
        id: linked.id,
        created: requisition.created,
        last_accessed: agreement.accepted,
        iban,
        institution_id: requisition.institutionId,
        status: requisition.status === 'SU' ? 'SUSPENDED' : 'READY',
        owner_name: owner,
      });
    case 'details':
      return json(200, { account: { iban, currency, ownerName: owner, name, product: name, cashAccountType: 'CACC' } });
    case 'balances': {
      const booked = bookedBalance(env, played);
      const line = (cents: bigint, type: string) => ({
        balanceAmount: { amount: decimalOf(cents), currency },
        balanceType: type,
        referenceDate: zagrebDateOf(env.clock.now()),
      });
      return json(200, { balances: [line(booked, 'interimBooked'), line(booked - 320n, 'interimAvailable')] });
    }
    default:
      return transactions(call, env, found);
  }
}

/** Questions about one account; details, balances and transactions are counted. */
export function accountAnswer(call: VendorCall, env: MockEnv): VendorAnswer {
  const id = call.url.pathname.split('/')[4] ?? '';
  const found = seen(env, id);
  if (found === null) return notFound('Account');
  if (call.operation === 'account') return body(call, env, found);
  const refusedWith = refused(call, env, found);
  if (refusedWith !== null) return refusedWith;
  const quota = quotaOf(env, 'gocardless', id, call.operation);
  if (quota.remaining <= 0) {
    const { headers, ...answer } = refusal(
      429,
      'Rate limit exceeded',
      `The rate limit for this resource is 4/day. Please try again in ${quota.resetSeconds} seconds`,
    );
    return { ...answer, headers: { ...headers, ...limitHeaders(env, id, call.operation) } };
  }
  const answer = body(call, env, found);
  if (answer.status !== 200) return answer;
  spend(env, 'gocardless', id, call.operation);
  return { ...answer, headers: { ...answer.headers, ...limitHeaders(env, id, call.operation) } };
}
