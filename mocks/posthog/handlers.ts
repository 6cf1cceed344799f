import { gunzipSync } from 'node:zlib';
import { collection } from '../kit/records.ts';
import { MockRefusal, numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { MOCK_POSTHOG } from './credentials.ts';

/** An event that was taken. */
export interface CountedEvent {
  readonly event: string;
  readonly distinctId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly timestamp: string | null;
  readonly from: 'server' | 'browser';
}

export const countedEvents = (env: MockEnv) => collection<CountedEvent>(env.store, 'posthog', 'events');
const switches = (env: MockEnv) => collection<{ readonly on: boolean }>(env.store, 'posthog', 'flags');

const HOSTS = new Set(['eu.i.posthog.com', 'eu-assets.i.posthog.com']);
const MAX_BYTES = 20 * 1024 * 1024;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body of a batch or of a browser's event, unpacked; the browser's script does not always say that it has packed it. */
const readBody = (call: VendorCall): unknown => {
  const packed = call.body[0] === 0x1f && call.body[1] === 0x8b;
  const bytes = packed ? gunzipSync(call.body) : call.body;
  if (bytes.length > MAX_BYTES) throw new RangeError('too large');
  const text = bytes.toString('utf8');
  return JSON.parse(text.startsWith('data=') ? decodeURIComponent(text.slice(5)) : text);
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Takes events; those without a name or a person are dropped with 200, as the service does. */
const count = (call: VendorCall, env: MockEnv, list: readonly unknown[], from: CountedEvent['from']): void => {
  list.forEach((item, index) => {
    const properties = isRecord(item) && isRecord(item['properties']) ? item['properties'] : {};
    const distinctId = isRecord(item) ? text(item['distinct_id']) || text(properties['distinct_id']) : '';
    if (!isRecord(item) || text(item['event']) === '' || distinctId === '')
      return call.note('violation: event without name or distinct_id');
    countedEvents(env).put(text(item['uuid']) || `${call.requestId}:${index}`, {
      event: text(item['event']),
      distinctId,
      properties,
      timestamp: text(item['timestamp']) || null,
      from,
    });
  });
};

const batch = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const body = readBody(call);
  if (!isRecord(body) || !Array.isArray(body['batch'])) return json(400, { type: 'validation_error', detail: 'batch' });
  if (body['api_key'] !== MOCK_POSTHOG.projectKey) return json(401, { type: 'authentication_error', detail: 'api_key' });
  count(call, env, body['batch'], 'server');
  return json(200, { status: 1 });
};

const browserEvents = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const body = readBody(call);
  const list = Array.isArray(body) ? body : isRecord(body) && Array.isArray(body['batch']) ? body['batch'] : [body];
  const key = (item: unknown) =>
    isRecord(item) ? (item['token'] ?? (item['properties'] as Record<string, unknown> | undefined)?.['token']) : null;
  const envelopeKey = isRecord(body) ? body['api_key'] : undefined;
  if (!list.every((item) => (key(item) ?? envelopeKey) === MOCK_POSTHOG.projectKey)) return json(401, { detail: 'token' });
  count(call, env, list, 'browser');
  return json(200, { status: 'Ok' });
};

const flags = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const body = readBody(call);
  const token = isRecord(body) ? (body['token'] ?? body['api_key']) : null;
  if (token !== MOCK_POSTHOG.projectKey) return json(401, { type: 'authentication_error', detail: 'token' });
  if (call.scenario.name === 'quota-limited')
    return json(200, { flags: {}, errorsWhileComputingFlags: false, quotaLimited: ['feature_flags'], requestId: call.requestId });
  const asked = isRecord(body) && Array.isArray(body['flag_keys_to_evaluate']) ? body['flag_keys_to_evaluate'].map(String) : [];
  const entries = asked.flatMap((key, index) => {
    const known = switches(env).get(key);
    if (known === null) return [];
    const reason = { code: 'condition_match', condition_index: 0, description: 'Matched condition set 1' };
    const metadata = { id: index + 1, version: 1, payload: null, description: null };
    return [[key, { key, enabled: known.on, variant: null, reason, metadata }] as const];
  });
  return json(200, { flags: Object.fromEntries(entries), errorsWhileComputingFlags: false, requestId: call.requestId });
};

const answer = (call: VendorCall, env: MockEnv): VendorAnswer => {
  try {
    if (call.operation === 'batch') return batch(call, env);
    if (call.operation === 'browser-events') return browserEvents(call, env);
    if (call.operation === 'flags') return flags(call, env);
  } catch (error) {
    return json(error instanceof RangeError ? 413 : 400, { type: 'validation_error', detail: 'body' });
  }
  if (call.operation === 'config')
    return json(200, {
      token: MOCK_POSTHOG.projectKey,
      supportedCompression: ['gzip', 'gzip-js'],
      hasFeatureFlags: false,
      autocapture_opt_out: true,
      sessionRecording: false,
    });
  return json(404, { detail: 'not found' });
};

/** PostHog: counts of use and switches. */
export const posthogMock: VendorMock = {
  id: 'posthog',
  label: 'PostHog (statistika korištenja)',
  operations: ['batch', 'browser-events', 'flags', 'config', 'other'],
  scenarios: [
    { name: '401', means: 'ne priznaje ključ' },
    { name: '413', means: 'poruka je prevelika' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '60', isNumber: true } },
    { name: '503', means: 'privremeno nedostupan' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'quota-limited', means: 'potrošena kvota prekidača' },
  ],
  matches: (url) => HOSTS.has(url.host),
  operationOf: ({ method, url }) => {
    if (method === 'POST' && url.pathname === '/batch/') return 'batch';
    if (method === 'POST' && /^\/(e|i\/v0\/e)\/$/.test(url.pathname)) return 'browser-events';
    if (method === 'POST' && url.pathname === '/flags/') return 'flags';
    return method === 'GET' && /^\/array\/[^/]+\/config$/.test(url.pathname) ? 'config' : 'other';
  },
  handle: (call, env) => {
    const { scenario } = call;
    if (scenario.name === '401') return json(401, { type: 'authentication_error' });
    if (scenario.name === '413') return json(413, {});
    if (scenario.name === '429') return json(429, {}, { 'retry-after': String(numberArgument(scenario, 60)) });
    if (scenario.name === '503') return json(503, {});
    if (scenario.name === 'http500') return json(500, {});
    if (scenario.name === 'malformed') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' };
    return answer(call, env);
  },
  tables: (env) => [
    {
      title: 'Zabilježeni događaji',
      columns: ['Kada', 'Događaj', 'Tko', 'Odakle', 'Podaci'],
      rows: countedEvents(env)
        .all()
        .reverse()
        .slice(0, 100)
        .map(({ event, distinctId, properties, timestamp, from }) => [
          timestamp ?? '',
          event,
          distinctId.slice(0, 16),
          from === 'server' ? 'poslužitelj' : 'preglednik',
          JSON.stringify(Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith('$')))),
        ]),
    },
  ],
  actions: [
    {
      name: 'flag',
      means: 'Postavi prekidač',
      fields: [
        { name: 'name', means: 'Prekidač', default: 'browser-usage' },
        { name: 'state', means: 'Stanje', default: 'off', options: ['on', 'off', 'unknown'] },
      ],
      run: (env, { name = '', state = '' }) => {
        if (!/^[a-z][a-z0-9-]{1,60}$/.test(name)) throw new MockRefusal('A flag has a name of small letters, digits and hyphens');
        if (state === 'unknown') switches(env).delete(name);
        else switches(env).put(name, { on: state === 'on' });
        return `${name}: ${state}`;
      },
    },
  ],
};
