import { eq } from 'drizzle-orm';

import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BookIncomingInput, EInvoiceIdInput, ExpenseProposalDto } from '#server/contracts/einvoice.ts';
import { SaveExpenseInput } from '#server/contracts/expenses.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { readEInvoiceModel } from '#server/domain/einvoice/model/read-einvoice-model.ts';
import { costOfEInvoice } from '#server/domain/expenses/cost-of-einvoice.ts';
import { conflict, notFound, precondition } from '#server/domain/shared/errors.ts';
import { knownSupplier, saveExpense } from '#server/modules/expenses/index.ts';

import { standingExpense } from '../copies/standing-expense.ts';
import { readIncomingFile } from '../incoming-file.ts';

/** The row of a received invoice or credit note, which alone can be a cost. */
async function findBookable(ctx: CompanyContext, id: string) {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id));
    if (row === undefined) throw notFound('EINVOICE_NOT_FOUND');
    if (row.kind !== 'invoice' && row.kind !== 'credit_note') throw precondition('EINVOICE_NO_EXPENSE');
    return { row, standing: await standingExpense(tx, row) };
  });
}

async function costOf(ctx: CompanyContext, id: string) {
  const model = readEInvoiceModel((await readIncomingFile(ctx.deps, scopeOf(ctx), id)).root);
  if (model === null) throw precondition('EINVOICE_NO_EXPENSE');
  return costOfEInvoice(model.einvoice);
}

/**
 * The cost that a received eRačun would be, with the kind of its supplier's last one; or the cost that was made of it, or of its original or a corrected copy.
 * Throws `precondition` EINVOICE_NO_EXPENSE for what is no cost, and what reading its file throws.
 */
export async function getExpenseProposal(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<ExpenseProposalDto> {
  const { standing } = await findBookable(ctx, id);
  const cost = await costOf(ctx, id);
  const { supplierName, supplierTaxId, number, issuedOn, dueOn, currency, total, vatGroups } = cost;
  const { category } = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => knownSupplier(tx, supplierTaxId));
  return {
    supplierName,
    supplierTaxId,
    number,
    issuedOn,
    dueOn,
    currency,
    total,
    vatGroups,
    category,
    expense: standing && { id: standing.id, number: standing.number },
  };
}

/**
 * Books a received eRačun as a cost, with the amounts of its seller and linked to its file. Asked twice it is booked once. Throws
 * `conflict` EINVOICE_ALREADY_REJECTED, EXPENSE_DUPLICATE where a cost of that supplier has that number already, and `precondition`
 * EINVOICE_NO_EXPENSE where a person must write it.
 */
export async function bookIncoming(
  ctx: CompanyContext,
  { id, category }: BookIncomingInput,
): Promise<{ readonly expenseId: string }> {
  const { row, standing } = await findBookable(ctx, id);
  if (standing !== null) return { expenseId: standing.id };
  if (row.rejectedAt !== null) throw conflict('EINVOICE_ALREADY_REJECTED');
  const cost = await costOf(ctx, id);
  const { lines, vatGroups, ...head } = cost;
  const input = SaveExpenseInput.safeParse({
    ...head,
    note: '',
    category,
    documentId: row.documentId,
    lines: lines.map((line) => ({ ...line })),
    vatGroups: vatGroups.map((group) => ({ ...group })),
  });
  if (!input.success) throw precondition('EINVOICE_NO_EXPENSE', { params: { fix: 'troskovi/novi' } });
  return { expenseId: (await saveExpense(ctx, input.data)).id };
}
