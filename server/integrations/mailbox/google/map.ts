import { attachmentName } from '#server/integrations/mailbox/attachment-name.ts';
import type { MailAttachment, MailHead } from '#server/integrations/mailbox/port.ts';
import { senderOf } from '#server/integrations/mailbox/sender.ts';

import type { gmailHead, GmailPart } from './wire.ts';
import type { z } from 'zod';

const headerOf = (headers: GmailPart['headers'], name: string): string =>
  headers?.find((each) => each.name.toLowerCase() === name)?.value ?? '';

export function toMailHead(message: z.output<typeof gmailHead>): MailHead {
  const { headers } = message.payload;
  const { address, name } = senderOf(headerOf(headers, 'from'));
  return {
    id: message.id,
    sender: address,
    senderName: name,
    subject: headerOf(headers, 'subject'),
    receivedAt: new Date(Number(message.internalDate)),
    hasAttachments: null,
  };
}

/** A picture that the text of the mail shows: a logo in a signature, not a document. */
const isInlinePicture = ({ mimeType = '', headers }: GmailPart): boolean =>
  mimeType.startsWith('image/') &&
  (/^\s*inline/i.test(headerOf(headers, 'content-disposition')) ||
    (headerOf(headers, 'content-id') !== '' && !/^\s*attachment/i.test(headerOf(headers, 'content-disposition'))));

/** Text of the mail is no file; what has a name or lies behind a handle is, and so is a nameless PDF. */
const isFile = ({ filename = '', mimeType = '', body }: GmailPart): boolean =>
  filename !== '' || body?.attachmentId !== undefined || /^application\/(pdf|xml)$/i.test(mimeType);

/**
 * The files of a mail, those of forwarded mails inside it among them. A forwarded mail is opened rather than taken, unless
 * nothing of its inside is told.
 */
export function filesOf(part: GmailPart): readonly MailAttachment[] {
  if (part.parts !== undefined && part.parts.length > 0) return part.parts.flatMap(filesOf);
  if (!isFile(part) || isInlinePicture(part)) return [];
  const { mimeType = 'application/octet-stream', filename, body } = part;
  const partId = numberOf(part);
  return [
    {
      part: partId,
      kind: 'file',
      filename: attachmentName(filename, mimeType, partId),
      contentType: mimeType.toLowerCase(),
      bytes: body?.size ?? null,
      handle: body?.attachmentId ?? '',
    },
  ];
}

/** The vendor gives a mail that is one file no number. */
const numberOf = ({ partId }: GmailPart): string => partId || '0';

/** The part of that number, however deep. */
export function partOf(root: GmailPart, partId: string): GmailPart | null {
  if (numberOf(root) === partId && (root.parts ?? []).length === 0) return root;
  for (const child of root.parts ?? []) {
    const found = partOf(child, partId);
    if (found !== null) return found;
  }
  return null;
}

/** Where reading stands: in the first list of a mailbox, or in its history. */
export type GmailCursor =
  | { readonly in: 'list'; readonly historyId: string; readonly page: string }
  | { readonly in: 'history'; readonly historyId: string; readonly page: string | null };

export const writeCursor = (cursor: GmailCursor): string => `${cursor.in}:${cursor.historyId}:${cursor.page ?? ''}`;

/** Null for what this adapter did not write. */
export function readCursor(text: string): GmailCursor | null {
  const found = /^(list|history):(\d+):(.*)$/s.exec(text);
  if (found === null) return null;
  const [, place, historyId = '', page = ''] = found;
  if (place === 'list') return page === '' ? null : { in: 'list', historyId, page };
  return { in: 'history', historyId, page: page === '' ? null : page };
}
