import { childElements, escapeText, parseXml, SOAP_NS, soapBody, soapFault, SoapProblem } from '../kit/soap.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { isRegistered, traderOf, serviceDay } from './register.ts';

const TYPES = 'urn:ec.europa.eu:taxud:vies:services:checkVat:types';

const MEMBER_STATES = new Set('AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '));

const ORDER = [
  'countryCode',
  'vatNumber',
  'traderName',
  'traderCompanyType',
  'traderStreet',
  'traderPostcode',
  'traderCity',
  'requesterCountryCode',
  'requesterVatNumber',
];

const xml = (status: number, body: string): VendorAnswer => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body,
});

const fault = (word: string): VendorAnswer => xml(500, soapFault('Server', word));

const readQuestion = (call: VendorCall): Readonly<Record<string, string>> => {
  const type = call.headers.get('content-type') ?? '';
  if (!/^text\/xml\b/i.test(type)) throw new SoapProblem(`Content-Type ${type} is not text/xml`);
  const root = soapBody(parseXml(call.body));
  if (root.namespaceURI !== TYPES || root.localName !== 'checkVatApprox')
    throw new SoapProblem(`Unknown operation ${root.nodeName}`);
  const fields: Record<string, string> = {};
  let last = -1;
  for (const child of childElements(root)) {
    const place = child.namespaceURI === TYPES ? ORDER.indexOf(child.localName) : -1;
    if (place <= last) throw new SoapProblem(`Unexpected element ${child.nodeName}`);
    last = place;
    fields[child.localName] = (child.textContent ?? '').trim();
  }
  return fields;
};

const element = (name: string, value: string): string => `<ns2:${name}>${escapeText(value)}</ns2:${name}>`;

const answer = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const { countryCode = '', vatNumber = '', requesterCountryCode = '', requesterVatNumber = '' } = readQuestion(call);
  if (!MEMBER_STATES.has(countryCode) || !/^[0-9A-Za-z+*.]{2,12}$/.test(vatNumber)) return fault('INVALID_INPUT');
  const tellsWhoAsks = requesterCountryCode !== '' || requesterVatNumber !== '';
  if (tellsWhoAsks && (!MEMBER_STATES.has(requesterCountryCode) || !/^\d{8,11}$/.test(requesterVatNumber)))
    return fault('INVALID_REQUESTER_INFO');
  const valid = call.scenario.name === 'invalid' ? false : isRegistered(countryCode, vatNumber);
  const trader = valid ? traderOf(countryCode, vatNumber) : null;
  const fields = [
    element('countryCode', countryCode),
    element('vatNumber', vatNumber),
    element('requestDate', `${serviceDay(env)}+01:00`),
    element('valid', String(valid)),
    element('traderName', trader?.name ?? '---'),
    element('traderCompanyType', '---'),
    element('traderAddress', trader?.address ?? '---'),
    element('requestIdentifier', tellsWhoAsks ? `WAPIAAAA${call.requestId.replaceAll('-', '').slice(0, 8).toUpperCase()}` : ''),
  ].join('');
  const body = `<ns2:checkVatApproxResponse xmlns:ns2="${TYPES}">${fields}</ns2:checkVatApproxResponse>`;
  return xml(200, `<env:Envelope xmlns:env="${SOAP_NS}"><env:Header/><env:Body>${body}</env:Body></env:Envelope>`);
};

/** VIES: whether a VAT number is registered for trade within the EU. */
export const viesMock: VendorMock = {
  id: 'vies',
  label: 'VIES (PDV brojevi u EU)',
  operations: ['check', 'other'],
  scenarios: [
    { name: 'invalid', means: 'broj nije registriran' },
    {
      name: 'fault',
      means: 'SOAP Fault',
      argument: { means: 'MS_UNAVAILABLE, MS_MAX_CONCURRENT_REQ, IP_BLOCKED …', default: 'MS_UNAVAILABLE' },
    },
    { name: 'http503', means: 'održavanje (HTML stranica)' },
    { name: 'malformed', means: 'odrezan odgovor' },
  ],
  matches: (url) => url.host === 'ec.europa.eu' && url.pathname.startsWith('/taxation_customs/vies/'),
  operationOf: ({ method, url }) =>
    method === 'POST' && url.pathname === '/taxation_customs/vies/services/checkVatService' ? 'check' : 'other',
  handle: (call, env) => {
    const { scenario } = call;
    if (scenario.name === 'fault') return fault(scenario.argument ?? 'MS_UNAVAILABLE');
    if (scenario.name === 'http503') return { status: 503, headers: { 'content-type': 'text/html' }, body: '<html>…</html>' };
    if (scenario.name === 'malformed') return xml(200, `<env:Envelope xmlns:env="${SOAP_NS}"><env:Body><ns2:checkVat`);
    if (call.operation !== 'check') return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>404</html>' };
    try {
      return answer(call, env);
    } catch (error) {
      if (!(error instanceof SoapProblem)) throw error;
      call.note(`fault: ${error.message}`);
      return xml(500, soapFault('Client', error.message));
    }
  },
};
