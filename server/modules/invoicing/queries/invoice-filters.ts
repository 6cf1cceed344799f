import { and, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { operators, premises } from '#drizzle/schema/companies.ts';
import { internalNotes, invoiceLevies, invoiceLines, invoices, invoiceVatGroups } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { InvoiceFilter, InvoiceList } from '#server/contracts/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { paymentMethodNow } from '#server/modules/fiscalization/index.ts';
import { searchPattern } from '#server/domain/shared/fold-text.ts';

import { isFoundBy } from '../found-by.ts';

type Input = InvoiceFilter & { readonly search: string; readonly ids?: readonly string[] | undefined };

/** Conditions of everything that narrows a list of documents but its view; undefined where nothing does. */
export function filtersOf(input: Input): SQL | undefined {
  const pattern = searchPattern(input.search);
  return and(
    pattern === null ? undefined : isFoundBy(pattern),
    input.from === undefined ? undefined : gte(invoices.issuedOn, input.from),
    input.to === undefined ? undefined : lte(invoices.issuedOn, input.to),
    input.paymentMethod === undefined ? undefined : sql`${paymentMethodNow} = ${input.paymentMethod}`,
    input.contactId === undefined ? undefined : isOrNone(invoices.contactId, input.contactId),
    input.operatorId === undefined ? undefined : eq(invoices.operatorId, input.operatorId),
    input.premisesId === undefined ? undefined : eq(invoices.premisesId, input.premisesId),
    input.productId === undefined ? undefined : sells(input.productId),
    input.vat === undefined ? undefined : hasVatRow(input.vat),
    input.label === undefined ? undefined : bears(input.label),
    input.ids === undefined ? undefined : inArray(invoices.id, [...input.ids]),
  );
}

const isOrNone = (column: typeof invoices.contactId | typeof invoiceLines.productId, id: string): SQL =>
  id === 'none' ? isNull(column) : eq(column, id);

const bears = (label: string): SQL =>
  sql`${invoices.id} in (select ${internalNotes.invoiceId} from ${internalNotes} where ${label} = any(${internalNotes.labels}))`;

const sells = (productId: string): SQL =>
  sql`exists (select 1 from ${invoiceLines} where ${invoiceLines.companyId} = ${invoices.companyId} and ${invoiceLines.invoiceId} = ${invoices.id} and ${isOrNone(invoiceLines.productId, productId)})`;

/** Charges something beside VAT, or just this. */
function hasLevy(kind: string, [percent = '', ...name]: readonly string[]): SQL {
  const l = invoiceLevies;
  const one =
    kind === '' ? sql`` : sql`and ${l.kind} = ${kind} and ${l.ratePercent} = ${percent} and ${l.name} = ${name.join(':')}`;
  return sql`exists (select 1 from ${l} where ${l.companyId} = ${invoices.companyId} and ${l.invoiceId} = ${invoices.id} ${one})`;
}

function hasVatRow(vat: string): SQL {
  const [code = '', rate = '', ...levy] = vat.split(':');
  if (code === 'levy') return hasLevy(rate, levy);
  return sql`exists (select 1 from ${invoiceVatGroups} where ${invoiceVatGroups.companyId} = ${invoices.companyId} and ${invoiceVatGroups.invoiceId} = ${invoices.id} and ${invoiceVatGroups.vatCode} = ${code} and ${invoiceVatGroups.ratePercent} = ${rate})`;
}

/** Names behind the ids of the filters, by one statement; none where nothing of the kind is filtered. */
export async function filterNames(tx: CompanyTx, input: Input): Promise<InvoiceList['filteredBy']> {
  const none = { contact: null, product: null, operator: null, premises: null };
  const { contactId, productId, operatorId, premisesId } = input;
  if ([contactId, productId, operatorId, premisesId].every((id) => id === undefined)) return none;
  const nameIn = (table: typeof contacts | typeof products | typeof operators | typeof premises, id: string | undefined) =>
    id === undefined || id === 'none'
      ? sql<string | null>`null`
      : sql<string | null>`(select ${table.name} from ${table} where ${table.id} = ${id}::uuid)`;
  const [names] = await tx
    .select({
      contact: nameIn(contacts, contactId),
      product: nameIn(products, productId),
      operator: nameIn(operators, operatorId),
      premises: nameIn(premises, premisesId),
    })
    .from(sql`(values (1)) as one`);
  return names ?? none;
}
