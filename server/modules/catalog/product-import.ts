import { desc, inArray, or, sql } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import type { CompanyContext } from '#server/context.ts';
import type { CsvFileInput } from '#server/contracts/csv-import.ts';
import { ProductFields } from '#server/contracts/products.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { isPieces, type LineLevies, tidyLevies } from '#server/domain/invoicing/levies.ts';
import { feeIssues, isPurchasePrice, otherTaxIssues } from '#server/domain/invoicing/levy-issues.ts';
import type { VatRates } from '#server/domain/invoicing/vat-code.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { numberOfCell } from '#server/domain/shared/csv-number.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
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

import { productsToday } from './priced-products.ts';
import { productFields, type ProductRow } from './product-row.ts';
import { type LevyColumn, PRODUCT_COLUMNS, priceModeOfText, unitOfText, vatCodeOfText, yesNoOfText } from './product-table.ts';
import { sellerInVat } from './seller-vat.ts';

type Cells = TableRow['cells'];

interface Reading {
  readonly separator: string;
  readonly rates: VatRates;
  readonly inVat: boolean;
}

/** Today's rates, which rows are read by. To be asked before a transaction is open: the rules have one of their own. */
export const ratesForImport = async ({ deps }: CompanyContext): Promise<VatRates> =>
  vatRatesAt(await deps.rules(), zagrebDateOf(deps.clock.now()));

/** Reads a file and judges its rows against what the company has. */
export async function planProducts(ctx: CompanyContext, tx: CompanyTx, file: CsvFileInput, rates: VatRates) {
  const table = withOnePrice(readTable(file, PRODUCT_COLUMNS, ctx.locale));
  const reading: Reading = { separator: table.separator, rates, inVat: await sellerInVat(tx) };
  const rules: ImportRules<ProductFields, ProductRow> = {
    schema: ProductFields,
    inputOf: (cells, stored) => inputOf(cells, stored, reading),
    keysOf,
    stored: await storedByKey(tx, table),
    fieldsOf: productFields,
  };
  return { table, plan: planImport(table, rules) };
}

/** A price in a column that names its kind is a price of that kind. */
function withOnePrice(table: TableFile): TableFile {
  const merge = ({ priceNet, priceGross, ...cells }: Cells): Cells => {
    if (cells.price !== undefined) return cells;
    if (priceNet !== undefined) return { ...cells, price: priceNet, priceMode: 'net' };
    return priceGross === undefined ? cells : { ...cells, price: priceGross, priceMode: 'gross' };
  };
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: merge(row.cells) })) };
}

function inputOf(cells: Cells, stored: ProductRow | null, reading: Reading): RowInput {
  const unreadable: { field: string; code: string }[] = [];
  /** Value of a cell read by `read`; undefined where the cell is empty or cannot be read, which is then a complaint. */
  const readCell = <T>(field: string, code: string, read: (text: string) => T | null): T | undefined => {
    const text = cells[field];
    if (text === undefined) return undefined;
    const value = read(text);
    if (value !== null) return value;
    unreadable.push({ field, code });
    return undefined;
  };
  const { code, name, description, exemptionReason, kpd } = cells;
  const number = (text: string) => numberOfCell(text.replace('%', ''), reading.separator);
  const price = readCell('price', 'PRODUCT_PRICE_INVALID', (text) => numberOfCell(text, reading.separator));
  const priceMode = readCell('priceMode', 'PRODUCT_PRICE_KIND_UNKNOWN', priceModeOfText);
  const unit = readCell('unit', 'PRODUCT_UNIT_UNKNOWN', unitOfText);
  const vatCode = readCell('vatCode', 'PRODUCT_VAT_UNKNOWN', (text) => vatCodeOfText(text, reading.rates));
  const levies = leviesOf(stored?.levies ?? null, {
    consumptionTax: readCell('consumptionTax', 'PRODUCT_YES_NO_UNKNOWN', yesNoOfText),
    packagingPieces: cells.packagingPieces,
    feeName: cells.feeName,
    feeAmount: readCell('feeAmount', 'LEVY_AMOUNT_INVALID', number),
    otherTaxName: cells.otherTaxName,
    otherTaxPercent: readCell('otherTaxPercent', 'LEVY_PERCENT_INVALID', number),
    purchasePrice: readCell('purchasePrice', 'LEVY_PURCHASE_INVALID', number),
  });
  const wrong = levyComplaints(levies);
  unreadable.push(...wrong);
  const given = {
    levies: wrong.length > 0 ? null : levies,
    code,
    name,
    description,
    exemptionReason,
    kpd,
    price,
    priceMode,
    unit,
    vatCode,
  };
  const before: Partial<ProductFields> = stored === null ? { unit: 'H87' } : productFields(stored);
  const input = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  const isExempt = (vatCode ?? before.vatCode) === 'exempt';
  if (reading.inVat && isExempt && (exemptionReason ?? before.exemptionReason ?? null) === null) {
    unreadable.push({ field: 'exemptionReason', code: 'PRODUCT_REASON_REQUIRED' });
  }
  return { input, unreadable };
}

