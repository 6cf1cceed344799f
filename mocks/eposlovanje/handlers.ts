import { isOib } from '../kit/oib.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { json, plain, readBody, SCHEMA_ERRORS, SHARED_SCENARIOS, sharedAnswer } from '../einvoice-kit/answers.ts';
import { ageOf, intermediaryState } from '../einvoice-kit/documents.ts';
import { judgeInvoice } from '../einvoice-kit/judge.ts';
import { exchangeActions, intermediaryTables } from '../einvoice-kit/samples.ts';
import { MOCK_EPOSLOVANJE, mockEposlovanjeKey } from './credentials.ts';

const FIRST = 81_007;
const BASE = '/api/v2';
const stateOf = (env: MockEnv) => intermediaryState(env, 'eposlovanje', FIRST);

/** Raw or as a bearer: public sources say both, so both are taken. */
const oibOf = (call: VendorCall): string | null => {
  const key = (call.headers.get('authorization') ?? '').replace(/^Bearer /, '');
  const oib = key.slice(-11);
  return isOib(oib) && key === mockEposlovanjeKey(oib) ? oib : null;
};

const send = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const body = readBody(call);
  if (body === null || Object.keys(body).some((name) => name !== 'document' && name !== 'softwareId'))
    return json(400, { error: 'Neispravan zahtjev', details: ['document i softwareId su obvezni'] });
  if (body['softwareId'] !== MOCK_EPOSLOVANJE.softwareId) return json(400, { error: 'softwareId nije poznat', details: [] });
  if (call.scenario.name === 'schema-error') return json(400, { error: 'Dokument nije ispravan', details: SCHEMA_ERRORS });
  const xml = String(body['document'] ?? '');
  const { errors, sellerOib, ...facts } = judgeInvoice(xml);
  if (errors.length > 0) return json(400, { error: 'Dokument nije ispravan', details: errors });
  if (sellerOib !== oib) return json(400, { error: 'Prodavatelj nije vlasnik ključa', details: [] });
  return json(200, { id: Number(stateOf(env).addSent(xml, { oib, ...facts, errors: [] }).id) });
};

const list = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const query = call.url.searchParams;
  const limit = Number(query.get('limit') ?? '50');
  const offset = Number(query.get('offset') ?? '0');
  const from = query.get('insertedFrom') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || !(limit > 0 && limit <= 100) || !(offset >= 0))
    return json(400, { error: 'Neispravan upit', details: [] });
  const { sent, received } = stateOf(env);
  const isMine = (row: { readonly oib: string; readonly createdAt: string }) =>
    row.oib === oib && row.createdAt.slice(0, 10) >= from;
  const rows =
    call.operation === 'incoming'
      ? received
          .all()
          .filter(isMine)
          .map(({ id, number, senderName, business }) => ({
            id: Number(id),
            documentNumber: number,
            senderName,
            status: business ?? 1,
          }))
      : sent
          .all()
          .filter(isMine)
          .map(({ id, number, business }) => ({
            id: Number(id),
            documentNumber: number,
            senderName: null,
            status: business ?? 1,
          }));
  return json(200, rows.slice(offset, offset + limit));
};

const changeStatus = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const id = call.url.pathname.split('/').at(-1) ?? '';
  const { received } = stateOf(env);
  const known = received.get(id);
  if (known?.oib !== oib) return json(404, { error: 'Dokument nije pronađen', details: [] });
  const body = readBody(call) ?? {};
  const status = Number(body['status']);
  if (![6, 7, 8].includes(status)) return json(400, { error: 'Status se ne može postaviti', details: [] });
  const rejection = status === 6 ? `${String(body['reasonType'] ?? '')} ${String(body['note'] ?? '')}`.trim() : known.rejection;
  if (status === 6 && (rejection === null || rejection === '')) return json(400, { error: 'Razlog je obvezan', details: [] });
  received.put(id, { ...known, business: status, rejection });
  return json(200, { id: Number(id), status });
};

const answer = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const state = stateOf(env);
  const missing = json(404, { error: 'Dokument nije pronađen', details: [] });
  switch (call.operation) {
    case 'send':
      return send(call, oib, env);
    case 'incoming':
    case 'outgoing':
      return list(call, oib, env);
    case 'status': {
      const known = state.sent.get(call.url.searchParams.get('id') ?? '');
      if (known?.oib !== oib) return missing;
      // 1 and 2 are of this mock: what the real numbers below 6 mean is not public.
      return json(200, { id: Number(known.id), status: known.business ?? (ageOf(env, known.createdAt) < 3_000 ? 1 : 2) });
    }
    case 'get': {
      const known = state.received.get(call.url.pathname.split('/').at(-1) ?? '');
      if (known?.oib !== oib) return missing;
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: state.bytesOf(known) };
    }
    case 'changeStatus':
      return changeStatus(call, oib, env);
    case 'amsCheck': {
      const identifier = String(readBody(call)?.['identifier'] ?? '');
      const asked = /^9934:(\d{11})$/.exec(identifier)?.[1] ?? '';
      return isOib(asked) ? json(200, { exists: !asked.endsWith('0') }) : json(400, { error: 'identifier', details: [] });
    }
    default:
      return json(404, { error: 'Not found', details: [] });
  }
};

/** ePoslovanje, API v2. */
export const eposlovanjeMock: VendorMock = {
  id: 'eposlovanje',
  label: 'ePoslovanje (posrednik za eRačun)',
  operations: ['send', 'incoming', 'outgoing', 'status', 'get', 'changeStatus', 'amsCheck', 'ping', 'other'],
  scenarios: SHARED_SCENARIOS,
  matches: (url) => url.host === 'eracun.eposlovanje.hr' || url.host === 'test.eposlovanje.hr',
  operationOf: ({ method, url }) => {
    const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : '';
    if (method === 'POST' && path === '/document/send') return 'send';
    if (method === 'GET' && path === '/document/incoming') return 'incoming';
    if (method === 'GET' && path === '/document/outgoing') return 'outgoing';
    if (method === 'GET' && path === '/document/status') return 'status';
    if (method === 'GET' && path === '/ping') return 'ping';
    if (method === 'GET' && /^\/document\/get\/\d+$/.test(path)) return 'get';
    if (method === 'POST' && /^\/document\/changestatus\/\d+$/.test(path)) return 'changeStatus';
    return method === 'POST' && path === '/ams/check' ? 'amsCheck' : 'other';
  },
  handle: (call, env) => {
    const shared = sharedAnswer(call);
    if (shared !== null) return shared;
    if (call.operation === 'ping') return json(200, { status: 'ok' });
    const oib = oibOf(call);
    return oib === null ? plain(401, 'Unauthorized') : answer(call, oib, env);
  },
  tables: (env) => intermediaryTables(env, 'eposlovanje', FIRST),
  actions: exchangeActions('eposlovanje', FIRST, { rejected: 6, paid: 7 }),
};
