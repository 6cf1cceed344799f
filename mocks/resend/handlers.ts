import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { jsonAnswer, ResendError } from './answers.ts';
import { MOCK_RESEND } from './credentials.ts';
import { rateLimit } from './rate-limit.ts';
import { ARRIVE, arrivedMails, DOWNLOAD_HOST, downloadArrived, readArrived } from './inbound.ts';
import { sendBatch, sendEmail } from './send.ts';
import { resendState } from './state.ts';
import { deliverDueWebhooks } from './webhooks.ts';

const authorize = (call: VendorCall): void => {
  const authorization = call.headers.get('authorization');
  if (authorization === null) throw new ResendError('missing_api_key', 'Missing API key in the authorization header.');
  if (authorization !== `Bearer ${MOCK_RESEND.apiKey}`) throw new ResendError('invalid_api_key', 'API key is invalid.');
  if (call.headers.get('user-agent') === null)
    throw new ResendError('validation_error', 'A User-Agent is required.', { status: 403 });
};

const retryAfter = (seconds: number) => ({ headers: { 'retry-after': String(seconds) } });

const playScenario = (call: VendorCall): void => {
  const { scenario } = call;
  switch (scenario.name) {
    case '401':
      throw new ResendError('restricted_api_key', 'This API key is restricted to only send emails.');
    case '403':
      throw new ResendError('invalid_api_key', 'API key is invalid.');
    case '429':
      throw new ResendError('rate_limit_exceeded', 'Too many requests.', retryAfter(numberArgument(scenario, 1)));
    case 'quota':
      if (scenario.argument === 'monthly')
        throw new ResendError('monthly_quota_exceeded', 'You have reached your monthly email sending quota.');
      throw new ResendError('daily_quota_exceeded', 'You have reached your daily email sending quota.');
    case 'domain-not-verified':
      throw new ResendError('validation_error', 'The domain is not verified. Please, add and verify your domain.', {
        status: 403,
      });
    case 'concurrent':
      throw new ResendError('concurrent_idempotent_requests', 'Another request with the same idempotency key is in progress.');
    case 'security':
      throw new ResendError('security_error', 'We may have found a security issue with the request.');
    case 'http500':
      throw new ResendError('internal_server_error', 'An unexpected error occurred.');
    default:
  }
};

const readEmail = (id: string, env: MockEnv): VendorAnswer => {
  const mail = resendState(env).mails.get(id);
  if (mail === null) throw new ResendError('not_found', 'Email not found');
  return jsonAnswer(200, {
    object: 'email',
    id: mail.id,
    to: mail.to,
    from: mail.from,
    created_at: mail.createdAt,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    cc: mail.cc,
    bcc: mail.bcc,
    reply_to: mail.replyTo,
    last_event: mail.lastEvent,
  });
};

const answer = (call: VendorCall, env: MockEnv): VendorAnswer => {
  authorize(call);
  playScenario(call);
  if (call.operation === 'emails.send') return sendEmail(call, env);
  if (call.operation === 'emails.batch') return sendBatch(call, env);
  if (call.operation === 'receiving.get' || call.operation === 'receiving.attachments') return readArrived(call, env);
  if (call.operation === 'emails.get') return readEmail(call.url.pathname.slice('/emails/'.length), env);
  throw new ResendError('not_found', 'The requested endpoint does not exist.');
};

/** Resend: sending mail, one or many at once, reading it back, and mail that arrives. */
export const resendMock: VendorMock = {
  id: 'resend',
  label: 'Resend (e-pošta)',
  operations: ['emails.send', 'emails.batch', 'emails.get', 'receiving.get', 'receiving.attachments', 'download', 'other'],
  scenarios: [
    { name: '401', means: 'ključ nema pravo' },
    { name: '403', means: 'ne priznaje ključ' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '1', isNumber: true } },
    { name: 'quota', means: 'potrošena kvota', argument: { means: 'daily ili monthly', default: 'daily' } },
    { name: 'enforce-rate-limit', means: 'najviše 5 zahtjeva u sekundi' },
    { name: 'domain-not-verified', means: 'domena pošiljatelja nije potvrđena' },
    { name: 'concurrent', means: 'isti zahtjev je još u tijeku' },
    { name: 'security', means: 'odbija iz sigurnosnih razloga' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'link-expired', means: 'poveznica na privitak je istekla' },
    { name: 'file-gone', means: 'privitka više nema' },
    { name: 'bounced', means: 'poruka se vrati' },
    { name: 'failed', means: 'slanje ne uspije' },
    { name: 'complained', means: 'primatelj prijavi neželjenu poštu' },
    { name: 'delayed', means: 'isporuka kasni' },
    { name: 'opened', means: 'primatelj otvori poruku' },
    { name: 'events-duplicated', means: 'svaka obavijest stigne dvaput' },
    { name: 'events-out-of-order', means: 'obavijesti stignu obrnutim redom' },
  ],
  matches: (url) => url.host === 'api.resend.com' || url.host === DOWNLOAD_HOST,
  operationOf: ({ method, url }) => {
    if (url.host === DOWNLOAD_HOST) return method === 'GET' ? 'download' : 'other';
    if (method === 'POST' && url.pathname === '/emails') return 'emails.send';
    if (method === 'POST' && url.pathname === '/emails/batch') return 'emails.batch';
    if (method === 'GET' && /^\/emails\/receiving\/[^/]+$/.test(url.pathname)) return 'receiving.get';
    if (method === 'GET' && /^\/emails\/receiving\/[^/]+\/attachments(\/[^/]+)?$/.test(url.pathname))
      return 'receiving.attachments';
    if (method === 'GET' && /^\/emails\/[^/]+$/.test(url.pathname)) return 'emails.get';
    return 'other';
  },
  handle: (call, env) => {
    if (call.operation === 'download') return downloadArrived(call, env);
    if (call.scenario.name === 'malformed') {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' };
    }
    const limit = rateLimit(call, env);
    const result = ((): VendorAnswer => {
      if (limit.exceeded) return new ResendError('rate_limit_exceeded', 'Too many requests.', retryAfter(1)).answer();
      try {
        return answer(call, env);
      } catch (error) {
        if (error instanceof ResendError) return error.answer();
        throw error;
      }
    })();
    return { ...result, headers: { ...limit.headers, ...result.headers } };
  },
  actions: [ARRIVE],
  tables: (env) => [
    {
      title: 'Primljene poruke',
      columns: ['Za', 'Od', 'Predmet', 'Privici', 'Stigla'],
      rows: arrivedMails(env)
        .all()
        .toReversed()
        .slice(0, 100)
        .map(({ receivedFor, from, subject, attachments, createdAt }) => [
          receivedFor.join(', '),
          from,
          subject,
          attachments.map(({ filename }) => filename).join(', '),
          createdAt,
        ]),
    },
  ],
  tick: async (env) => void (await deliverDueWebhooks(env)),
};
