import { childElements, parseXml, soapBody, soapFault, SoapProblem } from '../kit/soap.ts';
import type { MockEnv, VendorAnswer, VendorCall, VendorMock } from '../kit/vendor.ts';
import { echoAnswer } from './answer.ts';
import type { CisEnvironment } from './ca.ts';
import { F73, soapAction } from './names.ts';
import { READ_HOURS, REGISTER_HOURS, REGISTER_HOURS_OF_MANY, REMOVE_HOURS } from './hours.ts';
import { CHANGE, TIP } from './notices.ts';
import { CHECK, RECEIPT } from './receipts.ts';
import type { RequestName } from './requests.ts';
import { answerSigned, xmlAnswer, type SignedRequest } from './respond.ts';

interface Endpoint {
  readonly environment: CisEnvironment;
  readonly path: string;
}

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'https://cis.porezna-uprava.hr:8449': { environment: 'production', path: '/FiskalizacijaService' },
  'https://cistest.apis-it.hr:8449': { environment: 'test', path: '/FiskalizacijaServiceTest' },
};

/** What each message does, and the operation that its `SOAPAction` names. */
const SIGNED: Readonly<Record<RequestName, { readonly operation: string; readonly request: SignedRequest }>> = {
  RacunZahtjev: { operation: 'racuni', request: RECEIPT },
  ProvjeraZahtjev: { operation: 'provjera', request: CHECK },
  PromijeniPodatkeRacunaZahtjev: { operation: 'promijeniPodatkeRacuna', request: CHANGE },
  NapojnicaZahtjev: { operation: 'napojnica', request: TIP },
  PrijaviRadnoVrijemeZahtjev: { operation: 'prijaviRadnoVrijeme', request: REGISTER_HOURS },
  ObrisiRadnoVrijemeZahtjev: { operation: 'obrisiRadnoVrijeme', request: REMOVE_HOURS },
  DohvatiRadnoVrijemeZahtjev: { operation: 'dohvatiRadnoVrijeme', request: READ_HOURS },
  PrijaviRadnoVrijemeZaPoslovniceZahtjev: {
    operation: 'prijaviRadnoVrijemeZaPoslovnice',
    request: REGISTER_HOURS_OF_MANY,
  },
};

const OPERATIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SIGNED).map(([element, { operation }]) => [element, operation])),
  EchoRequest: 'echo',
};

const signedRequest = (name: string): SignedRequest | null =>
  Object.hasOwn(SIGNED, name) ? SIGNED[name as RequestName].request : null;

const checkTransport = (call: VendorCall, endpoint: Endpoint): void => {
  if (call.method !== 'POST') throw new SoapProblem(`${call.method} is not accepted`);
  if (call.url.pathname !== endpoint.path) throw new SoapProblem(`No service at ${call.url.pathname}`);
  const type = call.headers.get('content-type') ?? '';
  if (!/^text\/xml\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type))
    throw new SoapProblem(`Content-Type ${type} is not text/xml in UTF-8`);
};

const answer = async (call: VendorCall, env: MockEnv, endpoint: Endpoint): Promise<VendorAnswer> => {
  checkTransport(call, endpoint);
  const root = soapBody(parseXml(call.body));
  const operation = root.namespaceURI === F73 ? OPERATIONS[root.localName] : undefined;
  // Production knows no `provjera`.
  if (operation === undefined || (operation === 'provjera' && endpoint.environment === 'production'))
    throw new SoapProblem(`Unknown operation ${root.nodeName}`);
  const action = call.headers.get('soapaction');
  if (action !== soapAction(operation)) throw new SoapProblem(`SOAPAction ${action} does not belong to ${root.localName}`);
  const request = signedRequest(root.localName);
  if (request !== null) return answerSigned(call, env, root, { request, environment: endpoint.environment });
  if (childElements(root).length > 0 || root.attributes.length > 1)
    throw new SoapProblem('EchoRequest holds a text and nothing else');
  if (call.scenario.name === 'http500-fault') return xmlAnswer(500, soapFault('Server', 'Internal Error (from server)'));
  if (call.scenario.name === 'http503')
    return { status: 503, headers: { 'content-type': 'text/html' }, body: '<html><body>Održavanje</body></html>' };
  if (call.scenario.name === 'malformed') return xmlAnswer(200, echoAnswer(root.textContent ?? '').slice(0, -40));
  const { body, headers, status } = xmlAnswer(200, echoAnswer(root.textContent ?? ''));
  const ahead = call.scenario.name === 'clock' ? Number(call.scenario.argument ?? 0) : 0;
  return { status, headers: { ...headers, date: new Date(env.clock.now().getTime() + ahead * 1000).toUTCString() }, body };
};

