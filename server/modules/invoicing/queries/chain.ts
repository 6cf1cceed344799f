import { inArray, or } from 'drizzle-orm';

import { deliveryInvoices, invoices, settledAdvances, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { ChainLink } from '#server/contracts/trade.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Rounds of looking around: a sale of more steps than that shows those nearest. */
const MOST_STEPS = 8;

interface Found {
  readonly link: ChainLink;
  readonly issuedAt: Date;
  /** In the sequence of invoices; 0 of papers. */
  readonly ordinal: number;
  /** Documents that it names. */
  readonly names: readonly (string | null)[];
}

/** All documents of the sale that a document belongs to, itself too, oldest first; alone where nothing came before or after it. */
export async function chainOf(tx: CompanyTx, id: string): Promise<readonly ChainLink[]> {
  const known = new Map<string, Found>();
  const asked = new Set<string>();
  let open: readonly string[] = [id];
  for (let step = 0; step < MOST_STEPS && open.length > 0; step += 1) {
    for (const each of open) asked.add(each);
    const found = await around(tx, open);
    for (const each of found) known.set(each.link.id, each);
    const near = found.flatMap(({ link, names }) => [link.id, ...names.filter((name) => name !== null)]);
    open = [...new Set(near)].filter((each) => !asked.has(each));
  }
  return [...known.values()].sort(byTime).map(({ link }) => link);
}

/** Of two issued in the same second the one with the lower number; papers come before what is made of them. */
const byTime = (a: Found, b: Found): number =>
  a.issuedAt.getTime() - b.issuedAt.getTime() || a.ordinal - b.ordinal || a.link.id.localeCompare(b.link.id);

/** Documents with these ids, and those that name one of them. */
async function around(tx: CompanyTx, ids: readonly string[]): Promise<readonly Found[]> {
  const { id, kind, number, issuedOn, issuedAt, totalMinor, originId, deliversId } = tradeDocuments;
  const { noteId, invoiceId } = deliveryInvoices;
  const charges = await tx
    .select({ noteId, invoiceId })
    .from(deliveryInvoices)
    .where(or(inArray(noteId, [...ids]), inArray(invoiceId, [...ids])));
  const { finalId, cancellingId } = settledAdvances;
  const settled = await tx
    .select({ finalId, cancellingId })
    .from(settledAdvances)
    .where(or(inArray(finalId, [...ids]), inArray(cancellingId, [...ids])));
  const beside = [
    ...ids,
    ...charges.flatMap((charge) => [charge.noteId, charge.invoiceId]),
    ...settled.flatMap((each) => [each.finalId, each.cancellingId]),
  ];
  const papers = await tx
    .select({ id, kind, number, issuedOn, issuedAt, totalMinor, originId, deliversId })
    .from(tradeDocuments)
    .where(or(inArray(id, beside), inArray(originId, [...ids]), inArray(deliversId, [...ids])));
  const legal = await tx
    .select({
      id: invoices.id,
      kind: invoices.kind,
      number: invoices.number,
      issuedOn: invoices.issuedOn,
      issuedAt: invoices.issuedAt,
      ordinal: invoices.ordinal,
      totalMinor: invoices.totalMinor,
      originId: invoices.originId,
      cancelsId: invoices.cancelsId,
      correctsId: invoices.correctsId,
    })
    .from(invoices)
    .where(
      or(
        inArray(invoices.id, beside),
        ...[invoices.originId, invoices.cancelsId, invoices.correctsId].map((column) => inArray(column, [...ids])),
      ),
    );
  const nothing = { ordinal: 0, cancelsId: null, correctsId: null, deliversId: null };
  return [...papers.map((row) => ({ ...nothing, ...row })), ...legal.map((row) => ({ ...nothing, ...row }))].map(
    ({ issuedAt, ordinal, totalMinor, originId, cancelsId, correctsId, deliversId, ...link }) => ({
      link: { ...link, total: decimalFromMinor(totalMinor) },
      issuedAt,
      ordinal,
      names: [originId, cancelsId, correctsId, deliversId],
    }),
  );
}
