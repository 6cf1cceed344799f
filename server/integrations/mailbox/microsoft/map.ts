import { attachmentName } from '#server/integrations/mailbox/attachment-name.ts';
import type { MailAttachment, MailHead } from '#server/integrations/mailbox/port.ts';

import type { GraphAttachment, GraphMessage } from './wire.ts';

export const toMailHead = ({ id, subject, from, receivedDateTime, hasAttachments }: GraphMessage): MailHead => ({
  id,
  sender: from?.emailAddress?.address?.toLowerCase() ?? '',
  senderName: from?.emailAddress?.name ?? '',
  subject: subject ?? '',
  receivedAt: new Date(receivedDateTime),
  hasAttachments: hasAttachments ?? null,
});

const KINDS = {
  '#microsoft.graph.fileattachment': 'file',
  '#microsoft.graph.itemattachment': 'item',
  '#microsoft.graph.referenceattachment': 'link',
} as const;

/** `file`: bytes · `item`: a mail or an appointment within the mail · `link`: lies in a cloud drive. Null for what is unknown. */
export const kindOf = (attachment: GraphAttachment): 'file' | 'item' | 'link' | null =>
  KINDS[attachment['@odata.type'].toLowerCase() as keyof typeof KINDS] ?? null;

/** A file or a link of a mail. Pictures of the text itself were left out before. */
export function toMailAttachment(attachment: GraphAttachment, kind: 'file' | 'link'): MailAttachment {
  const contentType = (attachment.contentType ?? 'application/octet-stream').toLowerCase();
  return {
    part: attachment.id,
    kind,
    filename: attachmentName(attachment.name, contentType, attachment.id),
    contentType,
    bytes: attachment.size ?? null,
    handle: attachment.id,
  };
}

/** Files inside a forwarded mail are named by the attachment that holds the mail and their place in it. */
export const insidePart = (attachmentId: string, place: number): string => `${attachmentId}#${place}`;

/** Attachment and place of such a name; null for a plain one. */
export function readInsidePart(part: string): { readonly attachmentId: string; readonly place: number } | null {
  const found = /^(.+)#(\d+)$/.exec(part);
  return found === null ? null : { attachmentId: found[1] ?? '', place: Number(found[2]) };
}
