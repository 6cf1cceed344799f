import { numberArgument, type VendorAnswer, type VendorCall } from '../kit/vendor.ts';
import type { ScenarioSpec } from '../kit/scenario.ts';

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

export const plain = (status: number, body: string): VendorAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** What every intermediary can be told to do, beside the common scenarios. */
export const SHARED_SCENARIOS: readonly ScenarioSpec[] = [
  { name: '401', means: 'pristupni podaci ne vrijede' },
  { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '30', isNumber: true } },
  { name: 'quota', means: 'potrošen paket računa (402)' },
  { name: 'http500', means: 'unutarnja pogreška' },
  { name: 'malformed', means: 'odrezan odgovor' },
  { name: 'schema-error', means: 'račun ne prolazi provjeru (BR-/HR-BR)' },
];

/** The answer of a shared scenario; null where the vendor goes on. */
export const sharedAnswer = (call: VendorCall): VendorAnswer | null => {
  const { scenario } = call;
  switch (scenario.name) {
    case '401':
      return plain(401, 'Unauthorized');
    case '429':
      return json(429, { message: 'Too many requests' }, { 'retry-after': String(numberArgument(scenario, 30)) });
    case 'quota':
      return json(402, { message: 'Paket računa je potrošen' });
    case 'http500':
      return json(500, { message: 'Internal Server Error' });
    case 'malformed':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"Elec' };
    default:
      return null;
  }
};

export const SCHEMA_ERRORS = [
  '[BR-CO-15] - Ukupan iznos računa s PDV-om mora biti zbroj iznosa bez PDV-a i iznosa PDV-a',
  '[HR-BR-25] - Svaki artikl MORA imati identifikator klasifikacije artikla iz sheme KPD',
] as const;

/** JSON of a request, or null when it is none. */
export const readBody = (call: VendorCall): Record<string, unknown> | null => {
  if (!(call.headers.get('content-type') ?? '').startsWith('application/json')) return null;
  try {
    const body: unknown = JSON.parse(call.body.toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
