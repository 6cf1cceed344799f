export { archiveDocument } from './archive-document.ts';
export { archiveExchange } from './archive-exchange.ts';
export { getDocumentLink } from './queries/get-document-link.ts';
export { getInvoicePdf } from './queries/get-invoice-pdf.ts';
export { listDocuments } from './queries/list-documents.ts';
export { receiveDocument, type Received, type ReceivedFile } from './receive-document.ts';
export type { DocumentRow } from './store-document.ts';
