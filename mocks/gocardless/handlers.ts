import { COMMON } from './scenarios.ts';
import { invalidToken, json, notFound, refusal } from './answers.ts';
import { accountAnswer } from './accounts.ts';
import { gocardlessActions } from './actions.ts';
import { consentAnswer } from './consents.ts';
import { gocardlessPages } from './pages.ts';
import { gocardlessState } from './state.ts';
import { tokenAnswer, tokenHolds } from './tokens.ts';
import { PLAYED_BANKS } from '../bank-data/banks.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';

const ROOT = '/api/v2/';

const OPERATIONS: readonly (readonly [string, string, RegExp])[] = [
  ['token.new', 'POST', /^token\/new\/$/],
  ['token.refresh', 'POST', /^token\/refresh\/$/],
  ['institutions', 'GET', /^institutions\/$/],
  ['agreement.create', 'POST', /^agreements\/enduser\/$/],
  ['agreement.read', 'GET', /^agreements\/enduser\/[\w-]+\/$/],
  ['agreement.delete', 'DELETE', /^agreements\/enduser\/[\w-]+\/$/],
  ['requisition.create', 'POST', /^requisitions\/$/],
  ['requisition.read', 'GET', /^requisitions\/[\w-]+\/$/],
  ['requisition.delete', 'DELETE', /^requisitions\/[\w-]+\/$/],
  ['account', 'GET', /^accounts\/[\w-]+\/$/],
  ['details', 'GET', /^accounts\/[\w-]+\/details\/$/],
  ['balances', 'GET', /^accounts\/[\w-]+\/balances\/$/],
  ['transactions', 'GET', /^accounts\/[\w-]+\/transactions\/$/],
];

const institutions = (call: VendorCall): VendorAnswer => {
  const country = call.url.searchParams.get('country') ?? '';
  if (!/^[A-Z]{2}$/.test(country)) return refusal(400, 'Unknown country', `${country} is not a valid country code`);
  return json(
    200,
    PLAYED_BANKS.filter((bank) => bank.country === country).map((bank) => ({
      id: bank.id,
      name: bank.name,
      bic: bank.bic,
      // Numbers are told as text.
      transaction_total_days: String(bank.historyDays),
      max_access_valid_for_days: String(bank.consentDays),
      countries: [bank.country],
      logo: '',
    })),
  );
};

/** Answers that a scenario gives whatever was asked; null when the question itself counts. */
const played = (call: VendorCall): VendorAnswer | null => {
  const { scenario } = call;
  switch (scenario.name) {
    case '401':
      return invalidToken();
    case '403':
      return refusal(403, 'IP address access denied', 'Your IP is not whitelisted to perform this action');
    case '402':
      return refusal(402, 'Payment required', 'Free usage limit exceeded');
    case '429':
      return refusal(
        429,
        'Rate limit exceeded',
        `The rate limit for this resource is 4/day. Please try again in ${numberArgument(scenario, 85_092)} seconds`,
      );
    case 'bank-limit':
      return refusal(
        429,
        'Rate limit exceeded',
        'Daily request limit set by the Institution has been exceeded.',
        'RateLimitError',
      );
    case 'http500':
      return refusal(500, 'Unknown error', 'Request to Institution returned an error', 'UnknownRequestError');
    case 'http503':
      return refusal(503, 'Service unavailable', 'Institution service unavailable', 'ServiceError');
    case 'malformed':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"transactions":' };
    default:
      return null;
  }
};

const handle = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const answer = played(call);
  if (answer !== null) return answer;
  if (call.operation === 'other') return notFound('Page');
  if (call.operation.startsWith('token.')) return tokenAnswer(call, env);
  if (!tokenHolds(call, env)) return invalidToken();
  if (call.operation === 'institutions') return institutions(call);
  return /^(agreement|requisition)\./.test(call.operation) ? consentAnswer(call, env) : accountAnswer(call, env);
};

/** GoCardless Bank Account Data: accounts at banks, read with the owner's consent. */
export const gocardlessMock: VendorMock = {
  id: 'gocardless',
  label: 'GoCardless (podaci s bankovnih računa)',
  operations: [...OPERATIONS.map(([name]) => name), 'other'],
  scenarios: COMMON,
  matches: (url) => url.host === 'bankaccountdata.gocardless.com',
  operationOf: ({ method, url }) => {
    if (!url.pathname.startsWith(ROOT)) return 'other';
    const path = url.pathname.slice(ROOT.length);
    return OPERATIONS.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0] ?? 'other';
  },
  handle,
  pages: gocardlessPages,
  actions: gocardlessActions,
  tables: (env) => [
    {
      title: 'Suglasnosti',
      columns: ['requisition', 'banka', 'stanje', 'računa'],
      rows: gocardlessState(env)
        .requisitions.all()
        .reverse()
        .map(({ id, institutionId, status, accounts }) => [id, institutionId, status, String(accounts.length)]),
    },
  ],
};
