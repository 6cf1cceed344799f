import { isOib } from '../kit/oib.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { json, readBody, SCHEMA_ERRORS, SHARED_SCENARIOS, sharedAnswer } from '../einvoice-kit/answers.ts';
import { ageOf, intermediaryState, type ReceivedDocument, type SentDocument } from '../einvoice-kit/documents.ts';
import { judgeInvoice } from '../einvoice-kit/judge.ts';
import { numberFault } from '../einvoice-kit/numbers.ts';
import { exchangeActions, intermediaryTables } from '../einvoice-kit/samples.ts';
import { amountOf, isDay, paymentMessage, rejectionMessage, type ReportRecord, reportsOf } from '../einvoice-kit/reports.ts';
import { MOCK_MOJ_ERACUN, MOCK_MOJ_ERACUN_ACCOUNT } from './credentials.ts';

const FIRST = 394_162;
const stateOf = (env: MockEnv) => intermediaryState(env, 'moj_eracun', FIRST);

/** Operation of each path with the fields that its body may have beside the account. */
const OPERATIONS: Readonly<Record<string, { readonly operation: string; readonly fields: readonly string[] }>> = {
  '/apis/v2/send': { operation: 'send', fields: ['File'] },
  '/apis/v2/queryOutbox': { operation: 'queryOutbox', fields: ['ElectronicId', 'From', 'To', 'StatusId'] },
  '/apis/v2/queryInbox': { operation: 'queryInbox', fields: ['Filter', 'ElectronicId', 'From', 'To', 'StatusId'] },
  '/apis/v2/queryDocumentProcessStatusOutbox': { operation: 'processStatus', fields: ['ElectronicId'] },
  '/apis/v2/receive': { operation: 'receive', fields: ['ElectronicId'] },
  '/apis/v2/UpdateDokumentProcessStatus': { operation: 'updateStatus', fields: ['ElectronicId', 'StatusId'] },
  '/api/fiscalization/statusOutbox': { operation: 'fiscalStatus', fields: ['ElectronicId'] },
  '/api/fiscalization/statusInbox': { operation: 'inboxFiscalStatus', fields: ['ElectronicId'] },
  '/api/fiscalization/markPaid': {
    operation: 'markPaid',
    fields: ['ElectronicId', 'PaymentDate', 'PaymentAmount', 'PaymentMethod'],
  },
  '/api/fiscalization/reject': {
    operation: 'reject',
    fields: ['ElectronicId', 'RejectionDate', 'RejectionReasonType', 'RejectionReasonDescription'],
  },
  '/api/mps/check': { operation: 'mpsCheck', fields: ['IdentifierType', 'IdentifierValue'] },
};
const ACCOUNT_FIELDS = ['Username', 'Password', 'CompanyId', 'CompanyBu', 'SoftwareId'];
const STATUS_NAMES: Readonly<Record<number, string>> = {
  20: 'U validaciji',
  30: 'Poslan',
  40: 'Dostavljen',
  45: 'Otkazan',
  50: 'Neuspješan',
  70: 'Isporučen - eIzvještavanje',
};

const errors = (all: Readonly<Record<string, string | readonly string[]>>): VendorAnswer => json(200, { Errors: all });

const accountErrors = (body: Record<string, unknown>): Record<string, string> | null => {
  if (body['Username'] !== MOCK_MOJ_ERACUN_ACCOUNT.username || body['Password'] !== MOCK_MOJ_ERACUN_ACCOUNT.password)
    return { Username: 'Korisničko ime ili lozinka nisu ispravni' };
  if (typeof body['CompanyId'] !== 'string' || !isOib(body['CompanyId'])) return { CompanyId: 'Tvrtka nije poznata' };
  if (body['SoftwareId'] !== MOCK_MOJ_ERACUN.softwareId) return { SoftwareId: 'Softver nije poznat' };
  return null;
};

/** 20 while it is checked, then 30, then 40; by the clock. */
const transportOf = (call: VendorCall, env: MockEnv, { createdAt, buyerOib, isFailed }: SentDocument): number => {
  if (call.scenario.name === 'transport-failed') return 50;
  if (call.scenario.name === 'transport-cancelled') return 45;
  if (isFailed === true) return 50;
  const age = ageOf(env, createdAt);
  // Who is in no address book is only reported.
  return age < 2_000 ? 20 : age < 6_000 ? 30 : buyerOib.endsWith('0') ? 70 : 40;
};

