import { isOib } from '../kit/oib.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { json, plain, readBody, SCHEMA_ERRORS, SHARED_SCENARIOS, sharedAnswer } from '../einvoice-kit/answers.ts';
import { ageOf, intermediaryState, type ReceivedDocument, type SentDocument } from '../einvoice-kit/documents.ts';
import { judgeInvoice } from '../einvoice-kit/judge.ts';
import { numberFault } from '../einvoice-kit/numbers.ts';
import { exchangeActions, intermediaryTables } from '../einvoice-kit/samples.ts';
import { amountOf, isDay, paymentMessage, rejectionMessage, reportsOf } from '../einvoice-kit/reports.ts';
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

/** `document/send`, and `ereporting/reportdocument`, which sends to nobody. */
const take = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const reportedOnly = call.operation === 'reportDocument';
  const body = readBody(call);
  const fields = reportedOnly ? ['document', 'softwareId', 'type'] : ['document', 'softwareId'];
  if (body === null || Object.keys(body).some((name) => !fields.includes(name)))
    return json(400, { error: 'Neispravan zahtjev', details: [`${fields.join(', ')} su obvezni`] });
  if (reportedOnly && body['type'] !== 'IR') return json(400, { error: 'Nepoznata vrsta', details: [] });
  if (body['softwareId'] !== MOCK_EPOSLOVANJE.softwareId) return json(400, { error: 'softwareId nije poznat', details: [] });
  if (call.scenario.name === 'schema-error') return json(400, { error: 'Dokument nije ispravan', details: SCHEMA_ERRORS });
  const xml = String(body['document'] ?? '');
  const { errors, sellerOib, ...facts } = judgeInvoice(xml);
  if (errors.length > 0) return json(400, { error: 'Dokument nije ispravan', details: errors });
  if (sellerOib !== oib) return json(400, { error: 'Prodavatelj nije vlasnik ključa', details: [] });
  const fault = numberFault(stateOf(env).sent.all(), { oib, ...facts }, ({ isFailed }) => isFailed === true);
  if (fault !== null) return json(400, { error: 'Dokument nije ispravan', details: [fault] });
  const { id, createdAt } = stateOf(env).addSent(xml, { oib, ...facts, errors: [], reportedOnly });
  return json(200, { id: Number(id), insertedOn: createdAt, message: '' });
};

/** The newest first, as a public client of it says. */
const list = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const query = call.url.searchParams;
  const limit = Number(query.get('limit') ?? '50');
  const offset = Number(query.get('offset') ?? '0');
  if (!(limit > 0 && limit <= 100) || !(offset >= 0)) return json(400, { error: 'Neispravan upit', details: [] });
  const { sent, received } = stateOf(env);
  const rows =
    call.operation === 'incoming'
      ? received
          .all()
          .filter((row) => row.oib === oib)
          .map((row) => ({ ...rowOf(row, row.business ?? 4), supplierPartyName: row.senderName }))
      : sent
          .all()
          .filter((row) => row.oib === oib && row.reportedOnly !== true)
          .map((row) => ({ ...rowOf(row, statusOf(env, row)), issuedOn: `${row.issuedOn}T00:00:00` }));
  return json(200, rows.sort((a, b) => b.id - a.id).slice(offset, offset + limit));
};

const rowOf = ({ id, number, createdAt }: SentDocument | ReceivedDocument, status: number) => ({
  id: Number(id),
  insertedOn: createdAt,
  documentId: number,
  status,
});

/** 2 being sent, 3 sent, 4 delivered, by the clock; then what the buyer said. */
const statusOf = (env: MockEnv, { createdAt, business }: SentDocument): number => {
  if (business !== null) return business;
  const age = ageOf(env, createdAt);
  return age < 2_000 ? 2 : age < 6_000 ? 3 : 4;
};

/** Kinds 1 issued, 2 received, 3 not issued, 4 paid, 5 rejected. */
const requestsOf = (env: MockEnv, document: SentDocument | ReceivedDocument, first: number) => {
  const success = ageOf(env, document.createdAt) < 4_000 ? null : true;
  const own = { type: first, success, referenceId: `own-${document.id}`, createdOn: document.createdAt };
  const reports = reportsOf(env, 'eposlovanje')
    .all()
    .filter(({ documentId }) => documentId === document.id);
  return [
    own,
    ...reports.map(({ id, kind, on, amount, code, at }) =>
      kind === 'payment'
        ? {
            type: 4,
            success: true,
            referenceId: id,
            createdOn: at,
            paymentDate: `${on}T00:00:00`,
            paidAmount: Number(amount),
            paymentType: ['T', 'O', 'Z'].indexOf(code) + 1,
          }
        : { type: 5, success: true, referenceId: id, createdOn: at, rejectionDate: `${on}T00:00:00` },
    ),
  ];
};

