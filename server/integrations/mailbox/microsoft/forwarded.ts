import PostalMime, { type Attachment } from 'postal-mime';

import { attachmentName } from '#server/integrations/mailbox/attachment-name.ts';

export interface InsideFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A mail in a mail in a mail is read; deeper ones come whole, as one file. */
const DEPTH = 6;

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);

const isPictureOfText = ({ mimeType, disposition, related, contentId }: Attachment): boolean =>
  mimeType.startsWith('image/') && (disposition === 'inline' || (related === true && contentId !== undefined));

/** The files of a forwarded mail, in the order in which they lie in it (MIME, RFC 5322). */
export async function filesInside(mime: Uint8Array): Promise<readonly InsideFile[]> {
  const mail = await PostalMime.parse(mime, { maxNestingDepth: 32, maxRfc822NestingDepth: DEPTH });
  return mail.attachments
    .filter((attachment) => !isPictureOfText(attachment))
    .map((attachment, place) => ({
      filename: attachmentName(attachment.filename, attachment.mimeType, String(place + 1)),
      contentType: attachment.mimeType.toLowerCase(),
      bytes: bytesOf(attachment),
    }));
}
