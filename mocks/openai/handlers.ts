import { collection } from '../kit/records.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { jsonAnswer, OpenaiRefusal } from './answers.ts';
import type { ModelAnswer } from './fixtures/answer.ts';
import { answerForDrawn, drawnDocuments } from './fixtures/draw.ts';
import { answerForUnknown } from './fixtures/unknown-file.ts';
import { openaiPages } from './pages.ts';
import { type Question, readQuestion } from './request.ts';

interface ReadRecord {
  readonly at: string;
  readonly sha256: string;
  readonly model: string;
  readonly what: string;
  readonly tokens: number;
}

const readings = (env: MockEnv) => collection<ReadRecord>(env.store, 'openai', 'readings');

/** Sums that no document has: the total is a euro off and the tax is that of another rate. */
const spoilt = (answer: ModelAnswer): ModelAnswer => ({
  ...answer,
  vat_groups: answer.vat_groups.map((group) => ({ ...group, amount: '1.01' })),
  total: answer.total === null ? null : (Number(answer.total) + 1).toFixed(2),
});

/** About as many as the vendor counts: by the size of the picture, and by the letters of the answer. */
const usageOf = (question: Question, text: string) => {
  const input_tokens = 900 + Math.ceil(question.bytes.length / 400);
  const output_tokens = Math.ceil(text.length / 4);
  return {
    input_tokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input_tokens + output_tokens,
  };
};

type Content = { readonly type: 'refusal'; readonly refusal: string } | { readonly type: 'output_text'; readonly text: string };

const contentOf = (name: string, text: string): Content => {
  if (name === 'refusal') return { type: 'refusal', refusal: "I'm sorry, I can't help with that." };
  return { type: 'output_text', text: name === 'incomplete' ? text.slice(0, 120) : text };
};

function answerTo(call: VendorCall, env: MockEnv): VendorAnswer {
  const question = readQuestion(call);
  const { name, argument } = call.scenario;
  const truth = answerForDrawn(question.sha256) ?? answerForUnknown(question.bytes, question.sha256);
  const text =
    name === 'malformed-answer' ? '{"kind":"receipt"}' : JSON.stringify(name === 'malformed-totals' ? spoilt(truth) : truth);
  const content = contentOf(name, text);
  const usage = usageOf(question, text);
  const created = env.clock.now();
  const id = `resp_${call.requestId.replaceAll('-', '')}`;
  readings(env).put(id, {
    at: created.toISOString(),
    sha256: question.sha256,
    model: question.model,
    what: name === 'refusal' ? 'odbijeno' : (truth.supplier_name ?? 'nije račun'),
    tokens: usage.total_tokens,
  });
  return jsonAnswer(
    200,
    {
      id,
      object: 'response',
      created_at: Math.floor(created.getTime() / 1000),
      status: name === 'incomplete' ? 'incomplete' : 'completed',
      error: null,
      incomplete_details: name === 'incomplete' ? { reason: argument ?? 'max_output_tokens' } : null,
      model: `${question.model}-2025-04-14`,
      output: [
        {
          id: `msg_${id.slice(5)}`,
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ ...content, annotations: [] }],
        },
      ],
      store: false,
      usage,
    },
    { 'x-request-id': call.requestId, 'x-ratelimit-remaining-requests': '499' },
  );
}

/** Failures by scenario, before anything is looked at. */
function failureOf({ scenario }: VendorCall): VendorAnswer | null {
  const refuse = (status: number, type: string, code: string | null, message: string, headers = {}) =>
    new OpenaiRefusal({ status, type, code, message, headers }).answer();
  switch (scenario.name) {
    case '401':
      return refuse(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.');
    case '403':
      return refuse(
        403,
        'request_forbidden',
        'unsupported_country_region_territory',
        'Country, region, or territory not supported',
      );
    case '429': {
      const seconds = String(numberArgument(scenario, 20));
      return refuse(429, 'requests', 'rate_limit_exceeded', 'Rate limit reached.', { 'retry-after': seconds });
    }
    case 'quota':
      return refuse(429, 'insufficient_quota', scenario.argument ?? 'insufficient_quota', 'You exceeded your current quota.');
    case 'too-long':
      return refuse(
        400,
        'invalid_request_error',
        'context_length_exceeded',
        'Your input exceeds the context window of this model.',
      );
    case 'bad-image':
      return refuse(400, 'invalid_request_error', 'image_parse_error', 'You uploaded an unsupported image.');
    case 'no-model':
      return refuse(404, 'invalid_request_error', 'model_not_found', 'The model does not exist.');
    case 'http500':
      return refuse(500, 'server_error', null, 'The server had an error while processing your request.');
    case 'overloaded':
      return refuse(503, 'server_error', 'server_is_overloaded', 'The engine is currently overloaded.', { 'retry-after': '5' });
    case 'malformed':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' };
    case 'failed-response':
      return jsonAnswer(200, {
        id: 'resp_failed', object: 'response', status: 'failed', model: 'gpt-4.1-mini', output: [],
        error: { code: 'server_error', message: 'The model failed to generate a response.' },
      }); // prettier-ignore
    default:
      return null;
  }
}

/** A model that reads documents. */
export const openaiMock: VendorMock = {
  id: 'openai',
  label: 'OpenAI (čitanje računa)',
  operations: ['responses.create', 'other'],
  scenarios: [
    { name: 'refusal', means: 'model odbija odgovoriti' },
    { name: 'incomplete', means: 'odgovor je prekinut', argument: { means: 'razlog', default: 'max_output_tokens' } },
    { name: 'malformed-totals', means: 'krivi zbrojevi' },
    { name: 'malformed-answer', means: 'odgovor bez traženih polja' },
    { name: '401', means: 'ključ ne vrijedi' },
    { name: '403', means: 'zemlja nije podržana' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '20', isNumber: true } },
    { name: 'quota', means: 'potrošen iznos na računu', argument: { means: 'kod', default: 'insufficient_quota' } },
    { name: 'too-long', means: 'dokument je predug' },
    { name: 'bad-image', means: 'slika se ne može otvoriti' },
    { name: 'no-model', means: 'model više ne postoji' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'overloaded', means: 'preopterećen' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'failed-response', means: 'uspješan odgovor koji javlja pogrešku' },
  ],
  matches: (url) => url.host === 'api.openai.com',
  operationOf: ({ method, url }) => (method === 'POST' && url.pathname === '/v1/responses' ? 'responses.create' : 'other'),
  handle: (call, env) => {
    try {
      if (call.operation === 'other') {
        const message = `Invalid URL (${call.method} ${call.url.pathname})`;
        throw new OpenaiRefusal({ status: 404, message, type: 'invalid_request_error', code: null });
      }
      return failureOf(call) ?? answerTo(call, env);
    } catch (error) {
      if (error instanceof OpenaiRefusal) return error.answer();
      throw error;
    }
  },
  pages: openaiPages,
  tables: (env) => [
    {
      title: 'Čitanja',
      columns: ['kada', 'SHA-256', 'model', 'što', 'tokeni'],
      rows: readings(env)
        .all()
        .toReversed()
        .map(({ at, sha256, model, what, tokens }) => [at, sha256.slice(0, 12), model, what, String(tokens)]),
    },
    {
      title: 'Primjeri za učitavanje (/__mocks/openai/primjeri)',
      columns: ['datoteka', 'što', 'SHA-256'],
      rows: drawnDocuments().map(({ filename, sample, sha256 }) => [filename, sample.means, sha256.slice(0, 12)]),
    },
  ],
};
