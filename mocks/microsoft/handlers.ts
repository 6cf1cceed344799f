import {
  MockRefusal,
  numberArgument,
  type MockEnv,
  type VendorAction,
  type VendorAnswer,
  type VendorCall,
  type VendorMock,
} from '../kit/vendor.ts';
import { isMailKind, isSupplier, MAIL_FIELDS, sampleMail } from '../mailbox/sample-mails.ts';
import { GraphRefusal, signInRefusal } from './answers.ts';
import { answerGraph, graphOperation } from './graph.ts';
import { microsoftPages } from './pages.ts';
import { answerToken } from './sign-in.ts';
import { addMail, FOLDERS, furnish, INBOX, MICROSOFT_ACCOUNTS, microsoftState, NO_COUNTERS } from './state.ts';

const ADDRESSES = MICROSOFT_ACCOUNTS.map(({ address }) => address);
const ACCOUNT_FIELD = { name: 'account', means: 'sandučić', default: ADDRESSES[0] ?? '', options: ADDRESSES } as const;

function accountField(values: Readonly<Record<string, string>>): string {
  const account = ADDRESSES.find((each) => each === values['account']);
  if (account === undefined) throw new MockRefusal(`No account ${values['account'] ?? ''}; there are ${ADDRESSES.join(', ')}`);
  return account;
}

const ACTIONS: readonly VendorAction[] = [
  {
    name: 'mail-arrives',
    means: 'Stigne poruka',
    fields: [
      ACCOUNT_FIELD,
      ...MAIL_FIELDS,
      { name: 'folder', means: 'mapa', default: INBOX, options: FOLDERS.map(({ id }) => id) },
    ],
    run: (env, values) => {
      const account = accountField(values);
      const { kind = '', from = '', folder = INBOX } = values;
      if (!isMailKind(kind) || !isSupplier(from)) throw new MockRefusal(`No mail ${kind} from ${from}`);
      furnish(env, account);
      const { mail } = addMail(env, account, sampleMail(env, kind, from), env.clock.now(), folder);
      return `U ${account} stiglo: ${mail.subject}`;
    },
  },
  {
    name: 'delta-expired',
    means: 'Microsoft zaboravi mjesto čitanja',
    fields: [ACCOUNT_FIELD],
    run: (env, values) => {
      const account = accountField(values);
      const { counters } = microsoftState(env);
      const known = counters.get(account) ?? NO_COUNTERS;
      counters.put(account, { ...known, places: known.places + 1, forgottenBefore: known.places + 1 });
      return `Poveznice za nastavak čitanja sandučića ${account} više ne vrijede.`;
    },
  },
  {
    name: 'consent-revoked',
    means: 'Vlasnik povuče pristanak',
    fields: [ACCOUNT_FIELD],
    run: (env, values) => {
      const account = accountField(values);
      const { grants } = microsoftState(env);
      const given = grants.all().filter((grant) => grant.account === account && !grant.revoked);
      for (const grant of given) grants.put(grant.id, { ...grant, revoked: true });
      return `Povučeno pristanaka za ${account}: ${given.length}.`;
    },
  },
];

function playGraphScenario({ scenario }: VendorCall): void {
  switch (scenario.name) {
    case '401':
      throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
    case '403':
      throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
    case 'no-mailbox':
      throw new GraphRefusal(
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      );
    case '429':
      throw new GraphRefusal(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
        'retry-after': String(numberArgument(scenario, 30)),
      });
    case 'http500':
      throw new GraphRefusal(503, 'ServiceUnavailable', 'The server is busy.');
    default:
  }
}

function answer(call: VendorCall, env: MockEnv): VendorAnswer {
  if (call.operation === 'token') {
    if (call.scenario.name === 'http500')
      return signInRefusal(env, 'temporarily_unavailable', 90033, 'A transient error has occurred.', 503);
    return answerToken(call, env);
  }
  playGraphScenario(call);
  return answerGraph(call, env);
}

const HOSTS = new Set(['login.microsoftonline.com', 'graph.microsoft.com']);

/** Microsoft: consent to a mailbox, and reading it by the Graph API. */
export const microsoftMock: VendorMock = {
  id: 'microsoft',
  label: 'Microsoft (Outlook)',
  operations: ['token', 'delta', 'folder', 'folders', 'attachments', 'content', 'other'],
  scenarios: [
    { name: '401', means: 'ne priznaje token' },
    { name: '403', means: 'pristup odbijen' },
    {
      name: '429',
      means: 'previše istodobnih zahtjeva',
      argument: { means: 'Retry-After u sekundama', default: '30', isNumber: true },
    },
    { name: 'no-mailbox', means: 'račun nema sandučić kod Microsofta' },
    { name: 'sync-state-400', means: 'mjesto čitanja zaboravljeno, rečeno kao 400 (delta)' },
    { name: 'removed', means: 'u popisu je i poruka koje više nema (delta)' },
    {
      name: 'aadsts',
      means: 'prijava ne uspije (token)',
      argument: { means: 'broj pogreške AADSTS', default: '700082', isNumber: true },
    },
    { name: 'http500', means: 'nedostupno' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
  ],
  matches: (url) => HOSTS.has(url.host),
  operationOf: ({ method, url }) => {
    if (url.host === 'graph.microsoft.com') return graphOperation(method, url.pathname);
    return method === 'POST' && url.pathname === '/common/oauth2/v2.0/token' ? 'token' : 'other';
  },
  handle: (call, env) => {
    if (call.scenario.name === 'malformed')
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":' };
    try {
      return answer(call, env);
    } catch (error) {
      if (error instanceof GraphRefusal) return error.answer(env);
      throw error;
    }
  },
  pages: microsoftPages,
  tables: (env) => {
    const state = microsoftState(env);
    return [
      {
        title: 'Pristanci',
        columns: ['sandučić', 'dozvola', 'stanje'],
        rows: state.grants
          .all()
          .reverse()
          .map(({ account, scope, revoked }) => [account, scope, revoked ? 'povučen' : 'vrijedi']),
      },
      {
        title: 'Poruke',
        columns: ['sandučić', 'stiglo', 'pošiljatelj', 'naslov', 'mapa'],
        rows: state.mails
          .all()
          .reverse()
          .map(({ account, receivedAt, mail, folder }) => [
            account,
            receivedAt,
            mail.fromAddress,
            mail.subject,
            FOLDERS.find(({ id }) => id === folder)?.displayName ?? folder,
          ]),
      },
    ];
  },
  actions: ACTIONS,
};
