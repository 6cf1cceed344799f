export { answerSharedQuote } from './commands/answer-shared-quote.ts';
export { noteView } from './commands/note-view.ts';
export { revokeLink, shareDocument } from './commands/share-document.ts';
export { linkAddress, linkById, linkForMail } from './link-rows.ts';
export { getLink } from './queries/get-link.ts';
export { getSharedDocument } from './queries/get-shared-document.ts';
export { getSharedAttachment } from './queries/get-shared-attachment.ts';
export { getSharedPdf, getSharedXml } from './queries/get-shared-file.ts';
