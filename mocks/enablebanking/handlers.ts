import { PLAYED_BANKS } from '../bank-data/banks.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { accountAnswer } from './accounts.ts';
import { enablebankingActions } from './actions.ts';
import { json, refusal } from './answers.ts';
import { createSession, deleteSession, readSession, startAuthorization } from './consents.ts';
import { enablebankingPages } from './pages.ts';
import { tokenComplaint } from './signature.ts';
import { enablebankingState } from './state.ts';

const DAY_SECONDS = 86_400;

const OPERATIONS: readonly (readonly [string, string, RegExp])[] = [
  ['aspsps', 'GET', /^\/aspsps$/],
  ['auth', 'POST', /^\/auth$/],
  ['session.create', 'POST', /^\/sessions$/],
  ['session.read', 'GET', /^\/sessions\/[\w-]+$/],
  ['session.delete', 'DELETE', /^\/sessions\/[\w-]+$/],
  ['balances', 'GET', /^\/accounts\/[\w-]+\/balances$/],
  ['transactions', 'GET', /^\/accounts\/[\w-]+\/transactions$/],
];

const aspsps = (call: VendorCall): VendorAnswer => {
  const country = call.url.searchParams.get('country');
  return json(200, {
    aspsps: PLAYED_BANKS.filter((bank) => country === null || bank.country === country).map((bank) => ({
      name: bank.name,
      country: bank.country,
      bic: bank.bic,
      logo: '',
      psu_types: ['business', 'personal'],
      auth_methods: [],
      maximum_consent_validity: bank.consentDays * DAY_SECONDS,
      beta: false,
    })),
  });
};

/** Answers that a scenario gives whatever was asked; null when the question itself counts. */
const played = (call: VendorCall): VendorAnswer | null => {
  const { scenario } = call;
  switch (scenario.name) {
    case '401':
      return refusal(401, 'UNAUTHORIZED', 'Unauthorized');
    case '429':
      return json(
        429,
        { code: 429, message: 'Too many requests', error: 'RATE_LIMIT_EXCEEDED' },
        { 'retry-after': String(numberArgument(scenario, 60)) },
      );
    case 'bank-limit':
      return refusal(429, 'ASPSP_RATE_LIMIT_EXCEEDED', 'ASPSP rate limit exceeded');
    case 'http500':
      return refusal(500, 'INTERNAL_ERROR', 'Internal error');
    case 'bank-error':
      return refusal(400, 'ASPSP_ERROR', 'Error interacting with ASPSP');
    case 'malformed':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"transactions":' };
    default:
      return null;
  }
};

const handle = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const answer = played(call);
  if (answer !== null) return answer;
  const complaint = tokenComplaint(call, env);
  if (complaint !== null) return refusal(401, 'UNAUTHORIZED', complaint);
  switch (call.operation) {
    case 'aspsps':
      return aspsps(call);
    case 'auth':
      return startAuthorization(call, env);
    case 'session.create':
      return createSession(call, env);
    case 'session.read':
      return readSession(call, env);
    case 'session.delete':
      return deleteSession(call, env);
    case 'balances':
    case 'transactions':
      return accountAnswer(call, env);
    default:
      return refusal(404, 'NOT_FOUND', 'Not found');
  }
};

/** Enable Banking: accounts at banks, asked with tokens that the application signs itself. */
export const enablebankingMock: VendorMock = {
  id: 'enablebanking',
  label: 'Enable Banking (podaci s bankovnih računa)',
  operations: [...OPERATIONS.map(([name]) => name), 'other'],
  scenarios: [
    { name: '401', means: 'potpis ili aplikacija ne vrijedi' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '60', isNumber: true } },
    { name: 'bank-limit', means: 'banka danas više ne odgovara' },
    { name: 'expired', means: 'suglasnost je istekla' },
    { name: 'revoked', means: 'suglasnost je povučena' },
    { name: 'suspended', means: 'račun je obustavljen' },
    { name: 'code-used', means: 'kod je već iskorišten' },
    { name: 'wrong-period', means: 'banka ne daje prvi dan razdoblja' },
    { name: 'bank-error', means: 'banka javlja pogrešku' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
  ],
  matches: (url) => url.host === 'api.enablebanking.com',
  operationOf: ({ method, url }) =>
    OPERATIONS.find(([, verb, pattern]) => verb === method && pattern.test(url.pathname))?.[0] ?? 'other',
  handle,
  pages: enablebankingPages,
  actions: enablebankingActions,
  tables: (env) => [
    {
      title: 'Suglasnosti',
      columns: ['session', 'banka', 'stanje', 'vrijedi do'],
      rows: enablebankingState(env)
        .sessions.all()
        .reverse()
        .map(({ id, bankId, status, validUntil }) => [id, bankId, status, validUntil]),
    },
  ],
};
