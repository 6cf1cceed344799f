import type { TestCompany } from '#tests/kit/house.ts';

import { smallPicture } from './two-companies.ts';

/** A picture that goes with an invoice. */
export async function addAttachmentTo(
  { api }: TestCompany,
  { mark, invoiceId }: { readonly mark: string; readonly invoiceId: string },
): Promise<{ readonly attachmentId: string }> {
  const { documentId } = await api.attachments.add({ id: invoiceId, filename: `${mark} prilog.png`, base64: smallPicture() });
  return { attachmentId: documentId };
}
