import { getBlob } from '../kit/blobs.ts';
import type { MockEnv } from '../kit/vendor.ts';
import type { StoredFile, StoredMail } from './sample-mails.ts';

const lines = (content: Buffer): string => content.toString('base64').replace(/.{76}/g, '$&\r\n');
const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

const filePart = (env: MockEnv, file: StoredFile): string =>
  [
    `Content-Type: ${file.contentType}; name="${word(file.name)}"`,
    `Content-Disposition: ${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    ...(file.inline ? ['Content-ID: <logo@primjer.example>'] : []),
    'Content-Transfer-Encoding: base64',
    '',
    lines(getBlob(env.store, file.sha256)),
  ].join('\r\n');

/** A mail as it travels (RFC 5322 and MIME). */
export function mimeOf(env: MockEnv, mail: StoredMail, boundary = 'granica-1'): string {
  const text = [
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: base64',
    '',
    lines(Buffer.from(mail.text, 'utf8')),
  ].join('\r\n');
  const parts = [
    text,
    ...mail.files.map((file) => filePart(env, file)),
    ...mail.forwarded.map((inner, index) =>
      ['Content-Type: message/rfc822', '', mimeOf(env, inner, `${boundary}-${index + 1}`)].join('\r\n'),
    ),
  ];
  return [
    `From: ${word(mail.fromName)} <${mail.fromAddress}>`,
    `Subject: ${word(mail.subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.map((part) => `--${boundary}\r\n${part}\r\n`),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
