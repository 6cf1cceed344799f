import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { getBlob, putBlob } from '../kit/blobs.ts';
import { collection, type Collection } from '../kit/records.ts';
import { pdfSample, PNG_SAMPLE } from '../kit/sample-files.ts';
import { MockRefusal, type MockEnv, type VendorAction, type VendorAnswer, type VendorCall } from '../kit/vendor.ts';
import { jsonAnswer, ResendError } from './answers.ts';
import { MOCK_RESEND } from './credentials.ts';
import { planDelivery } from './webhooks.ts';

export const DOWNLOAD_HOST = 'inbound-cdn.resend.com';
const LINK_MS = 3_600_000;

export interface ArrivedAttachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly inline: boolean;
  readonly bytes: number;
  readonly sha256: string;
}

/** A mail that somebody sent to an address at the vendor. */
export interface ArrivedMail {
  readonly id: string;
  readonly from: string;
  /** As its writer put it; may name anybody. */
  readonly to: readonly string[];
  /** Where it was delivered. */
  readonly receivedFor: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string;
  readonly attachments: readonly ArrivedAttachment[];
}

export interface MailToArrive {
  readonly receivedFor: readonly string[];
  readonly to?: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Uint8Array;
    readonly inline?: boolean;
  }[];
  /** How often its webhook is sent. */
  readonly copies?: number;
}

export const arrivedMails = (env: MockEnv): Collection<ArrivedMail> => collection(env.store, 'resend', 'arrived');

const metadataOf = ({ id, filename, contentType, inline, bytes }: ArrivedAttachment) => ({
  id,
  filename,
  size: bytes,
  content_type: contentType,
  content_disposition: inline ? 'inline' : 'attachment',
  content_id: inline ? `${id}@mail` : null,
});

/** A mail arrives: it is kept with its files, and a webhook with nothing but its metadata is on its way. */
export const arriveMail = (env: MockEnv, mail: MailToArrive): ArrivedMail => {
  const at = env.clock.now();
  const { from, receivedFor, to = receivedFor, subject, text = '' } = mail;
  const attachments = (mail.attachments ?? []).map(({ filename, contentType, content, inline = false }) => ({
    id: randomUUID(),
    filename,
    contentType,
    inline,
    bytes: content.byteLength,
    sha256: putBlob(env.store, content),
  }));
  const arrived: ArrivedMail = {
    id: randomUUID(),
    from,
    to,
    receivedFor,
    subject,
    text,
    createdAt: at.toISOString(),
    attachments,
  };
  arrivedMails(env).put(arrived.id, arrived);
  const data = {
    email_id: arrived.id,
    created_at: arrived.createdAt,
    from,
    to,
    cc: [],
    bcc: [],
    received_for: receivedFor,
    message_id: `<${arrived.id}@mail>`,
    subject,
    attachments: attachments.map(metadataOf).map(({ size: _size, ...rest }) => rest),
  };
  const body = JSON.stringify({ type: 'email.received', created_at: arrived.createdAt, data });
  planDelivery(env, { emailId: arrived.id, type: 'email.received', body }, 0, mail.copies);
  return arrived;
};

const find = (env: MockEnv, id: string): ArrivedMail => {
  const mail = arrivedMails(env).get(id);
  if (mail === null) throw new ResendError('not_found', 'Email not found');
  return mail;
};

const signatureOf = (path: string, expires: string): Buffer =>
  createHmac('sha256', MOCK_RESEND.apiKey).update(`${path}?${expires}`).digest();

const withLink = (mail: ArrivedMail, attachment: ArrivedAttachment, env: MockEnv) => {
  const expires = new Date(env.clock.now().getTime() + LINK_MS);
  const path = `/${mail.id}/attachments/${attachment.id}`;
  const query = new URLSearchParams({ expires: String(expires.getTime()) });
  query.set('signature', signatureOf(path, String(expires.getTime())).toString('hex'));
  const link = { download_url: `https://${DOWNLOAD_HOST}${path}?${query}`, expires_at: expires.toISOString() };
  return { ...metadataOf(attachment), ...link };
};