/** The Tax Administration's fiscalization service. */
export const cisMock: VendorMock = {
  id: 'cis',
  label: 'CIS (fiskalizacija, Porezna uprava)',
  operations: [...Object.values(OPERATIONS), 'other'],
  scenarios: [
    { name: 's001', means: 'poruka nije u skladu sa shemom', argument: { means: 'element', default: 'tns:Racun' } },
    { name: 's002', means: 'certifikat nije pouzdan ili je istekao' },
    { name: 's003', means: 'certifikat bez obveznog podatka' },
    { name: 's004', means: 'neispravan potpis' },
    { name: 's005', means: 'OIB različit od onoga u certifikatu' },
    { name: 's006', means: 'sistemska pogreška' },
    { name: 's009', means: 'napojnica: račun je stariji od dva dana' },
    { name: 's010', means: 'napojnica: podaci se razlikuju od fiskaliziranih' },
    { name: 's011', means: 'promjena podataka: račun nije od danas' },
    { name: 's012', means: 'promjena podataka: podaci se razlikuju od fiskaliziranih' },
    { name: 's013', means: 'restriktivne greške', argument: { means: 'šifre', default: '177' } },
    { name: 'http500-fault', means: 'SOAP Fault bez šifre' },
    { name: 'http503', means: 'održavanje (HTML stranica)' },
    { name: 'clock', means: 'sat servisa ide naprijed (echo)', argument: { means: 'sekunde', default: '120' } },
    { name: 'malformed', means: 'odrezan odgovor' },
    { name: 'bad-signature', means: 'odgovor potpisan tuđim ključem' },
    { name: 'tampered', means: 'JIR promijenjen nakon potpisa' },
    { name: 'unsigned', means: 'odgovor bez potpisa' },
    { name: 'wrong-message-id', means: 'odgovor na tuđu poruku' },
    { name: 'new-jir-on-resend', means: 'ponovljeni račun dobiva novi JIR' },
    { name: 'jir', means: 'dodijeli zadani JIR', argument: { means: 'JIR', default: '' } },
    { name: 'strict-totals', means: 'odbija račun čiji se iznosi ne zbrajaju (v166)' },
    { name: 'refuse-conflict', means: 'odbija drugi sadržaj pod istim brojem', argument: { means: 'šifra', default: '182' } },
    { name: 'refuse-reused-id', means: 'odbija ponovljeni IdPoruke' },
  ],
  matches: (url) => Object.hasOwn(ENDPOINTS, url.origin),
  operationOf: ({ body }) => {
    const text = body.toString('latin1');
    return (
      Object.entries(OPERATIONS).find(([element]) => text.includes(`:${element}`) || text.includes(`<${element}`))?.[1] ?? 'other'
    );
  },
  handle: async (call, env) => {
    const endpoint = ENDPOINTS[call.url.origin];
    if (endpoint === undefined) throw new TypeError(`Not a host of the service: ${call.url.origin}`);
    try {
      return await answer(call, env, endpoint);
    } catch (error) {
      if (!(error instanceof SoapProblem)) throw error;
      call.note(`fault: ${error.message}`);
      return xmlAnswer(500, soapFault('Client', error.message));
    }
  },
};
