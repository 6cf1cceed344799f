import type { Translate } from '#app/i18n/t.ts';
import type { ContactField } from '#app/features/contacts/contact-values.ts';

/** Columns that an import of customers understands, with what a cell may hold. */
export const CONTACT_EXAMPLE = [
  { field: 'name', required: true, example: 'Čarobni vrt j.d.o.o.' },
  { field: 'kind', example: 'poslovni, građanin, javno tijelo' },
  { field: 'oib', example: '12345678903' },
  { field: 'vatId', example: 'DE123456789' },
  { field: 'street', example: 'Ilica 1' },
  { field: 'postalCode', example: '10000' },
  { field: 'city', example: 'Zagreb' },
  { field: 'country', example: 'Hrvatska, DE' },
  { field: 'email', example: 'ana@primjer.hr' },
  { field: 'phone', example: '+385 91 234 5678' },
  { field: 'paymentTermDays', example: '15' },
  { field: 'documentLocale', example: 'hr, en' },
  { field: 'note', example: '' },
] as const satisfies readonly { readonly field: ContactField; readonly required?: boolean; readonly example: string }[];

/** Name of such a column, which the import recognises in a file's header. */
export const contactColumn = (t: Translate, field: string): string =>
  t.dynamic(`contacts.${field === 'kind' ? 'column.kind' : field}`) ?? field;

/** Rows of the example file. */
export const CONTACT_ROWS: readonly (readonly string[])[] = [
  [
    'Čarobni vrt j.d.o.o.',
    'poslovni',
    '12345678903',
    '',
    'Ilica 1',
    '10000',
    'Zagreb',
    'Hrvatska',
    'racuni@example.hr',
    '+385 1 234 5678',
    '15',
    'hr',
    '',
  ],
  [
    'Nordik Software GmbH',
    'poslovni',
    '',
    'DE123456789',
    'Hauptstraße 1',
    '80331',
    'München',
    'Njemačka',
    'invoices@example.com',
    '',
    '30',
    'en',
    '',
  ],
  [
    'Đurđa Perić',
    'građanin',
    '',
    '',
    'Obala 5',
    '22000',
    'Šibenik',
    'Hrvatska',
    'durda@example.hr',
    '+385 91 234 5678',
    '',
    'hr',
    '',
  ],
];