interface LevyCells {
  readonly consumptionTax: boolean | undefined;
  readonly packagingPieces: string | undefined;
  readonly feeName: string | undefined;
  readonly feeAmount: string | undefined;
  readonly otherTaxName: string | undefined;
  readonly otherTaxPercent: string | undefined;
  readonly purchasePrice: string | undefined;
}

/** The levies of a row: what its cells say, and where they say nothing what the product has. */
function leviesOf(before: LineLevies | null, cells: LevyCells): LineLevies | null {
  const { consumptionTax = before?.consumptionTax, packagingPieces = before?.packagingPieces } = cells;
  const { feeName = before?.fee?.name ?? '', feeAmount = before?.fee?.amount ?? '' } = cells;
  const { otherTaxName = before?.otherTax?.name ?? '', otherTaxPercent = before?.otherTax?.percent ?? '' } = cells;
  return tidyLevies({
    consumptionTax,
    packagingPieces,
    fee: { name: feeName, amount: feeAmount },
    otherTax: { name: otherTaxName, percent: otherTaxPercent },
    purchasePrice: cells.purchasePrice ?? before?.purchasePrice,
  });
}

/** What is wrong with them, by the column that says it. */
function levyComplaints(levies: LineLevies | null): readonly { readonly field: LevyColumn; readonly code: string }[] {
  const { packagingPieces, fee, otherTax, purchasePrice } = levies ?? {};
  return [
    ...(purchasePrice === undefined || isPurchasePrice(purchasePrice)
      ? []
      : [{ field: 'purchasePrice' as const, code: 'LEVY_PURCHASE_INVALID' }]),
    ...(packagingPieces === undefined || isPieces(packagingPieces)
      ? []
      : [{ field: 'packagingPieces' as const, code: 'LEVY_PIECES_INVALID' }]),
    ...(fee === undefined ? [] : feeIssues(fee)).map(
      ({ field, code }) => ({ field: field === 'name' ? 'feeName' : 'feeAmount', code }) as const,
    ),
    ...(otherTax === undefined ? [] : otherTaxIssues(otherTax)).map(
      ({ field, code }) => ({ field: field === 'name' ? 'otherTaxName' : 'otherTaxPercent', code }) as const,
    ),
  ];
}

/** Two rows are one product by its code, and where there is none by name. */
const keysOf = ({ code, name }: Cells): readonly string[] =>
  code === undefined ? [`name:${foldText(name ?? '')}`] : [`code:${code}`];

async function storedByKey(tx: CompanyTx, table: TableFile): Promise<ReadonlyMap<string, ProductRow>> {
  const found = await tx
    .select(productsToday(tx))
    .from(products)
    .where(
      or(
        inArray(
          products.code,
          valuesOf(table, ({ code }) => code),
        ),
        inArray(
          sql`lower(${products.name} collate croatian)`,
          valuesOf(table, ({ code, name }) => (code === undefined ? name?.toLowerCase() : undefined)),
        ),
      ),
    )
    // Later ones win below: products in use before those put away, and the oldest of twins.
    .orderBy(sql`${products.archivedAt} is null`, desc(products.id));
  return new Map(
    found.flatMap((row): [string, ProductRow][] => [
      [`name:${foldText(row.name)}`, row],
      ...(row.code === null ? [] : ([[`code:${row.code}`, row]] satisfies [string, ProductRow][])),
    ]),
  );
}
