import { asc, desc, inArray, or, sql } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import type { CompanyContext } from '#server/context.ts';
import { ContactFields } from '#server/contracts/contacts.ts';
import type { CsvFileInput } from '#server/contracts/csv-import.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { countryOfVatId, isValidVatId, normalizeVatId } from '#server/domain/parties/vat-id.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import {
  type ImportRules,
  planImport,
  readTable,
  type RowInput,
  type TableFile,
  type TableRow,
  valuesOf,
} from '#server/modules/table-import/index.ts';

import type { ContactRow } from './contact-row.ts';
import { CONTACT_COLUMNS, kindOfText, localeOfText } from './contact-table.ts';
import { countryOfText } from './country-names.ts';

type Cells = TableRow['cells'];

/** Reads a file and judges its rows against what the company has. */
export async function planContacts(ctx: CompanyContext, tx: CompanyTx, file: CsvFileInput) {
  const table = withNumbersMended(readTable(file, CONTACT_COLUMNS, ctx.locale));
  const rules: ImportRules<ContactFields, ContactRow> = {
    schema: ContactFields,
    inputOf,
    keysOf,
    stored: await storedByKey(tx, table),
    fieldsOf,
  };
  return { table, plan: planImport(table, rules) };
}

/** Numbers as Excel leaves them: an OIB without its leading zeros, a foreign VAT id in the column of OIBs. */
function withNumbersMended(table: TableFile): TableFile {
  const mend = (cells: Cells): Cells => {
    if (cells.oib === undefined) return cells;
    const { oib: typed, ...others } = cells;
    const oib = normalizeOib(typed);
    const vatId = normalizeVatId(typed);
    if (cells.vatId === undefined && /^[A-Z]{2}/.test(vatId) && isValidVatId(vatId)) return { ...others, vatId };
    const padded = /^\d{8,10}$/.test(oib) ? oib.padStart(11, '0') : oib;
    return { ...others, oib: isValidOib(padded) ? padded : typed };
  };
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: mend(row.cells) })) };
}

const LEGAL_FORM = /(^| )(d o o|j d o o|d d|d n o|k d|obrt|zadruga|gmbh|ltd|llc|inc|s r l|srl|s p a|b v|sro|s r o|kft|ag)( |$)/;

function kindOf(cells: Cells, unreadable: { field: string; code: string }[]): ContactFields['kind'] {
  if (cells.kind !== undefined) {
    const kind = kindOfText(cells.kind);
    if (kind !== null) return kind;
    unreadable.push({ field: 'kind', code: 'CONTACT_KIND_UNKNOWN' });
  }
  const numbered = cells.oib !== undefined || cells.vatId !== undefined;
  return numbered || LEGAL_FORM.test(foldText(cells.name ?? '')) ? 'business' : 'consumer';
}

function inputOf(cells: Cells, stored: ContactRow | null): RowInput {
  const unreadable: { field: string; code: string }[] = [];
  const { kind: _kind, country: countryText, paymentTermDays: termText, documentLocale: localeText, ...plain } = cells;
  const country = countryText === undefined ? countryOfCells(cells) : countryOfText(countryText);
  const documentLocale = localeText === undefined ? undefined : localeOfText(localeText);
  if (country === null) unreadable.push({ field: 'country', code: 'CONTACT_COUNTRY_UNKNOWN' });
  if (documentLocale === null) unreadable.push({ field: 'documentLocale', code: 'FIELD_CHOICE' });
  const days = /^(\d{1,4})(\s*(dana|dan|days|day|d))?$/i.exec(termText ?? '')?.[1];
  if (termText !== undefined && days === undefined) unreadable.push({ field: 'paymentTermDays', code: 'CONTACT_TERM_INVALID' });
  const kind = stored !== null && cells.kind === undefined ? stored.kind : kindOf(cells, unreadable);
  const given = {
    ...plain,
    kind,
    ...(country === null || (countryText === undefined && stored !== null) ? {} : { country }),
    ...(documentLocale ? { documentLocale } : {}),
    ...(days === undefined ? {} : { paymentTermDays: Number(days) }),
  };
  return { input: stored === null ? given : { ...fieldsOf(stored), ...given }, unreadable };
}

/** Without a column for it, the country follows from the VAT id. */
const countryOfCells = ({ vatId }: Cells): string => countryOfVatId(normalizeVatId(vatId ?? '')) ?? 'HR';

function fieldsOf(stored: ContactRow): ContactFields {
  const { kind, name, oib, vatId, street, postalCode, city, country, email, phone, paymentTermDays, documentLocale, note } =
    stored;
  return { kind, name, oib, vatId, street, postalCode, city, country, email, phone, paymentTermDays, documentLocale, note };
}

/** Two rows are one contact by OIB, by VAT id, by mail and name, and where none of these is known by name and address. */
function keysOf(cells: Cells): readonly string[] {
  const name = foldText(cells.name ?? '');
  const keys: string[] = [];
  if (cells.oib !== undefined) keys.push(`oib:${normalizeOib(cells.oib)}`);
  if (cells.vatId !== undefined) keys.push(`vat:${normalizeVatId(cells.vatId)}`);
  if (cells.email !== undefined) keys.push(`mail:${cells.email.toLowerCase()}:${name}`);
  return keys.length > 0 ? keys : [`name:${name}:${foldText(`${cells.street ?? ''} ${cells.city ?? ''}`)}`];
}

async function storedByKey(tx: CompanyTx, table: TableFile): Promise<ReadonlyMap<string, ContactRow>> {
  const found = await tx
    .select()
    .from(contacts)
    .where(
      or(
        inArray(
          contacts.oib,
          valuesOf(table, ({ oib }) => (oib === undefined ? undefined : normalizeOib(oib))),
        ),
        inArray(
          contacts.vatId,
          valuesOf(table, ({ vatId }) => (vatId === undefined ? undefined : normalizeVatId(vatId))),
        ),
        inArray(
          contacts.email,
          valuesOf(table, ({ email }) => email?.toLowerCase()),
        ),
        inArray(
          sql`lower(${contacts.name} collate croatian)`,
          valuesOf(table, ({ name }) => name?.toLowerCase()),
        ),
      ),
    )
    // Later ones win below: contacts in use before those put away, and the oldest of twins.
    .orderBy(sql`${contacts.archivedAt} is null`, desc(contacts.id), asc(contacts.name));
  return new Map(found.flatMap((row): [string, ContactRow][] => storedKeys(row).map((key) => [key, row])));
}

function storedKeys({ oib, vatId, email, name, street, city }: ContactRow): readonly string[] {
  const keys = [`name:${foldText(name)}:${foldText(`${street ?? ''} ${city ?? ''}`)}`];
  if (oib !== null) keys.push(`oib:${oib}`);
  if (vatId !== null) keys.push(`vat:${vatId}`);
  if (email !== null) keys.push(`mail:${email}:${foldText(name)}`);
  return keys;
}
