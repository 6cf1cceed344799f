import { and, desc, eq, lt } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type {
  EInvoiceFailure,
  EInvoiceIdInput,
  InvoiceEInvoiceDto,
  ListEInvoicesInput,
  OutgoingDto,
  Page,
} from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { mayGoAgain } from '#server/domain/einvoice/states.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { loadDocument } from '#server/modules/invoicing/index.ts';

import { abilitiesOf, findAccount } from '../account.ts';
import { findingsOf } from '../findings-of.ts';
import { notItsTurn } from '../its-turn.ts';
import { reportsOfInvoice } from './list-reports.ts';

const PAGE = 50;

const columns = {
  row: outgoingEinvoices,
  number: invoices.number,
  buyer: invoices.buyer,
  totalMinor: invoices.totalMinor,
  issuedOn: invoices.issuedOn,
};

interface Found {
  readonly row: typeof outgoingEinvoices.$inferSelect;
  readonly number: string;
  readonly buyer: typeof invoices.$inferSelect.buyer;
  readonly totalMinor: bigint;
  readonly issuedOn: string;
}

const toDto = ({ row, number, buyer, totalMinor, issuedOn }: Found): OutgoingDto => {
  const { xml: _xml, companyId: _company, checks: _checks, attempts: _attempts, leaseUntil: _lease, ...shown } = row;
  return {
    ...shown,
    number,
    buyerName: buyer.name,
    total: decimalFromMinor(totalMinor),
    issuedOn,
    errors: row.errors as readonly string[],
    failure: row.failure as EInvoiceFailure | null,
  };
};

/** What goes or went as eRačun, newest first. */
export async function listOutgoing(ctx: CompanyContext, { cursor }: ListEInvoicesInput): Promise<Page<OutgoingDto>> {
  const after = cursor === undefined ? undefined : new Date(cursor);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select(columns)
      .from(outgoingEinvoices)
      .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
      .where(after === undefined || Number.isNaN(after.getTime()) ? undefined : and(lt(outgoingEinvoices.queuedAt, after)))
      .orderBy(desc(outgoingEinvoices.queuedAt))
      .limit(PAGE + 1),
  );
  const items = rows.slice(0, PAGE).map(toDto);
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.queuedAt.toISOString() ?? null) : null };
}

/** How an invoice stands as eRačun. */
export async function getForInvoice(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<InvoiceEInvoiceDto> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [invoice] = await tx.select({ buyer: invoices.buyer }).from(invoices).where(eq(invoices.id, id));
    if (invoice === undefined) throw notFound('INVOICE_NOT_FOUND');
    const [found] = await tx
      .select(columns)
      .from(outgoingEinvoices)
      .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
      .where(eq(outgoingEinvoices.id, id));
    const [receipt] = await tx
      .select({ id: fiscalSubmissions.invoiceId })
      .from(fiscalSubmissions)
      .where(eq(fiscalSubmissions.invoiceId, id));
    const account = await findAccount(tx);
    const { buyer } = invoice;
    const isDomesticBusiness = buyer.kind !== 'consumer' && (buyer.address?.country ?? 'HR') === 'HR';
    const fits = isDomesticBusiness && receipt === undefined && (await notItsTurn(tx, id)) === null;
    const mayGo = fits && (found === undefined || mayGoAgain(found.row));
    return {
      sent: found === undefined ? null : toDto(found),
      fits,
      findings: mayGo ? await findingsOf(tx, await loadDocument(tx, id), ctx.locale) : [],
      isSetUp: account !== null,
      abilities: account === null ? null : abilitiesOf(ctx.deps, account.intermediary),
      reports: found === undefined ? [] : await reportsOfInvoice(tx, id, zagrebDateOf(ctx.deps.clock.now())),
    };
  });
}
