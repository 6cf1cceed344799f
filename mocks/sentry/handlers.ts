import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { collection } from '../kit/records.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { MOCK_SENTRY } from './credentials.ts';

/** An item of an envelope that was taken. */
export interface SentryItem {
  readonly at: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const sentryItems = (env: MockEnv) => collection<SentryItem>(env.store, 'sentry', 'items');

const MAX_BYTES = 1_000_000;
const PROJECT = new URL(MOCK_SENTRY.dsn);

const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const refuse = (status: number, detail: string): VendorAnswer => json(status, { detail });

const record = (text: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not an object');
  return value as Record<string, unknown>;
};

/** A header, then header and payload of each item, in lines; an item may tell its length in bytes. */
const readItems = (text: string): readonly (readonly [string, Record<string, unknown>])[] => {
  const [header = '', ...lines] = text.split('\n');
  record(header);
  const items: (readonly [string, Record<string, unknown>])[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    if ((lines[at] ?? '') === '' && at >= lines.length - 1) break;
    const item = record(lines[at] ?? '');
    const payload = lines[at + 1] ?? '';
    if (typeof item['length'] === 'number' && item['length'] !== Buffer.byteLength(payload)) throw new SyntaxError('length');
    items.push([String(item['type']), record(payload)]);
  }
  return items;
};

const take = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const [, project] = /^\/api\/(\d+)\/envelope\/$/.exec(call.url.pathname) ?? [];
  const key = call.url.searchParams.get('sentry_key');
  if (project !== PROJECT.pathname.slice(1) || key !== PROJECT.username)
    return refuse(403, 'event submission rejected with_reason: ProjectId');
  const body = call.headers.get('content-encoding') === 'gzip' ? gunzipSync(call.body) : call.body;
  if (body.length > MAX_BYTES) return refuse(413, 'payload too large');
  let items;
  try {
    items = readItems(body.toString('utf8'));
  } catch (error) {
    return refuse(400, `bad envelope: ${error instanceof Error ? error.message : ''}`);
  }
  items.forEach(([type, payload], index) =>
    sentryItems(env).put(`${call.requestId}:${index}`, { at: env.clock.now().toISOString(), type, payload }),
  );
  return json(200, { id: createHash('sha256').update(body).digest('hex').slice(0, 32) });
};

/** What an event says, in a line. */
const sentence = ({ payload }: SentryItem): string => {
  const exception = payload['exception'] as { values?: readonly { type?: string; value?: string }[] } | undefined;
  return (exception?.values ?? []).map(({ type, value }) => `${type ?? ''}: ${value ?? ''}`).join(' ← ');
};

/** Sentry: reports of faults. */
export const sentryMock: VendorMock = {
  id: 'sentry',
  label: 'Sentry (greške)',
  operations: ['envelope', 'other'],
  scenarios: [
    { name: '401', means: 'ne priznaje projekt' },
    { name: '413', means: 'poruka je prevelika' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '60', isNumber: true } },
    {
      name: 'rate-limits',
      means: 'prima, ali traži stanku za greške',
      argument: { means: 'sekunde', default: '60', isNumber: true },
    },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
  ],
  matches: (url) => url.host === PROJECT.host,
  operationOf: ({ method, url }) => (method === 'POST' && url.pathname.endsWith('/envelope/') ? 'envelope' : 'other'),
  handle: (call, env) => {
    const { scenario } = call;
    if (scenario.name === '401') return refuse(401, 'bad sentry DSN public key');
    if (scenario.name === '413') return refuse(413, 'payload too large');
    if (scenario.name === '429')
      return json(429, { detail: 'rate limited' }, { 'retry-after': String(numberArgument(scenario, 60)) });
    if (scenario.name === 'http500') return refuse(500, 'internal error');
    if (scenario.name === 'malformed') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' };
    if (call.operation !== 'envelope') return refuse(404, 'not found');
    const answer = take(call, env);
    if (scenario.name !== 'rate-limits' || answer.status !== 200) return answer;
    const limit = `${numberArgument(scenario, 60)}:default;error:organization`;
    return { ...answer, headers: { ...answer.headers, 'x-sentry-rate-limits': limit } };
  },
  tables: (env) => [
    {
      title: 'Primljene dojave',
      columns: ['Kada', 'Vrsta', 'Što'],
      rows: sentryItems(env)
        .all()
        .reverse()
        .slice(0, 100)
        .map((item) => [item.at, item.type, sentence(item)]),
    },
  ],
};