/** `ereporting/paid/{id}` and `ereporting/rejected/{id}`; answered with nothing. */
const report = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const id = call.url.pathname.split('/').at(-1) ?? '';
  const { sent, received } = stateOf(env);
  const body = readBody(call) ?? {};
  const at = env.clock.now().toISOString();
  const missing = json(404, { error: 'Dokument nije pronađen', details: [] });
  if (call.operation === 'paid') {
    const document = sent.get(id);
    if (document?.oib !== oib || body['documentId'] !== document.number) return missing;
    const { paymentDate: on, paidAmount, paymentType } = body;
    const amount = amountOf(paidAmount);
    const code = ['T', 'O', 'Z'][Number(paymentType) - 1];
    if (!isDay(on) || amount === null || code === undefined) return json(400, { error: 'Naplata nije potpuna', details: [] });
    const xml = paymentMessage(document, on, amount, code, at);
    reportsOf(env, 'eposlovanje').put(call.requestId, {
      id: call.requestId,
      documentId: id,
      kind: 'payment',
      on,
      amount,
      code,
      xml,
      at,
    });
    return { status: 204, headers: {}, body: null };
  }
  const document = received.get(id);
  if (document?.oib !== oib) return missing;
  const { rejectionDate: on, rejectionType, rejectionReason: words } = body;
  const code = ['N', 'U', 'O'][Number(rejectionType) - 1];
  if (!isDay(on) || code === undefined || typeof words !== 'string' || words === '')
    return json(400, { error: 'Odbijanje nije potpuno', details: [] });
  if (document.rejection !== null) return json(400, { error: 'S010: odbijanje je već evidentirano', details: [] });
  received.put(id, { ...document, rejection: `${code} ${words}` });
  const xml = rejectionMessage(document, on, code, words, at);
  reportsOf(env, 'eposlovanje').put(call.requestId, {
    id: call.requestId,
    documentId: id,
    kind: 'rejection',
    on,
    amount: '',
    code,
    xml,
    at,
  });
  return { status: 204, headers: {}, body: null };
};

const requests = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const query = call.url.searchParams;
  const document = stateOf(env)
    .sent.all()
    .find(
      ({ number, issuedOn, oib: owner }) =>
        owner === oib && number === query.get('documentId') && issuedOn.startsWith(query.get('issueYear') ?? '-'),
    );
  const type = Number(query.get('type') ?? '0');
  const all = document === undefined ? [] : requestsOf(env, document, document.reportedOnly === true ? 3 : 1);
  return json(200, { requests: all.filter((row) => type === 0 || row.type === type) });
};

const changeStatus = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const id = call.url.pathname.split('/').at(-1) ?? '';
  const { received } = stateOf(env);
  const known = received.get(id);
  if (known?.oib !== oib) return json(404, { error: 'Dokument nije pronađen', details: [] });
  const body = readBody(call) ?? {};
  const status = Number(body['status']);
  if (![5, 6, 7, 8].includes(status) || !isDay(body['changedOn']))
    return json(400, { error: 'Status se ne može postaviti', details: [] });
  if (known.business === status)
    return json(400, { error: 'Dokument se već nalazi u statusu kojeg pokušavate postaviti', details: [] });
  if (status === 6 && !body['note']) return json(400, { error: 'Razlog je obvezan', details: [] });
  received.put(id, { ...known, business: status });
  return json(200, { id: Number(id), status, changedOn: body['changedOn'] });
};

const answer = (call: VendorCall, oib: string, env: MockEnv): VendorAnswer => {
  const state = stateOf(env);
  const missing = json(404, { error: 'Dokument nije pronađen', details: [] });
  switch (call.operation) {
    case 'send':
    case 'reportDocument':
      return take(call, oib, env);
    case 'incoming':
    case 'outgoing':
      return list(call, oib, env);
    case 'paid':
    case 'rejected':
      return report(call, oib, env);
    case 'requests':
      return requests(call, oib, env);
    case 'status': {
      const id = call.url.pathname.split('/').at(-1) ?? '';
      const sent = state.sent.get(id);
      if (sent?.oib === oib) {
        const eReportingRequests = requestsOf(env, sent, sent.reportedOnly === true ? 3 : 1);
        return json(200, { ...rowOf(sent, statusOf(env, sent)), eReportingRequests });
      }
      const received = state.received.get(id);
      if (received?.oib !== oib) return missing;
      return json(200, { ...rowOf(received, received.business ?? 4), eReportingRequests: requestsOf(env, received, 2) });
    }
    case 'get': {
      const known = state.received.get(call.url.pathname.split('/').at(-1) ?? '');
      if (known?.oib !== oib) return missing;
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: state.bytesOf(known) };
    }
    case 'changeStatus':
      return changeStatus(call, oib, env);
    case 'amsCheck': {
      const { schema, identifier } = readBody(call) ?? {};
      const asked = String(identifier);
      return schema === '9934' && isOib(asked)
        ? json(200, { schema, identifier, publishedOnAms: !asked.endsWith('0'), mpsEndpoint: null })
        : json(400, { error: 'identifier', details: [] });
    }
    default:
      return json(404, { error: 'Not found', details: [] });
  }
};

/** ePoslovanje, API v2. */
export const eposlovanjeMock: VendorMock = {
  id: 'eposlovanje',
  label: 'ePoslovanje (posrednik za eRačun)',
  operations: [
    'send',
    'reportDocument',
    'incoming',
    'outgoing',
    'status',
    'get',
    'changeStatus',
    'paid',
    'rejected',
    'requests',
    'amsCheck',
    'ping',
    'other',
  ],
  scenarios: SHARED_SCENARIOS,
  matches: (url) => url.host === 'eracun.eposlovanje.hr' || url.host === 'test.eposlovanje.hr',
  operationOf: ({ method, url }) => {
    const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : '';
    if (method === 'POST' && path === '/document/send') return 'send';
    if (method === 'GET' && path === '/document/incoming') return 'incoming';
    if (method === 'GET' && path === '/document/outgoing') return 'outgoing';
    if (method === 'GET' && /^\/document\/status\/\d+$/.test(path)) return 'status';
    if (method === 'POST' && path === '/ereporting/reportdocument') return 'reportDocument';
    if (method === 'POST' && /^\/ereporting\/paid\/\d+$/.test(path)) return 'paid';
    if (method === 'POST' && /^\/ereporting\/rejected\/\d+$/.test(path)) return 'rejected';
    if (method === 'GET' && path === '/ereporting/requests') return 'requests';
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
  actions: exchangeActions('eposlovanje', FIRST, { rejected: 6, approved: 5, paid: 7 }),
};
