import type { VendorAnswer } from '../kit/vendor.ts';

const STATUS = {
  Unauthorized: 401,
  AccessDenied: 403,
  SignatureDoesNotMatch: 403,
  RequestTimeTooSkewed: 403,
  ObjectLockedByBucketPolicy: 403,
  AuthorizationHeaderMalformed: 400,
  ExpiredRequest: 400,
  InvalidArgument: 400,
  InvalidDigest: 400,
  BadDigest: 400,
  XAmzContentSHA256Mismatch: 400,
  KeyTooLongError: 400,
  MetadataTooLarge: 400,
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  EntityTooSmall: 400,
  MalformedXML: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  PreconditionFailed: 412,
  TooManyRequests: 429,
  InternalError: 500,
  NotImplemented: 501,
  ServiceUnavailable: 503,
} as const;

export type S3ErrorCode = keyof typeof STATUS;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const xmlAnswer = (status: number, body: string, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/xml', ...headers },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

/** A refusal in the storage's own shape; an answer to HEAD has no body. */
export class S3Error extends Error {
  readonly code: S3ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: S3ErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }

  answer(method: string): VendorAnswer {
    const status = STATUS[this.code];
    if (method === 'HEAD') return { status, headers: this.headers, body: null };
    const body = `<Error><Code>${this.code}</Code><Message>${escapeXml(this.message)}</Message></Error>`;
    return xmlAnswer(status, body, this.headers);
  }
}
