import { and, eq, isNull, sql } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { SaveContactInput } from '#server/contracts/contacts.ts';
import type { EnterParagonInput, ParagonEntered } from '#server/contracts/paragon.ts';
import { type CompanyTx, contextOf, withCompanyTx } from '#server/db/company-tx.ts';
import { findParagonIssues, paragonInstant } from '#server/domain/fiscal/paragon.ts';
import type { LineInput } from '#server/domain/invoicing/document.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import type { TaxRates } from '#server/domain/invoicing/vat-code.ts';
import { DomainError, invalid, notFound } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { openShiftOf } from '#server/modules/cash/index.ts';
import { issueSaleIn, receiptBefore } from '#server/modules/invoicing/index.ts';
import { saveContact } from '#server/modules/parties/index.ts';

import { findDevice, type OperatorRow } from '../grant.ts';
import { findBuyer } from '../queries/find-buyer.ts';
import { receiptLinesOf } from '../sold-products.ts';

/**
 * Enters a receipt that was written by hand while the device was out of order (paragon, Zakon o fiskalizaciji čl. 22): it becomes an ordinary
 * receipt with the next number of its device in the year of the paper, with the paper's time, and goes to CIS as delivered later. The same
 * id again gives the same receipt. Like a sale it is paid in full; its cash and its place in a shift are those of the day on which it is
 * entered. A business that is no customer yet becomes one by what the court register tells. CIS is not waited for: `deliver` asks it.
 *
 * @throws DomainError `invalid` INPUT_INVALID with PARAGON_NUMBER_TAKEN, PARAGON_IN_FUTURE, PARAGON_TOO_OLD, PARAGON_NO_SUCH_TIME,
 *   PARAGON_BUYER_UNKNOWN or PARAGON_TOTAL_DIFFERS at its field; `not_found` DEVICE_NOT_FOUND, OPERATOR_NOT_FOUND for what is not in use; see also `issueSaleIn`
 */
export async function enterParagon(ctx: CompanyContext, input: EnterParagonInput): Promise<ParagonEntered> {
  try {
    return await enter(ctx, input);
  } catch (error) {
    const isUnknown = error instanceof DomainError && error.issues.some(({ code }) => code === BUYER_UNKNOWN);
    if (isUnknown && (await addFromRegister(ctx, input.buyerOib))) return enter(ctx, input);
    throw error;
  }
}

const BUYER_UNKNOWN = 'PARAGON_BUYER_UNKNOWN';

/** Makes a customer of the business that the court register has with this OIB, as the till does; false where it tells none. */
async function addFromRegister(ctx: CompanyContext, oib: string): Promise<boolean> {
  const { company } = await findBuyer(ctx, { oib });
  if (company === null) return false;
  const { name, shortName, street, postalCode, city } = company;
  const found = SaveContactInput.safeParse({ kind: 'business', oib, name: shortName ?? name, street, postalCode, city });
  if (found.success) await saveContact(ctx, found.data);
  return found.success;
}

async function enter(ctx: CompanyContext, input: EnterParagonInput): Promise<ParagonEntered> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const before = await receiptBefore(tx, input.id);
    if (before !== null) return { id: before.id, number: before.number };
    const { id, number, deviceId, writtenOn, paymentMethod } = input;
    await refuseTakenNumber(tx, number);
    const issues = findParagonIssues(writtenOn, input.writtenAt, deps.clock.now());
    if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
    const device = await findDevice(tx, deviceId);
    if (device === null) throw notFound('DEVICE_NOT_FOUND');
    const { premisesId, consumptionTax } = device;
    const operator = await writer(tx, input.operatorId);
    const contactId = input.buyerOib === '' ? null : await buyerWith(tx, input.buyerOib);
    const lines = await linesOf(tx, input.lines, taxRatesOf({ deliveryOn: null }, rules, writtenOn, consumptionTax));
    const paid = [{ method: paymentMethod, amountMinor: minorFromDecimal(input.total) }];
    const paragon = { number, writtenAt: paragonInstant(writtenOn, input.writtenAt) };
    const sale = { id, lines, discountPercent: '', contactId, premisesId, deviceId, operator, paid, paragon };
    // The shift before the sequence of numbers, as a sale locks them; where none is open, none is opened.
    await openShiftOf(tx, deviceId, 'share');
    const issued = await issueSaleIn(tx, deps, sale, rules);
    return { id: issued.id, number: issued.number };
  });
}

/** A paper receipt is entered once, by whoever comes first: the other one waits here and is told which receipt it is. */
async function refuseTakenNumber(tx: CompanyTx, paragonNumber: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`paragon:${contextOf(tx).companyId}:${paragonNumber}`}, 0))`,
  );
  const [taken] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.paragonNumber, paragonNumber));
  if (taken === undefined) return;
  const params = { number: taken.number };
  throw invalid('INPUT_INVALID', { issues: [{ path: 'number', code: 'PARAGON_NUMBER_TAKEN', params }] });
}

async function writer(tx: CompanyTx, operatorId: string): Promise<OperatorRow> {
  const [operator] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.id, operatorId), eq(operators.active, true)));
  if (operator === undefined) throw notFound('OPERATOR_NOT_FOUND');
  return operator;
}

async function buyerWith(tx: CompanyTx, oib: string): Promise<string> {
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.oib, oib), eq(contacts.kind, 'business'), isNull(contacts.archivedAt)))
    .limit(1);
  if (contact === undefined) throw invalid('INPUT_INVALID', { issues: [{ path: 'buyerOib', code: BUYER_UNKNOWN }] });
  return contact.id;
}

/** What stands on the paper as lines of a receipt, in its order: products with what is known of them, the rest as it was written. */
async function linesOf(tx: CompanyTx, lines: EnterParagonInput['lines'], rates: TaxRates): Promise<readonly LineInput[]> {
  const sold = lines.flatMap(({ productId, quantity, unitPrice }, index) =>
    productId === null ? [] : [{ id: String(index), productId, quantity, unitPrice, discountPercent: '' }],
  );
  const products = await receiptLinesOf(tx, sold, rates);
  const byIndex = new Map(sold.map(({ id }, at) => [id, products[at]]));
  return lines.map(
    ({ description, quantity, unitPrice, vatCode }, index): LineInput =>
      byIndex.get(String(index)) ?? {
        productId: null,
        description,
        quantity,
        unit: 'H87',
        unitPrice,
        discountPercent: '',
        vatCode,
        exemptionReason: null,
        kpd: null,
      },
  );
}
