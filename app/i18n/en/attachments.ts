/** Files that go with a document. */
export const attachments = {
  title: 'Attachments',
  intro: 'They go with every mail to the customer and lie on the document’s page.',
  introDraft: 'They go to the customer with the document once it is issued.',
  add: 'Attach a file',
  hint: 'PDF, picture, Excel, Word or OpenDocument; at most {files} files, {max} MB together.',
  download: 'Download {name}',
  remove: 'Remove {name}',
  addedFlash: '{count, plural, one {The file is attached.} other {# files are attached.}}',
  removedFlash: 'The file no longer goes with the document.',
  sending: 'Sending…',
  sentAlong: 'With the PDF {count, plural, one {goes # file} other {go # files}}: {names}.',
};

export const attachmentErrors = {
  ATTACHMENT_NOT_FOUND: 'That file is no longer with the document. Load the page again.',
  ATTACHMENT_MISSING: 'Choose the file that you want to attach.',
  ATTACHMENT_TYPE_REFUSED:
    'Files of this kind are not attached. Attach a PDF, a picture (PNG, JPEG), a sheet (XLSX, ODS) or a text (DOCX, ODT).',
  ATTACHMENTS_TOO_LARGE: 'The files of one document may have at most {max} MB together. Make the file smaller or remove another.',
  ATTACHMENTS_TOO_MANY: 'At most {max} files go with a document. Remove one or put them into one.',
};
