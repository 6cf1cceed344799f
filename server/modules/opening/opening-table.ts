import type { OpeningRow } from '#server/contracts/opening.ts';
import { formatDate, formatEuro } from '#server/modules/invoicing/index.ts';
import type { TableColumn } from '#server/modules/table-import/index.ts';

/** Columns of a file with unpaid invoices, as other programs name them. */
export const OPENING_COLUMNS: readonly TableColumn[] = [
  {
    field: 'number',
    header: { hr: 'Broj računa', en: 'Invoice number' },
    aliases: ['Broj', 'Račun', 'Br. računa', 'Broj dokumenta', 'Dokument', 'Number', 'Invoice', 'Invoice no', 'Document number'],
    required: true,
  },
  {
    field: 'issuedOn',
    header: { hr: 'Datum računa', en: 'Invoice date' },
    aliases: ['Datum', 'Datum izdavanja', 'Datum dokumenta', 'Izdan', 'Date', 'Issue date', 'Issued'],
    required: true,
  },
  {
    field: 'dueOn',
    header: { hr: 'Dospijeće', en: 'Due date' },
    aliases: ['Datum dospijeća', 'Rok plaćanja', 'Valuta', 'Dospijeva', 'Due'],
  },
  {
    field: 'name',
    header: { hr: 'Kupac', en: 'Customer' },
    aliases: ['Naziv', 'Naziv kupca', 'Partner', 'Klijent', 'Naziv partnera', 'Customer name', 'Client'],
    required: true,
  },
  {
    field: 'oib',
    header: { hr: 'OIB', en: 'OIB' },
    aliases: ['OIB kupca', 'Porezni broj', 'OIB / PDV ID', 'Tax number', 'VAT ID', 'PDV ID'],
  },
  {
    field: 'totalMinor',
    header: { hr: 'Iznos', en: 'Amount' },
    aliases: ['Ukupno', 'Iznos računa', 'Ukupan iznos', 'Total', 'Invoice amount'],
  },
  {
    field: 'openingMinor',
    header: { hr: 'Otvoreno', en: 'Open' },
    aliases: ['Otvoreni iznos', 'Za platiti', 'Dug', 'Saldo', 'Preostalo', 'Ostatak', 'Open amount', 'Amount due', 'Balance'],
    required: true,
  },
];

/** A row as the preview shows it. */
export const openingCells = (row: OpeningRow, locale: 'hr' | 'en'): Readonly<Record<string, string>> => ({
  number: row.number,
  name: row.name,
  issuedOn: formatDate(row.issuedOn, locale),
  dueOn: formatDate(row.dueOn, locale),
  totalMinor: formatEuro(row.totalMinor, locale),
  openingMinor: formatEuro(row.openingMinor, locale),
});
