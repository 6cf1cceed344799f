import { createHash } from 'node:crypto';

import type { VendorCall } from '../kit/vendor.ts';
import { invalidRequest, OpenaiRefusal } from './answers.ts';
import { MOCK_OPENAI } from './credentials.ts';
import { requireStrictSchema } from './strict-schema.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A question as it passed all checks. */
export interface Question {
  readonly model: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const FIELDS = new Set(['model', 'instructions', 'input', 'text', 'max_output_tokens', 'store']);
const MODELS: readonly string[] = [MOCK_OPENAI.model, 'gpt-4.1', 'gpt-4o', 'gpt-4o-mini', 'gpt-5', 'gpt-5-mini'];
const MAGIC: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.subarray(1, 4).toString('latin1') === 'PNG',
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/webp': (bytes) => bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  'application/pdf': (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
};

function authorize({ headers }: VendorCall): void {
  const given = headers.get('authorization');
  if (given === `Bearer ${MOCK_OPENAI.apiKey}`) return;
  const message = given === null ? "You didn't provide an API key." : 'Incorrect API key provided.';
  throw new OpenaiRefusal({ status: 401, message, type: 'invalid_request_error', code: 'invalid_api_key' });
}

function fileOf(url: unknown, types: RegExp, param: string): Buffer {
  const [, type = '', base64 = ''] =
    /^data:([\w/+.-]+);base64,([A-Za-z0-9+/]+=*)$/.exec(typeof url === 'string' ? url : '') ?? [];
  if (!types.test(type))
    throw invalidRequest('Expected a base64-encoded data URL with a supported MIME type.', param, 'invalid_value');
  const bytes = Buffer.from(base64, 'base64');
  if (MAGIC[type]?.(bytes) === true) return bytes;
  throw invalidRequest(
    'The file you provided could not be read.',
    param,
    type === 'application/pdf' ? 'invalid_file' : 'image_parse_error',
  );
}

/** The one file of the question. */
function attachmentOf(input: unknown): Buffer {
  const message: unknown = Array.isArray(input) && input.length === 1 ? (input as readonly unknown[])[0] : null;
  if (!isObject(message) || message['role'] !== 'user' || !Array.isArray(message['content']))
    throw invalidRequest('input must be one message of the user with content parts.', 'input');
  const files = (message['content'] as readonly unknown[]).flatMap((part) => {
    if (!isObject(part)) throw invalidRequest('A content part must be an object.', 'input');
    if (part['type'] === 'input_text' && typeof part['text'] === 'string') return [];
    if (part['type'] === 'input_image') return [fileOf(part['image_url'], /^image\/(png|jpeg|webp)$/, 'input[0].content')];
    if (part['type'] === 'input_file' && typeof part['filename'] === 'string')
      return [fileOf(part['file_data'], /^application\/pdf$/, 'input[0].content')];
    throw invalidRequest('Invalid content part.', 'input[0].content', 'invalid_value');
  });
  const [bytes] = files;
  if (bytes === undefined || files.length > 1) throw invalidRequest('This reader is asked about one file at a time.', 'input');
  return bytes;
}

function requireFormat(text: unknown): void {
  const format = isObject(text) ? text['format'] : null;
  if (!isObject(format) || format['type'] !== 'json_schema' || format['strict'] !== true)
    throw invalidRequest('text.format must be a strict json_schema.', 'text.format');
  if (!/^[\w-]{1,64}$/.test(String(format['name']))) throw invalidRequest('Invalid name of the schema.', 'text.format.name');
  requireStrictSchema(format['schema']);
}

/** Reads a question as strictly as the vendor does. Throws `OpenaiRefusal`. */
export function readQuestion(call: VendorCall): Question {
  authorize(call);
  if (!(call.headers.get('content-type') ?? '').startsWith('application/json'))
    throw invalidRequest('Content-Type must be application/json.', 'content-type');
  let body: unknown;
  try {
    body = JSON.parse(call.body.toString('utf8'));
  } catch {
    body = null;
  }
  if (!isObject(body)) throw invalidRequest('We could not parse the JSON body of your request.', 'body');
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw invalidRequest(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
  const { model } = body;
  if (typeof model !== 'string') throw invalidRequest('you must provide a model parameter', 'model');
  if (!MODELS.includes(model)) {
    const message = `The model '${model}' does not exist or you do not have access to it.`;
    throw new OpenaiRefusal({ status: 404, message, type: 'invalid_request_error', code: 'model_not_found' });
  }
  if (!Number.isInteger(body['max_output_tokens']) || Number(body['max_output_tokens']) < 16)
    throw invalidRequest('max_output_tokens must be an integer of at least 16.', 'max_output_tokens');
  if (body['store'] !== false) call.note('store is not false: file and answer would be kept at the vendor for 30 days');
  requireFormat(body['text']);
  const bytes = attachmentOf(body['input']);
  return { model, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
