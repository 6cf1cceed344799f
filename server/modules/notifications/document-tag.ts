/** Value of the tag `kind` on every mail that brings a document. */
export const DOCUMENT_TAG = 'invoice';
