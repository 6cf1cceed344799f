import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { appliedOn, listNumberOf, microsOn, QUOTED, written } from './rates.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: JSON.stringify(body),
});

const problem = (status: number, error: string, headers: Record<string, string> = {}): VendorAnswer =>
  json(status, { status, error }, headers);

const KNOWN_PARAMETERS = new Set(['datum-primjene', 'valuta']);

/** The bank's today: lists appear the day before they apply. */
const tomorrow = (env: MockEnv): string => new Date(env.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);

const list = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const { searchParams } = call.url;
  const unknown = [...searchParams.keys()].find((name) => !KNOWN_PARAMETERS.has(name));
  if (unknown !== undefined) return problem(400, `Nepoznat parametar ${unknown}`);
  const asked = searchParams.get('datum-primjene') ?? env.clock.now().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asked) || Number.isNaN(Date.parse(asked))) return problem(400, 'Neispravan datum-primjene');
  const day = appliedOn(asked);
  if (day > tomorrow(env) || asked < '2023-01-01') return json(200, []);
  const wanted = searchParams.getAll('valuta');
  const rows = QUOTED.filter(({ code }) => wanted.length === 0 || wanted.includes(code)).map((quoted) => {
    const middle = microsOn(quoted, day);
    return {
      broj_tecajnice: String(listNumberOf(day)),
      datum_primjene: day,
      drzava: quoted.country,
      drzava_iso: quoted.iso3,
      sifra_valute: quoted.number,
      valuta: quoted.code,
      kupovni_tecaj: written(middle * 1.0015),
      srednji_tecaj: written(middle),
      prodajni_tecaj: written(middle * 0.9985),
    };
  });
  return json(200, rows);
};

/** HNB: the list of rates of a day. */
export const hnbMock: VendorMock = {
  id: 'hnb',
  label: 'HNB (tečajna lista)',
  operations: ['rates', 'other'],
  scenarios: [
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '60', isNumber: true } },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'empty', means: 'lista je prazna' },
  ],
  matches: (url) => url.host === 'api.hnb.hr',
  operationOf: ({ method, url }) => (method === 'GET' && url.pathname === '/tecajn-eur/v3' ? 'rates' : 'other'),
  handle: (call, env) => {
    const { scenario } = call;
    if (scenario.name === '429')
      return problem(429, 'Too Many Requests', { 'retry-after': String(numberArgument(scenario, 60)) });
    if (scenario.name === 'http500') return problem(500, 'Internal Server Error');
    if (scenario.name === 'malformed')
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Održavanje</html>' };
    if (call.operation !== 'rates') return problem(404, 'Not Found');
    return scenario.name === 'empty' ? json(200, []) : list(call, env);
  },
};
