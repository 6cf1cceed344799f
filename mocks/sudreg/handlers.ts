import { randomBytes } from 'node:crypto';
import { isValidOib } from '#server/domain/parties/oib.ts';
import { collection } from '../kit/records.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { MOCK_SUDREG } from './credentials.ts';
import { subjectOf } from './subjects.ts';

const TOKEN_SECONDS = 3600;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const tokens = (env: MockEnv) => collection<{ readonly until: string }>(env.store, 'sudreg', 'tokens');

const issueToken = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const basic = `Basic ${Buffer.from(`${MOCK_SUDREG.clientId}:${MOCK_SUDREG.clientSecret}`).toString('base64')}`;
  if (call.headers.get('authorization') !== basic) return json(401, { error: 'invalid_client' });
  if (!(call.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
    return json(400, { error: 'invalid_request' });
  if (new URLSearchParams(call.body.toString('utf8')).get('grant_type') !== 'client_credentials')
    return json(400, { error: 'unsupported_grant_type' });
  const token = randomBytes(18).toString('base64url');
  tokens(env).put(token, { until: new Date(env.clock.now().getTime() + TOKEN_SECONDS * 1000).toISOString() });
  return json(200, { access_token: token, token_type: 'bearer', expires_in: TOKEN_SECONDS });
};

const isKnown = (call: VendorCall, env: MockEnv): boolean => {
  const token = /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '')?.[1] ?? '';
  const known = tokens(env).get(token);
  return known !== null && Date.parse(known.until) > env.clock.now().getTime();
};

const details = (call: VendorCall, env: MockEnv): VendorAnswer => {
  if (!isKnown(call, env)) return json(401, { code: 'Unauthorized' });
  const { searchParams } = call.url;
  if (searchParams.get('tip_identifikatora') !== 'oib') return json(400, { message: 'tip_identifikatora' });
  const oib = searchParams.get('identifikator') ?? '';
  if (!isValidOib(oib)) return json(400, { message: 'identifikator' });
  const subject = call.scenario.name === 'unknown' ? null : subjectOf(oib, call.scenario.name === 'struck-off');
  if (subject === null) return json(404, { message: 'Not found' });
  return call.scenario.name === 'sparse'
    ? json(200, { oib: Number(oib), skracena_tvrtka: subject.skracena_tvrtka })
    : json(200, subject);
};

/** The court register: data of a company by its OIB. */
export const sudregMock: VendorMock = {
  id: 'sudreg',
  label: 'Sudski registar (podaci o tvrtkama)',
  operations: ['token', 'details', 'other'],
  scenarios: [
    { name: 'unknown', means: 'nema takvog subjekta' },
    { name: 'struck-off', means: 'subjekt je brisan' },
    { name: 'sparse', means: 'samo OIB i skraćena tvrtka' },
    { name: '401', means: 'token ili ključ ne vrijedi' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '60', isNumber: true } },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
  ],
  matches: (url) => url.host === 'sudreg-data.gov.hr',
  operationOf: ({ method, url }) => {
    if (method === 'POST' && url.pathname === '/api/oauth/token') return 'token';
    return method === 'GET' && url.pathname === '/api/javni/detalji_subjekta' ? 'details' : 'other';
  },
  handle: (call, env) => {
    const { scenario } = call;
    if (scenario.name === '401') return json(401, { error: 'invalid_token' });
    if (scenario.name === '429')
      return json(429, { message: 'Too many' }, { 'retry-after': String(numberArgument(scenario, 60)) });
    if (scenario.name === 'http500') return json(500, { message: 'Internal Server Error' });
    if (scenario.name === 'malformed') return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"oib":' };
    if (call.operation === 'token') return issueToken(call, env);
    return call.operation === 'details' ? details(call, env) : json(404, { message: 'Not found' });
  },
};
