import { putBlob } from '../kit/blobs.ts';
import type { MockStore } from '../kit/store.ts';
import { ResendError } from './answers.ts';
import type { MailAttachment, MailContent } from './state.ts';

const FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'reply_to', 'subject', 'html', 'text', 'attachments', 'headers', 'tags']);
const ATTACHMENT_FIELDS = new Set(['filename', 'content', 'content_type', 'content_id']);
const MOST_RECIPIENTS = 50;
const MOST_IN_A_BATCH = 100;
const MOST_BYTES = 40 * 1024 * 1024;
const ADDRESS = /^[^\s<>,;@"]+@[^\s<>,;@"]+\.[^\s<>,;@"]+$/;
const NAMED = /^(?:[^<>]*)<([^<>]+)>$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;
// A group that repeats would overflow the stack of the matcher with a few megabytes.
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const missing = (field: string): ResendError => new ResendError('missing_required_field', `Missing \`${field}\` field.`);
const wrong = (field: string, why: string): ResendError =>
  new ResendError('validation_error', `Invalid \`${field}\` field. ${why}`);

const SHAPE = 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.';

const isAddress = (text: string): boolean => ADDRESS.test(NAMED.exec(text.trim())?.[1]?.trim() ?? text.trim());

const addresses = (body: Json, field: string): string[] => {
  const value = body[field];
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.length > MOST_RECIPIENTS) throw wrong(field, `At most ${MOST_RECIPIENTS} addresses are allowed.`);
  return list.map((item: unknown) => {
    if (typeof item !== 'string' || !isAddress(item)) throw wrong(field, SHAPE);
    return item;
  });
};

const text = (body: Json, field: string): string | null => {
  const value = body[field];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw wrong(field, 'Expected a string.');
  return value;
};

const attachment = (value: unknown, store: MockStore): MailAttachment => {
  const fail = (why: string): ResendError => new ResendError('invalid_attachment', `Attachment is invalid: ${why}`);
  if (!isObject(value)) throw fail('not an object');
  const unknown = Object.keys(value).find((name) => !ATTACHMENT_FIELDS.has(name));
  if (unknown !== undefined) throw fail(`\`${unknown}\` is not played here`);
  const { filename, content, content_type: contentType } = value;
  if (typeof filename !== 'string' || filename === '') throw fail('`filename` is missing');
  if (typeof content !== 'string' || content.length % 4 !== 0 || !BASE64.test(content)) throw fail('`content` is not base64');
  const bytes = Buffer.from(content, 'base64');
  const type = typeof contentType === 'string' ? contentType : 'application/octet-stream';
  return { filename, contentType: type, bytes: bytes.length, sha256: putBlob(store, bytes) };
};

const tags = (body: Json): Record<string, string> => {
  const value = body['tags'] ?? [];
  if (!Array.isArray(value)) throw wrong('tags', 'Expected a list.');
  return Object.fromEntries(
    value.map((tag: unknown): [string, string] => {
      const name = isObject(tag) ? tag['name'] : undefined;
      const content = isObject(tag) ? tag['value'] : undefined;
      if (typeof name !== 'string' || typeof content !== 'string' || !TAG.test(name) || !TAG.test(content)) {
        throw wrong('tags', 'Tags should only contain ASCII letters, numbers, underscores, or dashes.');
      }
      return [name, content];
    }),
  );
};

const headers = (body: Json): Record<string, string> => {
  const value = body['headers'] ?? {};
  if (!isObject(value)) throw wrong('headers', 'Expected an object.');
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => {
      if (typeof content !== 'string' || !/^[\x20-\x7e]*$/.test(content)) throw wrong('headers', `${name} is not plain ASCII.`);
      return [name, content];
    }),
  );
};

const parse = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new ResendError('validation_error', 'The request body is not JSON.', { status: 400 });
  }
};

/** Reads the body of `POST /emails`; attachments become blobs. Throws `ResendError`. */
export const readMessage = (raw: Buffer, store: MockStore): MailContent => {
  if (raw.length > MOST_BYTES) throw new ResendError('validation_error', 'The message is larger than 40 MB.');
  return messageOf(parse(raw), store);
};

/** The mails of `POST /emails/batch`, each still to be read by `batchMessage`. */
export const readBatch = (raw: Buffer): unknown[] => {
  const body = parse(raw);
  if (!Array.isArray(body)) throw new ResendError('validation_error', 'The request body is not a list.', { status: 400 });
  if (body.length < 1 || body.length > MOST_IN_A_BATCH)
    throw new ResendError('validation_error', `A batch has 1 to ${MOST_IN_A_BATCH} emails.`);
  return body;
};

/** One mail of a batch; attachments are not taken there. */
export const batchMessage = (body: unknown, store: MockStore): MailContent => {
  if (isObject(body) && body['attachments'] !== undefined)
    throw new ResendError('validation_error', 'The `attachments` field is not supported in batch emails.');
  return messageOf(body, store);
};

const messageOf = (body: unknown, store: MockStore): MailContent => {
  if (!isObject(body)) throw new ResendError('validation_error', 'The request body is not an object.', { status: 400 });
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw new ResendError('validation_error', `\`${unknown}\` is not a field that is played here.`);

  const from = text(body, 'from');
  if (from === null) throw missing('from');
  if (!isAddress(from)) throw new ResendError('invalid_from_address', `Invalid \`from\` field. ${SHAPE}`);
  const to = addresses(body, 'to');
  if (to.length === 0) throw missing('to');
  const subject = text(body, 'subject');
  if (subject === null) throw missing('subject');
  const html = text(body, 'html');
  const plain = text(body, 'text');
  if (html === null && plain === null) throw new ResendError('validation_error', 'Missing `html` or `text` field.');
  const list = body['attachments'] ?? [];
  if (!Array.isArray(list)) throw new ResendError('invalid_attachment', 'Expected a list of attachments.');
  return {
    from,
    to,
    cc: addresses(body, 'cc'),
    bcc: addresses(body, 'bcc'),
    replyTo: addresses(body, 'reply_to'),
    subject,
    html,
    text: plain,
    headers: headers(body),
    tags: tags(body),
    attachments: list.map((item) => attachment(item, store)),
  };
};
