import { isOib } from '../kit/oib.ts';
import { collection } from '../kit/records.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { json, plain, readBody, SCHEMA_ERRORS, SHARED_SCENARIOS, sharedAnswer } from '../einvoice-kit/answers.ts';
import { ageOf, intermediaryState, type SentDocument } from '../einvoice-kit/documents.ts';
import { judgeInvoice } from '../einvoice-kit/judge.ts';
import { numberFault } from '../einvoice-kit/numbers.ts';
import { intermediaryTables } from '../einvoice-kit/samples.ts';
import { MOCK_IE_RACUNI, mockIeRacuniToken } from './credentials.ts';

const FIRST = 5_100;
/** The real one works imports off every few minutes, in their order. */
const WORKED_OFF_AFTER_MS = 3_000;
const stateOf = (env: MockEnv) => intermediaryState(env, 'ie_racuni', FIRST);
const done = (env: MockEnv) => collection<{ readonly failed: string | null }>(env.store, 'ie_racuni', 'done');

const oibOf = (call: VendorCall): string | null => {
  const { clientUser, clientPassword } = MOCK_IE_RACUNI;
  const basic = `Basic ${Buffer.from(`${clientUser}:${clientPassword}`).toString('base64')}`;
  const oib = call.headers.get('oib') ?? '';
  const isKnown =
    call.headers.get('authorization') === basic && isOib(oib) && call.headers.get('token') === mockIeRacuniToken(oib);
  return isKnown ? oib : null;
};

const importDocument = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const body = readBody(call);
  if (body === null || body['type'] !== 'INVOICE' || typeof body['file'] !== 'string')
    return json(400, { message: 'type i file su obvezni' });
  const xml = Buffer.from(body['file'], 'base64').toString('utf8');
  if (!xml.trimStart().startsWith('<')) return json(400, { message: 'file nije XML u base64' });
  if (call.scenario.name === 'schema-error') return json(400, { message: SCHEMA_ERRORS.join('; ') });
  const { errors, sellerOib, ...facts } = judgeInvoice(xml);
  if (errors.length > 0) return json(400, { message: errors.join('; ') });
  if (sellerOib !== oib) return json(400, { message: 'Prodavatelj na računu nije korisnik' });
  const fault = numberFault(stateOf(env).sent.all(), { oib, ...facts }, (known) => known.errors.length > 0);
  if (fault !== null) return json(400, { message: fault });
  const later = call.scenario.name === 'import-fails' ? ['Primatelj nema posrednika (noAccountForReceiver)'] : [];
  const { id } = stateOf(env).addSent(xml, { oib, ...facts, errors: later });
  return json(200, { importId: Number(id), message: 'Import zaprimljen' });
};

/** Works off what is old enough, oldest first. */
const workOff = (env: MockEnv): void => {
  const finished = done(env);
  const isDue = ({ id, createdAt }: SentDocument) => finished.get(id) === null && ageOf(env, createdAt) >= WORKED_OFF_AFTER_MS;
  for (const { id, errors } of stateOf(env).sent.all().filter(isDue)) finished.put(id, { failed: errors[0] ?? null });
};

const status = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const id = /^\/v4\/import\/(\d+)\/status$/.exec(call.url.pathname)?.[1] ?? '';
  const known = stateOf(env).sent.get(id);
  if (known?.oib !== oib) return json(404, { message: 'Nepoznat import' });
  workOff(env);
  const result = done(env).get(id);
  if (result === null) return json(200, { status: 'PROCESSING', message: null });
  return result.failed === null
    ? json(200, { status: 'PROCESSED', message: null })
    : json(200, { status: 'ERROR', message: result.failed });
};

/** ie-računi by what is public of its API v4; the path of the status is this mock's own. */
export const ieRacuniMock: VendorMock = {
  id: 'ie_racuni',
  label: 'ie-računi (posrednik za eRačun)',
  operations: ['import', 'status', 'other'],
  scenarios: [...SHARED_SCENARIOS, { name: 'import-fails', means: 'import se zaprimi, a obrada ne uspije' }],
  matches: (url) => url.host === 'api.ie-racuni.com' || url.host === 'api.test.ie-racuni.com',
  operationOf: ({ method, url }) => {
    if (method === 'POST' && url.pathname === '/v4/import') return 'import';
    return method === 'GET' && /^\/v4\/import\/\d+\/status$/.test(url.pathname) ? 'status' : 'other';
  },
  handle: (call, env) => {
    const shared = sharedAnswer(call);
    if (shared !== null) return shared;
    const oib = oibOf(call);
    if (oib === null) return plain(401, 'Neispravni podaci za prijavu');
    if (call.operation === 'import') return importDocument(call, oib, env);
    return call.operation === 'status' ? status(call, oib, env) : json(404, { message: 'Not found' });
  },
  tables: (env) => intermediaryTables(env, 'ie_racuni', FIRST),
  tick: (env) => Promise.resolve(workOff(env)),
};