const send = (body: Record<string, unknown>, oib: string, call: VendorCall, env: MockEnv): VendorAnswer => {
  if (call.scenario.name === 'schema-error') return errors({ File: SCHEMA_ERRORS });
  const file = body['File'];
  if (typeof file !== 'string' || !file.trimStart().startsWith('<')) return errors({ File: 'File mora biti XML' });
  const { errors: broken, sellerOib, ...facts } = judgeInvoice(file);
  if (broken.length > 0) return errors({ File: broken });
  if (sellerOib !== oib) return errors({ File: 'Prodavatelj na računu nije tvrtka koja ga šalje' });
  const state = stateOf(env);
  const fault = numberFault(state.sent.all(), { oib, ...facts }, ({ isFailed }) => isFailed === true);
  if (fault !== null) {
    call.note(fault);
    return errors({ File: [fault] });
  }
  const document = state.addSent(file, { oib, ...facts, errors: [] });
  return json(200, {
    ElectronicId: Number(document.id),
    DocumentNr: document.number,
    DocumentTypeId: 1,
    DocumentTypeName: 'Račun',
    StatusId: 20,
    StatusName: STATUS_NAMES[20],
    RecipientBusinessNumber: document.buyerOib,
    Created: document.createdAt,
  });
};

/** What the Tax Administration says of a report that it refuses, by scenario. */
const FISCAL_FAULTS: Readonly<Record<string, { readonly errorCode: string; readonly errorCodeDescription: string }>> = {
  'fiscal-failed': { errorCode: 'S005', errorCodeDescription: 'Poruka nije u skladu sa shemom' },
  'copy-without-original': { errorCode: 'S012', errorCodeDescription: 'Nije evidentiran izvorni račun na koji se odnosi kopija' },
  'not-authorised': { errorCode: 'S006', errorCodeDescription: 'Potpisnik nije ovlašten za dostavu podataka obveznika' },
};

const fiscalStatus = (document: SentDocument, call: VendorCall, env: MockEnv): VendorAnswer => {
  const random = call.scenario.name === 'demo-randomness' ? Number.parseInt(call.requestId.slice(0, 2), 16) % 3 : null;
  const fault = FISCAL_FAULTS[call.scenario.name];
  const status = random ?? (fault ? 1 : ageOf(env, document.createdAt) < 4_000 ? 2 : 0);
  const failure = status === 1 ? (fault ?? FISCAL_FAULTS['fiscal-failed']) : {};
  return json(200, [
    {
      electronicId: Number(document.id),
      channelType: 0,
      messages: [
        { status, messageType: 0, fiscalizationRequestId: call.requestId, ...failure },
        ...reportMessages(env, document.id),
      ],
    },
  ]);
};

/** Reports of payments and rejections stand in the list of the document's messages; their number of a type is this mock's own. */
const reportMessages = (env: MockEnv, documentId: string) =>
  reportsOf(env, 'moj_eracun')
    .all()
    .filter((report) => report.documentId === documentId)
    .map(({ id, kind, xml, at }) => ({
      status: 0,
      messageType: kind === 'payment' ? 2 : 3,
      fiscalizationRequestId: id,
      dateOfFiscalization: at,
      encodedXml: Buffer.from(xml, 'utf8').toString('base64'),
    }));

/** The receipt is reported within seconds; the real ones have five working days. */
const inboxFiscalStatus = (document: ReceivedDocument, call: VendorCall, env: MockEnv): VendorAnswer => {
  const isFailed = call.scenario.name === 'fiscal-failed';
  const status = isFailed ? 1 : ageOf(env, document.createdAt) < 4_000 ? 2 : 0;
  const failure = isFailed ? { errorCode: 'S005', errorCodeDescription: 'Poruka nije u skladu sa shemom' } : {};
  const own = { status, messageType: 0, fiscalizationRequestId: call.requestId, ...failure };
  return json(200, [{ electronicId: Number(document.id), channelType: 0, messages: [own, ...reportMessages(env, document.id)] }]);
};

const outboxRow = (document: SentDocument, call: VendorCall, env: MockEnv) => {
  const StatusId = transportOf(call, env, document);
  if (document.isFailed !== true && (StatusId === 45 || StatusId === 50))
    stateOf(env).sent.put(document.id, { ...document, isFailed: true });
  return {
    ElectronicId: Number(document.id),
    DocumentNr: document.number,
    DocumentTypeId: 1,
    StatusId,
    StatusName: STATUS_NAMES[StatusId] ?? '',
    RecipientBusinessNumber: document.buyerOib,
    Created: document.createdAt,
  };
};