/** `GET /emails/receiving/:id`, and its attachments with addresses that live one hour. */
export const readArrived = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const [, , , id = '', , attachmentId] = call.url.pathname.split('/');
  const mail = find(env, id);
  if (call.operation === 'receiving.get')
    return jsonAnswer(200, {
      object: 'email',
      id: mail.id,
      to: mail.to,
      from: mail.from,
      created_at: mail.createdAt,
      subject: mail.subject,
      bcc: [],
      cc: [],
      reply_to: [],
      received_for: mail.receivedFor,
      html: null,
      text: mail.text,
      headers: {},
      message_id: `<${mail.id}@mail>`,
      attachments: mail.attachments.map(metadataOf),
    });
  if (attachmentId === undefined)
    return jsonAnswer(200, { object: 'list', has_more: false, data: mail.attachments.map((each) => withLink(mail, each, env)) });
  const attachment = call.scenario.name === 'file-gone' ? undefined : mail.attachments.find((each) => each.id === attachmentId);
  if (attachment === undefined) throw new ResendError('not_found', 'Attachment not found');
  return jsonAnswer(200, { object: 'attachment', ...withLink(mail, attachment, env) });
};

const denied = (status: number, code: string): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`,
});

/** The download host: no key, only the signed address, for an hour. */
export const downloadArrived = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const { pathname, searchParams } = call.url;
  if (call.scenario.name === 'http500') return denied(500, 'InternalError');
  const expires = searchParams.get('expires') ?? '';
  const given = Buffer.from(searchParams.get('signature') ?? '', 'hex');
  const expected = signatureOf(pathname, expires);
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSigned || Number(expires) < env.clock.now().getTime() || call.scenario.name === 'link-expired')
    return denied(403, 'AccessDenied');
  const [, mailId = '', , attachmentId] = pathname.split('/');
  const attachment = arrivedMails(env)
    .get(mailId)
    ?.attachments.find(({ id }) => id === attachmentId);
  if (attachment === undefined) return denied(404, 'NoSuchKey');
  const body = getBlob(env.store, attachment.sha256);
  return { status: 200, headers: { 'content-type': attachment.contentType, 'content-length': String(body.length) }, body };
};

const FILES = ['pdf', 'slika', 'pdf i slika', 'program', 'bez privitka'] as const;

const filesOf = (wanted: string): MailToArrive['attachments'] => {
  const pdf = { filename: 'racun.pdf', contentType: 'application/pdf', content: pdfSample(`Racun ${randomUUID().slice(0, 8)}`) };
  const picture = { filename: 'racun.png', contentType: 'image/png', content: PNG_SAMPLE };
  const program = { filename: 'racun.exe', contentType: 'application/octet-stream', content: Buffer.from('MZ program') };
  if (wanted === 'pdf') return [pdf];
  if (wanted === 'slika') return [picture];
  if (wanted === 'pdf i slika') return [pdf, picture];
  return wanted === 'program' ? [program] : [];
};

/** A button: somebody writes to an address of ours. */
export const ARRIVE: VendorAction = {
  name: 'arrive',
  means: 'Stiže poruka',
  fields: [
    { name: 'to', means: 'adresa za primanje', default: '' },
    { name: 'from', means: 'pošiljatelj', default: 'HEP <racuni@hep.example>' },
    { name: 'subject', means: 'predmet', default: 'Račun za studeni' },
    { name: 'files', means: 'privici', default: 'pdf', options: FILES },
  ],
  run: (env, { to = '', from = '', subject = '', files = '' }) => {
    if (!/^[^\s@]+@[^\s@]+$/.test(to)) throw new MockRefusal('to must be the address that the mail is for');
    const mail = arriveMail(env, { receivedFor: [to], from, subject, attachments: filesOf(files) ?? [] });
    return `Poruka ${mail.id} je stigla; obavijest je na putu.`;
  },
};
