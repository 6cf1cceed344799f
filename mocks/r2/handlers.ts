import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { S3Error } from './answers.ts';
import { MOCK_R2 } from './credentials.ts';
import { deleteObject, listObjects, putObject, readObject } from './objects.ts';
import { verifySigV4 } from './sigv4.ts';
import { r2State, type R2State } from './state.ts';
import { corsHeaders, preflight } from './cors.ts';
import { abortUpload, beginUpload, completeUpload, putPart } from './multipart.ts';
import { r2Pages } from './pages.ts';

const HOST = /^([^.]+)\.(?:eu\.)?r2\.cloudflarestorage\.com$/;
const REFUSED_HEADER = /^(x-amz-checksum-|x-amz-sdk-checksum-algorithm$|x-amz-trailer$|x-amz-decoded-content-length$)/i;

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Path style only: `/<bucket>/<key>`. */
const split = (url: URL): { readonly bucket: string; readonly key: string } => {
  const [, bucket = '', ...rest] = decode(url.pathname).split('/');
  return { bucket, key: rest.join('/') };
};

const refuseChecksums = (call: VendorCall): void => {
  for (const name of [...call.headers.keys(), ...call.url.searchParams.keys()]) {
    if (REFUSED_HEADER.test(name)) throw new S3Error('NotImplemented', `Header '${name}' with value not implemented`);
  }
  if (/\baws-chunked\b/.test(call.headers.get('content-encoding') ?? '')) {
    throw new S3Error('NotImplemented', "Header 'content-encoding' with value 'aws-chunked' not implemented");
  }
};

const playScenario = (call: VendorCall, key: string, state: R2State, env: MockEnv): void => {
  switch (call.scenario.name) {
    case '401':
      throw new S3Error('Unauthorized', 'Unauthorized');
    case '403':
      throw new S3Error('AccessDenied', 'Access Denied');
    case '429':
      throw new S3Error('TooManyRequests', 'Reduce your request rate.', {
        'retry-after': String(numberArgument(call.scenario, 1)),
      });
    case 'http500':
      throw new S3Error('InternalError', 'We encountered an internal error. Please try again.');
    case '503':
      throw new S3Error('ServiceUnavailable', 'Please reduce your request rate.');
    case 'locked':
      if (state.get(key) !== null && call.method !== 'GET' && call.method !== 'HEAD') {
        throw new S3Error('ObjectLockedByBucketPolicy', 'The object is locked by the bucket policy.');
      }
      return;
    case 'one-write-per-second': {
      const written = call.method === 'PUT' ? state.get(key) : null;
      if (written !== null && env.clock.now().getTime() - Date.parse(written.lastModified) < 1000) {
        throw new S3Error('TooManyRequests', 'At most one write a second to the same key.', { 'retry-after': '1' });
      }
      return;
    }
    default:
  }
};

const answer = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const state = r2State(env);
  const { bucket, key } = split(call.url);
  if (call.operation === 'preflight') return preflight(call, env);
  refuseChecksums(call);
  if (HOST.exec(call.url.hostname)?.[1] !== MOCK_R2.accountId) throw new S3Error('Unauthorized', 'The account is not known');
  verifySigV4(call, {
    accessKeyId: MOCK_R2.accessKeyId,
    secretAccessKey: MOCK_R2.secretAccessKey,
    now: [env.clock.now(), env.clock.machineNow()],
  });
  playScenario(call, key, state, env);
  if (bucket !== MOCK_R2.bucket) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist.');
  const corsAnswer = corsHeaders(call, env);
  const plain = answerOperation(call, bucket, key, state);
  return { ...plain, headers: { ...plain.headers, ...corsAnswer } };
};

const answerOperation = (call: VendorCall, bucket: string, key: string, state: R2State): VendorAnswer => {
  if (call.operation === 'multipart-begin') return beginUpload(call, bucket, key, state);
  if (call.operation === 'multipart-part') return putPart(call, key, state);
  if (call.operation === 'multipart-complete') return completeUpload(call, bucket, key, state);
  if (call.operation === 'multipart-abort') return abortUpload(call, key, state);
  if (call.operation === 'list') return listObjects(call, bucket, state);
  if (call.operation === 'put') return putObject(call, key, state);
  if (call.operation === 'get' || call.operation === 'head') return readObject(call, key, state);
  if (call.operation === 'delete') return deleteObject(key, state);
  throw new S3Error('NotImplemented', `${call.method} ${call.url.pathname}${call.url.search} is not played here`);
};

/** Cloudflare R2's S3 interface. */
export const r2Mock: VendorMock = {
  id: 'r2',
  label: 'Cloudflare R2 (pohrana dokumenata)',
  operations: [
    'put',
    'get',
    'head',
    'delete',
    'list',
    'preflight',
    'multipart-begin',
    'multipart-part',
    'multipart-complete',
    'multipart-abort',
    'other',
  ],
  scenarios: [
    { name: '401', means: 'ne priznaje ključ' },
    { name: '403', means: 'zabranjuje pristup' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '1', isNumber: true } },
    { name: '503', means: 'privremeno nedostupan' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'locked', means: 'postojeći predmet se ne smije mijenjati ni brisati' },
    { name: 'one-write-per-second', means: 'najviše jedan zapis u sekundi po ključu' },
  ],
  matches: (url) => HOST.test(url.hostname),
  operationOf: ({ method, url }) => {
    const { key } = split(url);
    const { searchParams: query } = url;
    if (method === 'OPTIONS') return 'preflight';
    if (method === 'POST' && query.has('uploads')) return 'multipart-begin';
    if (method === 'PUT' && query.has('uploadId')) return 'multipart-part';
    if (method === 'POST' && query.has('uploadId')) return 'multipart-complete';
    if (method === 'DELETE' && query.has('uploadId')) return 'multipart-abort';
    if (query.has('uploads') || query.has('uploadId') || query.has('delete')) return 'other';
    if (method === 'GET' && key === '') return 'list';
    if (key !== '' && ['PUT', 'GET', 'HEAD', 'DELETE'].includes(method)) return method.toLowerCase();
    return 'other';
  },
  handle: (call, env) => {
    if (call.scenario.name === 'malformed') {
      const body = call.method === 'HEAD' ? null : '<html><body>Bad gateway';
      return { status: 200, headers: { 'content-type': 'text/html' }, body };
    }
    try {
      return answer(call, env);
    } catch (error) {
      if (error instanceof S3Error) return error.answer(call.method);
      if (error instanceof URIError)
        return new S3Error('InvalidArgument', 'The address is not encoded properly').answer(call.method);
      throw error;
    }
  },
  tables: (env) => [
    {
      title: 'Predmeti u spremištu',
      columns: ['Naziv', 'Vrsta', 'Bajtova', 'Zapisano'],
      rows: r2State(env)
        .all()
        .toReversed()
        .slice(0, 200)
        .map(({ key, contentType, bytes, lastModified }) => [key, contentType, String(bytes), lastModified]),
    },
    {
      title: 'Nedovršeni zapisi u dijelovima',
      columns: ['Naziv', 'Dijelova', 'Započeto'],
      rows: r2State(env)
        .uploads()
        .toReversed()
        .map(({ key, parts, begunAt }) => [key, String(Object.keys(parts).length), begunAt]),
    },
  ],
  pages: (env) => r2Pages(r2Mock, env),
};
