import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './answers.ts';

/** What a signature covers, as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  /** The host is taken from here: clients sign what they send as `Host`. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface SigV4Options {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Instants that count as "now"; a request is in time when it is for one of them. */
  readonly now: readonly Date[];
}

const SKEW_MS = 15 * 60_000;
const LONGEST_EXPIRY_SECONDS = 604_800;
const REGIONS = ['auto', 'us-east-1'];

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data, 'utf8').digest();

/** RFC 3986 as AWS wants it: everything but the unreserved characters is escaped, in upper case. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalPath = (url: URL): string =>
  url.pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');

const queryPairs = (url: URL): [string, string][] =>
  url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
    });

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const canonicalQuery = (pairs: readonly [string, string][]): string =>
  pairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort((a, b) => byBytes(a[0], b[0]) || byBytes(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const headerValue = (request: SignedRequest, name: string): string => {
  const value = name === 'host' ? request.url.host : request.headers.get(name);
  if (value === null) throw new S3Error('SignatureDoesNotMatch', `Signed header ${name} is missing`);
  return value.trim().replace(/ +/g, ' ');
};

interface Claim {
  readonly date: string;
  readonly scope: readonly [date: string, region: string, service: string, terminator: string];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payloadHash: string;
}

const splitCredential = (credential: string, accessKeyId: string): Claim['scope'] => {
  const [keyId, date = '', region = '', service = '', terminator = '', ...rest] = credential.split('/');
  if (rest.length > 0 || service !== 's3' || terminator !== 'aws4_request' || !REGIONS.includes(region)) {
    throw new S3Error('AuthorizationHeaderMalformed', `Credential scope ${credential} is not one of this service`);
  }
  if (keyId !== accessKeyId) throw new S3Error('Unauthorized', 'The access key is not known');
  return [date, region, service, terminator];
};

const instantOf = (amzDate: string): number => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate);
  if (parts === null) throw new S3Error('AccessDenied', `Not a time of a signature: ${amzDate}`);
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

const expectSignature = (request: SignedRequest, pairs: readonly [string, string][], claim: Claim, secret: string): void => {
  const [date, region, service, terminator] = claim.scope;
  if (!claim.date.startsWith(date)) throw new S3Error('SignatureDoesNotMatch', 'The scope is of another day than the signature');
  if (!claim.signedHeaders.includes('host')) throw new S3Error('SignatureDoesNotMatch', 'The host must be signed');
  const canonicalRequest = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(pairs),
    ...claim.signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n');
  const stringToSign = ['AWS4-HMAC-SHA256', claim.date, claim.scope.join('/'), sha256(canonicalRequest)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), terminator);
  const expected = hmac(key, stringToSign);
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.');
  }
};

const expectPayload = (request: SignedRequest, hash: string): void => {
  if (hash.startsWith('STREAMING-')) throw new S3Error('NotImplemented', `x-amz-content-sha256 ${hash} is not implemented`);
  if (hash === 'UNSIGNED-PAYLOAD') return;
  if (hash !== sha256(request.body)) {
    throw new S3Error('XAmzContentSHA256Mismatch', 'The provided x-amz-content-sha256 header does not match what was computed.');
  }
};

const verifyPresigned = (request: SignedRequest, pairs: readonly [string, string][], options: SigV4Options): void => {
  const query = new Map(pairs);
  const parameter = (name: string): string => {
    const value = query.get(name);
    if (value === undefined) throw new S3Error('AccessDenied', `Query parameter ${name} is missing`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') throw new S3Error('InvalidArgument', 'Unknown X-Amz-Algorithm');
  const scope = splitCredential(parameter('X-Amz-Credential'), options.accessKeyId);
  const date = parameter('X-Amz-Date');
  const seconds = Number(parameter('X-Amz-Expires'));
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_EXPIRY_SECONDS) {
    throw new S3Error('InvalidArgument', `X-Amz-Expires must be 1 to ${LONGEST_EXPIRY_SECONDS} seconds`);
  }
  const signedHeaders = parameter('X-Amz-SignedHeaders').split(';');
  const payloadHash = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  expectSignature(
    request,
    pairs,
    { date, scope, signedHeaders, signature: parameter('X-Amz-Signature'), payloadHash },
    options.secretAccessKey,
  );
  expectPayload(request, payloadHash);
  const signedAt = instantOf(date);
  const inTime = options.now.some((now) => signedAt - SKEW_MS <= now.getTime() && now.getTime() <= signedAt + seconds * 1000);
  if (!inTime) throw new S3Error('ExpiredRequest', 'Request has expired');
};

const verifyHeader = (
  request: SignedRequest,
  pairs: readonly [string, string][],
  authorization: string,
  options: SigV4Options,
): void => {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  if (match === null)
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is not one of AWS4-HMAC-SHA256');
  const [, credential = '', names = '', signature = ''] = match;
  const scope = splitCredential(credential, options.accessKeyId);
  const payloadHash = request.headers.get('x-amz-content-sha256');
  if (payloadHash === null) throw new S3Error('InvalidArgument', 'Missing required header: x-amz-content-sha256');
  const date = request.headers.get('x-amz-date');
  if (date === null) throw new S3Error('AccessDenied', 'Missing required header: x-amz-date');
  const signedHeaders = names.split(';');
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-') && !signedHeaders.includes(name)) {
      throw new S3Error('AccessDenied', `There were headers present in the request which were not signed: ${name}`);
    }
  }
  expectSignature(request, pairs, { date, scope, signedHeaders, signature, payloadHash }, options.secretAccessKey);
  expectPayload(request, payloadHash);
  const signedAt = instantOf(date);
  if (!options.now.some((now) => Math.abs(now.getTime() - signedAt) <= SKEW_MS)) {
    throw new S3Error('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.');
  }
};

/**
 * Checks an AWS Signature Version 4 (service `s3`) in the `Authorization` header or, presigned, in the query, by AWS's own
 * description ("Authenticating Requests", S3: each path segment is encoded once). Throws `S3Error`.
 */
export const verifySigV4 = (request: SignedRequest, options: SigV4Options): void => {
  const pairs = queryPairs(request.url);
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return verifyHeader(request, pairs, authorization, options);
  if (pairs.some(([name]) => name === 'X-Amz-Signature')) return verifyPresigned(request, pairs, options);
  throw new S3Error('Unauthorized', 'The request is not signed');
};
