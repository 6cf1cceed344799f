export { archiveContact } from './commands/archive-contact.ts';
export { importContacts } from './commands/import-contacts.ts';
export { saveContact } from './commands/save-contact.ts';
export { contactOptions } from './queries/contact-options.ts';
export { exportContactsCsv } from './queries/export-contacts-csv.ts';
export { getContact } from './queries/get-contact.ts';
export { listContacts } from './queries/list-contacts.ts';
export { previewContactsImport } from './queries/preview-contacts-import.ts';
