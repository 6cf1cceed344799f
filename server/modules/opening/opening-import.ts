import { eq, inArray, isNull, or, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { openingReceivables } from '#drizzle/schema/opening.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { CompanyContext } from '#server/context.ts';
import type { CsvFileInput } from '#server/contracts/csv-import.ts';
import { OpeningRow } from '#server/contracts/opening.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { dateOfCell } from '#server/domain/shared/csv-date.ts';
import { numberOfCell } from '#server/domain/shared/csv-number.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import {
  type ImportRules,
  planImport,
  readTable,
  type RowInput,
  type TableFile,
  type TableRow,
  valuesOf,
} from '#server/modules/table-import/index.ts';

import { OPENING_COLUMNS } from './opening-table.ts';

type Cells = TableRow['cells'];
type Stored = typeof openingReceivables.$inferSelect;

/** Reads a file of unpaid invoices and judges its rows: the customer must be there, the number not one of ours. */
export async function planOpening(ctx: CompanyContext, tx: CompanyTx, file: CsvFileInput) {
  const table = readTable(file, OPENING_COLUMNS, ctx.locale);
  const customers = await customersOf(tx, table);
  const ours = await ourNumbers(tx, table);
  const today = zagrebDateOf(ctx.deps.clock.now());
  const rules: ImportRules<OpeningRow, Stored> = {
    schema: OpeningRow,
    inputOf: (cells, stored) => inputOf(cells, stored, { customers, ours, today, separator: table.separator }),
    keysOf,
    stored: await storedByKey(tx, table),
    fieldsOf,
  };
  return { table, plan: planImport(table, rules) };
}

interface Known {
  readonly customers: Customers;
  /** Numbers of documents that were issued here. */
  readonly ours: ReadonlySet<string>;
  readonly today: string;
  readonly separator: string;
}

/** An invoice without a day of payment was to be paid when it was issued; without a total, its total is what is open. */
function inputOf(cells: Cells, stored: Stored | null, { customers, ours, today, separator }: Known): RowInput {
  const unreadable: { field: string; code: string }[] = [];
  const amountOf = (field: 'totalMinor' | 'openingMinor'): bigint | undefined => {
    const cell = cells[field];
    if (cell === undefined) return undefined;
    const decimal = numberOfCell(cell, separator);
    if (decimal !== null && /^\d{1,10}(\.\d{1,2}0*)?$/.test(decimal)) return minorFromDecimal(cents(decimal));
    unreadable.push({ field, code: 'FIELD_AMOUNT_INVALID' });
    return undefined;
  };
  const dayOf = (field: 'issuedOn' | 'dueOn'): string | undefined => {
    const cell = cells[field];
    const date = cell === undefined ? undefined : dateOfCell(cell);
    if (date === null) unreadable.push({ field, code: 'FIELD_DATE_INVALID' });
    return date ?? undefined;
  };
  const [openingMinor, totalMinor] = [amountOf('openingMinor'), amountOf('totalMinor')];
  const [issuedOn, dueOn] = [dayOf('issuedOn'), dayOf('dueOn')];
  if (issuedOn !== undefined && issuedOn > today) unreadable.push({ field: 'issuedOn', code: 'OPENING_IN_FUTURE' });
  if (cells.number !== undefined && ours.has(cells.number)) unreadable.push({ field: 'number', code: 'OPENING_NUMBER_OURS' });
  const customer = stored?.contactId ?? customerOf(cells, customers);
  if (customer === null || customer === 'several')
    unreadable.push({
      field: cells.oib === undefined ? 'name' : 'oib',
      code: customer === null ? 'OPENING_CUSTOMER_UNKNOWN' : 'OPENING_CUSTOMER_AMBIGUOUS',
    });
  const before = stored === null ? {} : fieldsOf(stored);
  // A row whose day or amount is missing is bad by that alone; what would follow from it is not complained about as well.
  const given = {
    contactId: customer ?? '',
    name: cells.name,
    number: cells.number,
    issuedOn,
    dueOn: dueOn ?? stored?.dueOn ?? issuedOn ?? today,
    totalMinor: totalMinor ?? stored?.totalMinor ?? openingMinor ?? 0n,
    openingMinor,
  };
  return { input: { ...before, ...given }, unreadable };
}

/** Two decimals at most; zeros behind them are what spreadsheets add. */
const cents = (decimal: string): string => decimal.replace(/(\.\d{2})0+$/, '$1');

const fieldsOf = ({ contactId, name, number, issuedOn, dueOn, totalMinor, openingMinor }: Stored): OpeningRow => ({
  contactId,
  name,
  number,
  issuedOn,
  dueOn,
  totalMinor,
  openingMinor,
});

/** Two rows are one invoice by number and customer. */
function keysOf({ number = '', oib, name = '' }: Cells): readonly string[] {
  const byName = `${number}\n${foldText(name)}`;
  return oib === undefined ? [byName] : [`${number}\n${normalizeOib(oib)}`, byName];
}

async function storedByKey(tx: CompanyTx, table: TableFile): Promise<ReadonlyMap<string, Stored>> {
  const numbers = valuesOf(table, ({ number }) => number);
  const rows = await tx
    .select({ stored: openingReceivables, oib: contacts.oib, name: contacts.name })
    .from(openingReceivables)
    .innerJoin(contacts, eq(contacts.id, openingReceivables.contactId))
    .where(inArray(openingReceivables.number, numbers));
  return new Map(
    rows.flatMap(({ stored, oib, name }) =>
      [oib, foldText(name), foldText(stored.name)].flatMap((who): [string, Stored][] =>
        who === null ? [] : [[`${stored.number}\n${who}`, stored]],
      ),
    ),
  );
}

/** Ids of customers by OIB and by folded name. */
type Customers = ReadonlyMap<string, readonly string[]>;

async function customersOf(tx: CompanyTx, table: TableFile): Promise<Customers> {
  const oibs = valuesOf(table, ({ oib }) => (oib === undefined ? undefined : normalizeOib(oib)));
  const names = valuesOf(table, ({ name }) => name?.toLowerCase());
  const rows = await tx
    .select({ id: contacts.id, oib: contacts.oib, vatId: contacts.vatId, name: contacts.name })
    .from(contacts)
    .where(
      sql`${isNull(contacts.archivedAt)} and ${or(
        inArray(contacts.oib, oibs),
        inArray(contacts.vatId, oibs),
        inArray(sql`lower(${contacts.name} collate croatian)`, names),
      )}`,
    );
  const found = new Map<string, string[]>();
  for (const { id, oib, vatId, name } of rows)
    for (const key of new Set([oib, vatId, `name:${foldText(name)}`]))
      if (key !== null) found.set(key, [...(found.get(key) ?? []), id]);
  return found;
}

/** The customer of a row: by OIB or VAT id where it has one, else by name. */
function customerOf({ oib, name = '' }: Cells, customers: Customers): string | 'several' | null {
  const number = oib === undefined ? null : normalizeOib(oib);
  const padded = number !== null && /^\d{8,10}$/.test(number) ? number.padStart(11, '0') : number;
  const key = padded === null ? `name:${foldText(name)}` : isValidOib(padded) ? padded : number;
  const ids = customers.get(key ?? '') ?? [];
  return ids.length > 1 ? 'several' : (ids[0] ?? null);
}

async function ourNumbers(tx: CompanyTx, table: TableFile): Promise<ReadonlySet<string>> {
  const numbers = valuesOf(table, ({ number }) => number);
  const rows = await tx.select({ number: invoices.number }).from(invoices).where(inArray(invoices.number, numbers));
  return new Set(rows.map(({ number }) => number));
}
