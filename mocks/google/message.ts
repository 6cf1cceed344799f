import { randomBytes } from 'node:crypto';

import { getBlob } from '../kit/blobs.ts';
import type { MockEnv } from '../kit/vendor.ts';
import type { StoredFile, StoredMail } from '../mailbox/sample-mails.ts';
import type { Gmail } from './state.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

interface Part {
  readonly partId: string;
  readonly mimeType: string;
  readonly filename: string;
  readonly headers: readonly Header[];
  readonly body: { readonly size: number; readonly data?: string; readonly attachmentId?: string };
  readonly parts?: readonly Part[];
}

/** Below this a file comes within the mail instead of behind an id. */
const INLINE_BYTES = 512;
const header = (name: string, value: string): Header => ({ name, value });

/** Ids of attachments are good for now and another each time; they name mail and file to the vendor alone. */
export const attachmentId = (mailId: string, sha256: string): string =>
  `ANGj${Buffer.from(JSON.stringify([mailId, sha256, randomBytes(9).toString('hex')])).toString('base64url')}`;

export function readAttachmentId(id: string): readonly [string, string] | null {
  if (!id.startsWith('ANGj')) return null;
  try {
    const [mailId, sha256] = JSON.parse(Buffer.from(id.slice(4), 'base64url').toString('utf8')) as [string, string];
    return [mailId, sha256];
  } catch {
    return null;
  }
}

const text = (partId: string, mimeType: string, content: string): Part => ({
  partId,
  mimeType,
  filename: '',
  headers: [header('Content-Type', `${mimeType}; charset="UTF-8"`)],
  body: { size: Buffer.byteLength(content), data: Buffer.from(content, 'utf8').toString('base64url') },
});

const multi = (partId: string, mimeType: string, headers: readonly Header[], parts: readonly Part[]): Part => ({
  partId,
  mimeType,
  filename: '',
  headers,
  body: { size: 0 },
  parts,
});

const below = (partId: string, index: number): string => (partId === '' ? String(index) : `${partId}.${index}`);

function filePart(env: MockEnv, mailId: string, partId: string, file: StoredFile): Part {
  const headers = [
    header('Content-Type', `${file.contentType}; name="${file.name}"`),
    header('Content-Disposition', `${file.inline ? 'inline' : 'attachment'}; filename="${file.name}"`),
    ...(file.inline ? [header('Content-ID', '<logo@primjer.example>')] : []),
  ];
  const small = file.bytes < INLINE_BYTES;
  const body = small
    ? { size: file.bytes, data: getBlob(env.store, file.sha256).toString('base64url') }
    : { size: file.bytes, attachmentId: attachmentId(mailId, file.sha256) };
  return { partId, mimeType: file.contentType, filename: file.name, headers, body };
}

const headersOf = (mail: StoredMail): readonly Header[] => [
  header('From', `${mail.fromName} <${mail.fromAddress}>`),
  header('Subject', mail.subject),
  header('MIME-Version', '1.0'),
];

/** The tree of a mail: text in two forms with its pictures, then files, then forwarded mails, each a tree of its own. */
function tree(env: MockEnv, mailId: string, mail: StoredMail, partId: string): Part {
  const html = `<p>${mail.text.replace(/\n/g, '<br>')}</p>`;
  const pictures = mail.files.filter(({ inline }) => inline);
  const related = below(partId, 0);
  const alternative = below(related, 0);
  const body = multi(
    related,
    'multipart/related',
    [],
    [
      multi(
        alternative,
        'multipart/alternative',
        [],
        [text(below(alternative, 0), 'text/plain', mail.text), text(below(alternative, 1), 'text/html', html)],
      ),
      ...pictures.map((file, index) => filePart(env, mailId, below(related, index + 1), file)),
    ],
  );
  const files = mail.files.filter(({ inline }) => !inline);
  const parts = [
    body,
    ...files.map((file, index) => filePart(env, mailId, below(partId, index + 1), file)),
    ...mail.forwarded.map((inner, index) => {
      const own = below(partId, files.length + index + 1);
      return multi(own, 'message/rfc822', [header('Content-Type', 'message/rfc822')], [tree(env, mailId, inner, below(own, 0))]);
    }),
    // A file in a cloud drive is a link in the text here, and no part.
    ...mail.links.map((name, index) =>
      text(
        below(partId, files.length + mail.forwarded.length + index + 1),
        'text/html',
        `<a href="https://drive.example/">${name}</a>`,
      ),
    ),
  ];
  return multi(partId, 'multipart/mixed', headersOf(mail), parts);
}

/** A message of the API in the form that was asked for. */
export function messageOf(
  env: MockEnv,
  { id, labels, receivedAt, historyId, mail }: Gmail,
  format: string,
  wanted: readonly string[],
): unknown {
  const common = {
    id,
    threadId: id,
    labelIds: labels,
    snippet: mail.text.slice(0, 80),
    historyId: String(historyId),
    internalDate: String(Date.parse(receivedAt)),
  };
  if (format === 'metadata') {
    const names = wanted.map((name) => name.toLowerCase());
    const headers = headersOf(mail).filter(({ name }) => names.length === 0 || names.includes(name.toLowerCase()));
    return { ...common, payload: { mimeType: 'multipart/mixed', headers } };
  }
  return { ...common, payload: tree(env, id, mail, '') };
}

export const hasFile = ({ mail }: Gmail): boolean => mail.files.length > 0 || mail.forwarded.length > 0;
