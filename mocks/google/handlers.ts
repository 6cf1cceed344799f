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
import { GmailRefusal, tokenRefusal } from './answers.ts';
import { answerGmail, gmailOperation } from './api.ts';
import { answerRevoke, answerToken } from './oauth.ts';
import { googlePages } from './pages.ts';
import { accountOf, addMail, GOOGLE_ACCOUNTS, googleState, OWN_LABEL } from './state.ts';

const ACCOUNT_FIELD = { name: 'account', means: 'sandučić', default: GOOGLE_ACCOUNTS[0], options: GOOGLE_ACCOUNTS } as const;

function accountField(values: Readonly<Record<string, string>>): string {
  const account = GOOGLE_ACCOUNTS.find((each) => each === values['account']);
  if (account === undefined)
    throw new MockRefusal(`No account ${values['account'] ?? ''}; there are ${GOOGLE_ACCOUNTS.join(', ')}`);
  return account;
}

const ACTIONS: readonly VendorAction[] = [
  {
    name: 'mail-arrives',
    means: 'Stigne poruka',
    fields: [
      ACCOUNT_FIELD,
      ...MAIL_FIELDS,
      { name: 'label', means: 'oznaka', default: 'INBOX', options: ['INBOX', OWN_LABEL.id] },
    ],
    run: (env, values) => {
      const account = accountField(values);
      const { kind = '', from = '', label = 'INBOX' } = values;
      if (!isMailKind(kind) || !isSupplier(from)) throw new MockRefusal(`No mail ${kind} from ${from}`);
      accountOf(env, account);
      const { mail } = addMail(env, account, sampleMail(env, kind, from), env.clock.now(), [label, 'UNREAD']);
      return `U ${account} stiglo: ${mail.subject}`;
    },
  },
  {
    name: 'history-forgotten',
    means: 'Google zaboravi povijest',
    fields: [ACCOUNT_FIELD],
    run: (env, values) => {
      const account = accountOf(env, accountField(values));
      googleState(env).accounts.put(account.address, {
        ...account,
        historyId: account.historyId + 1,
        oldestHistoryId: account.historyId + 1,
      });
      return `Povijest sandučića ${account.address} počinje ispočetka.`;
    },
  },
  {
    name: 'consent-revoked',
    means: 'Vlasnik povuče pristanak',
    fields: [ACCOUNT_FIELD],
    run: (env, values) => {
      const account = accountField(values);
      const { grants } = googleState(env);
      const given = grants.all().filter((grant) => grant.account === account && !grant.revoked);
      for (const grant of given) grants.put(grant.refreshToken, { ...grant, revoked: true });
      return `Povučeno pristanaka za ${account}: ${given.length}.`;
    },
  },
];

function playTokenScenario({ scenario }: VendorCall): VendorAnswer | null {
  if (scenario.name === 'invalid-grant') return tokenRefusal(400, 'invalid_grant', 'Token has been expired or revoked.');
  if (scenario.name === 'invalid-client') return tokenRefusal(401, 'invalid_client', 'The OAuth client was deleted.');
  if (scenario.name === 'http500') return tokenRefusal(500, 'internal_failure', 'Backend Error');
  return null;
}

function playApiScenario({ scenario }: VendorCall): void {
  switch (scenario.name) {
    case '401':
      throw new GmailRefusal(401, 'authError', 'Invalid Credentials');
    case 'rate-403':
      throw new GmailRefusal(403, 'userRateLimitExceeded', 'User-rate limit exceeded. Retry later.');
    case 'quota':
      throw new GmailRefusal(403, 'dailyLimitExceeded', 'Daily Limit Exceeded');
    case 'insufficient':
      throw new GmailRefusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
    case 'domain-policy':
      throw new GmailRefusal(403, 'domainPolicy', 'The domain administrators have disabled Gmail apps.');
    case 'api-off':
      throw new GmailRefusal(403, 'accessNotConfigured', 'Gmail API has not been used in project before or it is disabled.');
    case '429':
      throw new GmailRefusal(429, 'rateLimitExceeded', 'Too many concurrent requests for user.', {
        'retry-after': String(numberArgument(scenario, 30)),
      });
    case 'http500':
      throw new GmailRefusal(500, 'backendError', 'Backend Error');
    default:
  }
}

function answer(call: VendorCall, env: MockEnv): VendorAnswer {
  if (call.operation === 'oauth.token') return playTokenScenario(call) ?? answerToken(call, env);
  if (call.operation === 'oauth.revoke') return playTokenScenario(call) ?? answerRevoke(call, env);
  playApiScenario(call);
  return answerGmail(call, env);
}

const HOSTS = new Set(['oauth2.googleapis.com', 'gmail.googleapis.com']);

/** Google: consent to a mailbox, and reading it by the Gmail API. */
export const googleMock: VendorMock = {
  id: 'google',
  label: 'Google (Gmail)',
  operations: [
    'oauth.token',
    'oauth.revoke',
    'profile',
    'labels.list',
    'messages.list',
    'messages.get',
    'attachments.get',
    'history.list',
    'other',
  ],
  scenarios: [
    { name: '401', means: 'ne priznaje token' },
    {
      name: '429',
      means: 'previše istodobnih zahtjeva',
      argument: { means: 'Retry-After u sekundama', default: '30', isNumber: true },
    },
    { name: 'rate-403', means: 'previše zahtjeva, rečeno kao 403' },
    { name: 'quota', means: 'potrošena dnevna kvota' },
    { name: 'insufficient', means: 'dozvola ne obuhvaća poštu' },
    { name: 'domain-policy', means: 'administrator domene ne dopušta' },
    { name: 'api-off', means: 'Gmail API nije uključen' },
    { name: 'history-412', means: 'povijest zaboravljena, rečeno kao 412' },
    { name: 'invalid-grant', means: 'pristanak više ne vrijedi (token)' },
    { name: 'invalid-client', means: 'aplikacija nije priznata (token)' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
  ],
  matches: (url) => HOSTS.has(url.host),
  operationOf: ({ method, url }) => {
    if (url.host === 'gmail.googleapis.com') return gmailOperation(method, url.pathname);
    if (method === 'POST' && url.pathname === '/token') return 'oauth.token';
    return method === 'POST' && url.pathname === '/revoke' ? 'oauth.revoke' : 'other';
  },
  handle: (call, env) => {
    if (call.scenario.name === 'malformed') {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"messages":' };
    }
    try {
      return answer(call, env);
    } catch (error) {
      if (error instanceof GmailRefusal) return error.answer();
      throw error;
    }
  },
  pages: googlePages,
  tables: (env) => {
    const state = googleState(env);
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
        columns: ['sandučić', 'stiglo', 'pošiljatelj', 'naslov', 'oznake'],
        rows: state.mails
          .all()
          .reverse()
          .map(({ account, receivedAt, mail, labels }) => [
            account,
            receivedAt,
            mail.fromAddress,
            mail.subject,
            labels.join(', '),
          ]),
      },
    ];
  },
  actions: ACTIONS,
};