const inboxRow = (document: ReceivedDocument) => ({
  ElectronicId: Number(document.id),
  DocumentNr: document.number,
  DocumentTypeId: 1,
  StatusId: document.acknowledgedAt === null ? 30 : 40,
  SenderBusinessNumber: document.senderOib,
  SenderBusinessName: document.senderName,
  Sent: document.createdAt,
});

/** The Tax Administration takes a report as often as it is told. */
const recordReport = (call: VendorCall, env: MockEnv, report: Omit<ReportRecord, 'id'>): VendorAnswer => {
  const reports = reportsOf(env, 'moj_eracun');
  const { documentId, kind, on, amount, code, xml, at } = report;
  const twin = reports
    .all()
    .find((known) => known.documentId === documentId && known.kind === kind && known.on === on && known.amount === amount);
  if (twin !== undefined) call.note(`same as ${twin.id}`);
  reports.put(call.requestId, { id: call.requestId, documentId, kind, on, amount, code, xml, at });
  const encodedXml = Buffer.from(xml, 'utf8').toString('base64');
  return json(200, { fiscalizationTimestamp: at, fiscalizationRequestId: call.requestId, encodedXml });
};

const unknownDocument = errors({ ElectronicId: 'Dokument nije pronađen' });

const answer = (body: Record<string, unknown>, call: VendorCall, env: MockEnv): VendorAnswer => {
  const oib = String(body['CompanyId']);
  const state = stateOf(env);
  const id = String(body['ElectronicId'] ?? '');
  const sent = state.sent.get(id);
  const received = state.received.get(id);
  const mineSent = sent?.oib === oib ? sent : null;
  const mineReceived = received?.oib === oib ? received : null;
  switch (call.operation) {
    case 'send':
      return send(body, oib, call, env);
    case 'queryOutbox': {
      const from = Date.parse(String(body['From'] ?? '1970-01-01T00:00:00'));
      const rows = state.sent
        .all()
        .filter((row) => row.oib === oib && (id === '' || row.id === id) && Date.parse(row.createdAt) >= from - 86_400_000);
      return json(
        200,
        rows.map((row) => outboxRow(row, call, env)),
      );
    }
    case 'queryInbox': {
      const open = body['Filter'] === 'Undelivered';
      const rows = state.received.all().filter((row) => row.oib === oib && (!open || row.acknowledgedAt === null));
      return json(200, rows.map(inboxRow));
    }
    case 'processStatus':
      return mineSent === null
        ? unknownDocument
        : json(200, [{ ElectronicId: Number(id), DocumentNr: mineSent.number, DocumentProcessStatusId: mineSent.business }]);
    case 'receive': {
      const document = mineReceived ?? mineSent;
      if (document === null) return unknownDocument;
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: state.bytesOf(document) };
    }
    case 'notifyImport': {
      const ref = call.url.pathname.split('/').at(-1) ?? '';
      const known = state.received.get(ref);
      if (known?.oib !== oib) return unknownDocument;
      state.received.put(ref, { ...known, acknowledgedAt: known.acknowledgedAt ?? env.clock.now().toISOString() });
      return json(200, { ElectronicId: Number(ref) });
    }
    case 'updateStatus':
      if (mineReceived === null) return unknownDocument;
      if (![0, 1, 2, 3].includes(Number(body['StatusId']))) return errors({ StatusId: 'Status se ne može postaviti' });
      state.received.put(id, { ...mineReceived, business: Number(body['StatusId']) });
      return json(200, { ElectronicId: Number(id) });
    case 'fiscalStatus':
      return mineSent === null ? unknownDocument : fiscalStatus(mineSent, call, env);
    case 'inboxFiscalStatus':
      return mineReceived === null ? unknownDocument : inboxFiscalStatus(mineReceived, call, env);
    case 'markPaid': {
      if (mineSent === null) return unknownDocument;
      const { PaymentDate: on, PaymentAmount: value, PaymentMethod: code } = body;
      const amount = amountOf(value);
      if (!isDay(on) || amount === null || !['T', 'O', 'Z'].includes(String(code)))
        return errors({ PaymentAmount: 'Podaci o naplati nisu potpuni' });
      const at = env.clock.now().toISOString();
      const xml = paymentMessage(mineSent, on, amount, String(code), at);
      return recordReport(call, env, { documentId: id, kind: 'payment', on, amount, code: String(code), xml, at });
    }
    case 'reject': {
      if (mineReceived === null) return unknownDocument;
      const { RejectionDate: on, RejectionReasonType: type, RejectionReasonDescription: words } = body;
      if (!isDay(on) || !['N', 'U', 'O'].includes(String(type)) || typeof words !== 'string' || words === '')
        return errors({ RejectionReasonType: 'Razlog odbijanja nije potpun' });
      if (mineReceived.rejection !== null) return errors({ ElectronicId: 'S010: odbijanje je već evidentirano' });
      state.received.put(id, { ...mineReceived, business: 1, rejection: `${String(type)} ${words}` });
      const at = env.clock.now().toISOString();
      const xml = rejectionMessage(mineReceived, on, String(type), words, at);
      return recordReport(call, env, { documentId: id, kind: 'rejection', on, amount: '', code: String(type), xml, at });
    }
    case 'mpsCheck':
      return isOib(String(body['IdentifierValue'])) && !String(body['IdentifierValue']).endsWith('0')
        ? json(200, {})
        : json(400, { Message: 'Primatelj nije pronađen' });
    default:
      return json(404, { Message: 'Not found' });
  }
};

