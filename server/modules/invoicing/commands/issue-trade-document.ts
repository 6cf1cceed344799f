import { eq } from 'drizzle-orm';

import { invoiceDrafts, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { CurrencyRate, DraftContent, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { findDraftIssues } from '#server/domain/invoicing/draft-issues.ts';
import { freezeDocument } from '#server/domain/invoicing/frozen-document.ts';
import type { TradeKind } from '#server/domain/invoicing/kinds.ts';
import { issueTradeDocument } from '#server/domain/invoicing/trade-document.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import type { IssueResult } from '../commit-document.ts';
import { consumptionTaxOf } from '../consumption-tax.ts';
import { operatorsOf, placesOf } from '../draft-parts.ts';
import { loadDocument } from '../load-document.ts';
import { currentLogoId } from '../logo.ts';
import { buyerOf, companyOf, sellerOf } from '../parties-of.ts';
import { searchTextOf } from '../search-text.ts';
import { takeNumber } from '../take-number.ts';
import { settleOrigin } from '../origin.ts';
import { refuseDelivery } from './begin-delivery.ts';

export interface IssueTrade {
  readonly id: string;
  readonly kind: TradeKind;
  readonly content: DraftContent;
  readonly originId: string | null;
  /** The invoice whose goods a delivery note delivers. */
  readonly deliversId: string | null;
  readonly rules: readonly Rule[];
  /** Of its currency, where that is not the euro. */
  readonly rate: CurrencyRate | undefined;
}

/**
 * Issues a quote, a pro forma or a delivery note: the draft is checked, takes the next number of its kind's own sequence and is frozen under its
 * id. No fiscalization, no payment, and no number of an invoice is touched.
 */
export async function issueTradeIn(tx: CompanyTx, deps: Deps, input: IssueTrade): Promise<IssueResult> {
  const { id, kind, content, deliversId, rules, rate } = input;
  if (deliversId !== null) await refuseDelivery(tx, deliversId);
  const seller = sellerOf(await companyOf(tx));
  const buyer = await buyerOf(tx, content.contactId);
  const today = zagrebDateOf(deps.clock.now());
  const consumptionTax = await consumptionTaxOf(tx, content);
  const issues = findDraftIssues(content, { seller, buyer, operatorOib: null, rules, today, consumptionTax, rate });
  if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
  const { ordinal, sequence, issuedAt } = await takeNumber(tx, kind);
  const { companyId, actor } = contextOf(tx);
  const operator = (await operatorsOf(tx)).find((each) => each.id === content.operatorId);
  const place = (await placesOf(tx)).find((each) => each.id === content.premisesId);
  const document = issueTradeDocument(content, {
    id,
    kind,
    ordinal,
    delivers: deliversId === null ? null : referenceTo((await loadDocument(tx, deliversId)).document),
    sequence,
    issuedAt,
    placeOfIssue: place?.city ?? seller.address.city,
    seller,
    buyer,
    operator: operator ?? { mark: '', name: actor.kind === 'user' ? actor.name : '' },
    rules,
    consumptionTax,
    rate,
  });
  const { number, year, issuedOn, dueOn, totals } = document;
  await tx.insert(tradeDocuments).values({
    companyId,
    id,
    kind,
    number,
    year,
    ordinal,
    issuedAt,
    issuedOn,
    dueOn,
    contactId: content.contactId,
    buyerName: document.buyer.name,
    totalMinor: totals.totalMinor,
    document: freezeDocument(document),
    originId: input.originId,
    deliversId,
    logoId: await currentLogoId(tx),
    searchText: searchTextOf(document),
    createdBy: actor.kind === 'user' ? actor.id : null,
  });
  await tx.delete(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  const issued = { number, kind, total: decimalFromMinor(totals.totalMinor) };
  await record(tx, { type: 'trade.issued', subject: `invoice:${id}`, data: issued });
  await settleOrigin(tx, { originId: input.originId, toId: id, number, kind });
  if (deliversId !== null)
    await record(tx, { type: 'invoice.delivered', subject: `invoice:${deliversId}`, data: { noteId: id, number } });
  return { id, kind, number, zki: null, jir: null };
}

const referenceTo = ({ id, number, issuedOn }: IssuedDocument): IssuedDocument['refersTo'] => ({ id, number, issuedOn });