/** Moj-eRačun, API v2: sending, statuses, inbox and reports to the Tax Administration. */
export const mojEracunMock: VendorMock = {
  id: 'moj_eracun',
  label: 'Moj-eRačun (posrednik za eRačun)',
  operations: [...Object.values(OPERATIONS).map(({ operation }) => operation), 'notifyImport', 'ping', 'other'],
  scenarios: [
    ...SHARED_SCENARIOS,
    { name: 'errors-in-200', means: '200 s rječnikom Errors' },
    { name: 'messages-in-200', means: '200 s poljem i porukama uz njega (pristupni podaci)' },
    { name: 'transport-failed', means: 'dostava nije uspjela (50)' },
    { name: 'transport-cancelled', means: 'dostava je otkazana (45)' },
    { name: 'fiscal-failed', means: 'fiskalizacija nije uspjela (S005)' },
    { name: 'copy-without-original', means: 'fiskalizacija kopije nije uspjela, izvornik nije evidentiran (S012)' },
    { name: 'not-authorised', means: 'obveznik nije ovlastio posrednika u FiskAplikaciji (S006)' },
    { name: 'demo-randomness', means: 'nasumičan status fiskalizacije, kao na demo okruženju' },
  ],
  matches: (url) => url.host === 'www.moj-eracun.hr' || url.host === 'demo.moj-eracun.hr',
  operationOf: ({ method, url }) => {
    if (method === 'GET' && /^\/apis\/v2\/ping\/?$/i.test(url.pathname)) return 'ping';
    if (method !== 'POST') return 'other';
    if (/^\/apis\/v2\/notifyimport\/\d+$/.test(url.pathname)) return 'notifyImport';
    return OPERATIONS[url.pathname]?.operation ?? 'other';
  },
  handle: (call, env) => {
    const shared = sharedAnswer(call);
    if (shared !== null) return shared;
    if (call.operation === 'ping') return json(200, { Status: 'ok' });
    if (call.operation === 'other') return json(404, { Message: 'Not found' });
    const body = readBody(call);
    if (body === null) return json(400, { Message: 'Tijelo mora biti JSON' });
    const allowed = [...ACCOUNT_FIELDS, ...(OPERATIONS[call.url.pathname]?.fields ?? [])];
    const unknown = Object.keys(body).find((name) => !allowed.includes(name));
    if (unknown !== undefined) return errors({ [unknown]: 'Nepoznato polje' });
    if (call.scenario.name === 'errors-in-200') return errors({ CompanyBu: 'Poslovna jedinica nije poznata' });
    if (call.scenario.name === 'messages-in-200')
      return json(200, { Username: { Value: 'Incorrect', Messages: ['Korisničko ime i lozinka nisu ispravni.'] } });
    const refused = accountErrors(body);
    return refused === null ? answer(body, call, env) : errors(refused);
  },
  tables: (env) => intermediaryTables(env, 'moj_eracun', FIRST),
  actions: exchangeActions('moj_eracun', FIRST, { rejected: 1, approved: 0, paid: 2 }),
};
