import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { IssueInvoiceInput } from '#server/contracts/invoicing.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { OperatorFacts } from '#server/domain/einvoice/einvoice-issues.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { isListedCurrency } from '#server/domain/exchange-rates/listed-currencies.ts';
import { deviceIssues } from '#server/domain/invoicing/device-purpose.ts';
import type { CurrencyRate, DocumentReference, DraftContent, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { findDraftIssues } from '#server/domain/invoicing/draft-issues.ts';
import { issueAdvance, issueFinal, SETTLED_REASON, type Settled } from '#server/domain/invoicing/advance.ts';
import {
  deductedMinor,
  type Deduction,
  type OpenAdvance,
  planDeductions,
  withAmounts,
} from '#server/domain/invoicing/deductions.ts';
import { draftTotals, issueDocument, rateDayOf } from '#server/domain/invoicing/issue.ts';
import { draftKindOf, isCorrectionKind, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { conflict, invalid, notFound, precondition } from '#server/domain/shared/errors.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { requireCertificate, submitInline } from '#server/modules/fiscalization/index.ts';
import { lockSettlement } from '#server/modules/payments/index.ts';

import { loadAdvance, type LoadedAdvance, refuseSettling } from '../advance.ts';
import { commitDocument, type IssueResult } from '../commit-document.ts';
import { notesOf, refuseCharged, settleDeliveries } from '../delivered.ts';
import { askedOfDevice, dutiesOf } from '../draft-duties.ts';
import { consumptionTaxIn, operatorsOf, placesOf } from '../draft-parts.ts';
import { DayTurned, onIssueDay } from '../issue-day.ts';
import { issuePlaceOf } from '../issue-place.ts';
import { findInvoice, loadDocument } from '../load-document.ts';
import { findTradeDocument } from '../load-sales-document.ts';
import { refuseConverted } from '../origin.ts';
import { rateOfDraft, type RateOfDay } from '../rate-of-draft.ts';
import { sendsEInvoice } from '../sends-einvoice.ts';
import { buyerOf, issuingCompanyOf, sellerOf } from '../parties-of.ts';
import { takeNumber } from '../take-number.ts';
import { stornoIn } from './cancel-invoice.ts';
import { takeBackPart } from './take-back-part.ts';
import { issueCorrectionIn } from './issue-correction.ts';
import { issueTradeIn } from './issue-trade-document.ts';

/**
 * Issues a draft: everything that could object does so before a number is taken; then number, time, ZKI, document and event
 * are one transaction, and CIS is asked within the inline budget. Without an answer the document stands with its ZKI and the
 * queue delivers it. A quote or a pro forma only takes a number of its own. A draft that was issued already gives the same document again.
 */
export async function issueInvoice(ctx: CompanyContext, input: IssueInvoiceInput): Promise<IssueResult> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const begun = deps.clock.now().getTime();
  const { result, fresh } = await onIssueDay(deps, async (today) => {
    const rate = await rateOfDraft(ctx, input.id, { rules, today });
    return withCompanyTx(deps, scopeOf(ctx), (tx) => issueDraftIn(tx, ctx, { input, rules, today, rate }));
  });
  deps.checkpoint('issue.committed');
  if (!fresh || result.zki === null) return result;
  const timeoutMs = Math.max(500, deps.installation.inlineFiscalizationMs - (deps.clock.now().getTime() - begun));
  return { ...result, jir: await submitInline(deps, { scope: scopeOf(ctx), invoiceId: result.id, timeoutMs }) };
}

interface IssueDraft {
  readonly input: IssueInvoiceInput;
  readonly rules: readonly Rule[];
  readonly today: PlainDate;
  readonly rate: RateOfDay | null;
}

async function issueDraftIn(
  tx: CompanyTx,
  ctx: CompanyContext,
  { input, rules, today, rate }: IssueDraft,
): Promise<{ readonly result: IssueResult; readonly fresh: boolean }> {
  const { deps } = ctx;
  const draft = await lockDraft(tx, input);
  if (draft === null) return { result: await issuedBefore(tx, input.id), fresh: false };
  const { content, originId, correctsId, settlesIds, deliversId, noteIds } = draft;
  const kind = draftKindOf(content);
  const notes = await notesOf(tx, noteIds);
  const isInvoiceOnly = settlesIds.length > 0 || notes.length > 0;
  if (
    isCorrectionKind(kind) !== (correctsId !== null) ||
    (isInvoiceOnly && kind !== 'invoice') ||
    (deliversId !== null && kind !== 'delivery_note')
  )
    throw invalid('DRAFT_KIND_SETTLED');
  await refuseCharged(tx, notes);
  if (originId !== null) await refuseConverted(tx, originId, kind);
  refuseOtherRate(draft, rate, rules, today);
  const issue = { id: input.id, content, originId, settlesIds, rules, locale: ctx.locale, rate: rate?.rate };
  if (isTradeKind(kind)) return { result: await issueTradeIn(tx, deps, { ...issue, kind, deliversId }), fresh: true };
  if (isCorrectionKind(kind) && correctsId !== null)
    return { result: await issueCorrectionIn(tx, deps, { ...issue, kind, correctsId }), fresh: true };
  const result = await issueIn(tx, deps, { ...issue, today });
  await settleDeliveries(tx, result, notes);
  return { result, fresh: true };
}

type LockedDraft = Pick<
  typeof invoiceDrafts.$inferSelect,
  'content' | 'originId' | 'correctsId' | 'settlesIds' | 'deliversId' | 'noteIds' | 'version'
>;

async function lockDraft(tx: CompanyTx, input: IssueInvoiceInput): Promise<LockedDraft | null> {
  const [draft] = await tx.select().from(invoiceDrafts).where(eq(invoiceDrafts.id, input.id)).for('update');
  if (!draft) return null;
  if (input.version !== undefined && input.version !== draft.version) {
    throw conflict('DRAFT_CHANGED_ELSEWHERE', { params: { version: draft.version } });
  }
  return draft;
}

/** The rate was asked for before the draft was locked: somebody may have changed what it depends on, or a day may have begun. */
function refuseOtherRate(
  { content, correctsId, version }: LockedDraft,
  rate: RateOfDay | null,
  rules: readonly Rule[],
  today: PlainDate,
): void {
  if (correctsId !== null || (content.currency === undefined && rate === null)) return;
  if (rate !== null && rate.rate.currency === content.currency && rate.on === rateDayOf(content, rules, today)) return;
  // What is not offered has no rate, and is told as what the draft lacks.
  if (rate === null && content.currency !== undefined && !isListedCurrency(content.currency)) return;
  throw conflict('DRAFT_CHANGED_ELSEWHERE', { params: { version } });
}

async function issuedBefore(tx: CompanyTx, id: string): Promise<IssueResult> {
  const paper = await findTradeDocument(tx, id);
  if (paper !== null) return { id, kind: paper.row.kind, number: paper.row.number, zki: null, jir: null };
  const row = await findInvoice(tx, id);
  if (row === null) throw notFound('DRAFT_NOT_FOUND');
  return row;
}

interface IssueIn {
  readonly id: string;
  readonly content: DraftContent;
  readonly originId: string | null;
  /** The advances that it deducts. */
  readonly settlesIds: readonly string[];
  readonly rules: readonly Rule[];
  /** The day that it is checked for, and gets. */
  readonly today: PlainDate;
  /** In which what cannot be sent is told. */
  readonly locale: 'hr' | 'en';
  /** Of its currency, where that is not the euro. */
  readonly rate: CurrencyRate | undefined;
}

async function issueIn(tx: CompanyTx, deps: Deps, input: IssueIn): Promise<IssueResult> {
  const { id, originId, rules, today } = input;
  const settling = await advancesToSettle(tx, input.settlesIds);
  // Whoever paid in advance is who is invoiced.
  const [advance] = settling;
  const content = advance === undefined ? input.content : { ...input.content, contactId: advance.row.contactId };
  const advances = settling.map(({ open }) => open);
  const company = await issuingCompanyOf(tx);
  const seller = sellerOf(company);
  const buyer = await buyerOf(tx, content.contactId);
  const operators = await operatorsOf(tx);
  const operatorOib = operators.find((operator) => operator.id === content.operatorId)?.oib ?? null;
  const places = await placesOf(tx);
  const consumptionTax = consumptionTaxIn(places, content.premisesId);
  const isSetUp = await sendsEInvoice(tx, deps);
  const { inVat: sellerInVat } = company;
  const facts = {
    kind: 'invoice' as const,
    sellerInVat,
    buyer,
    paymentMethod: content.paymentMethod,
    issuedOn: today,
    sendsEInvoice: isSetUp,
  };
  const duties = dutiesOf(facts, rules);
  const { rate } = input;
  const issues = [
    ...findDraftIssues(content, { seller, buyer, operatorOib, rules, today, advances, consumptionTax, rate }),
    ...deviceIssues(places, askedOfDevice(duties, isSetUp), content.deviceId),
  ];
  if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
  const place = issuePlaceOf(company, places, operators, content);
  if (duties.einvoice.required && !isSetUp && deps.installation.environment === 'live') {
    throw precondition('EINVOICE_REQUIRED', { params: { reason: duties.einvoice.reason, fix: 'postavke/eracun' } });
  }
  const certificate = duties.fiscalization.required ? await requireCertificate(tx, deps) : null;

  const totals = draftTotals(content, seller.inVat, rules, today, consumptionTax);
  const deductions = planDeductions(totals, withAmounts(advances, content.deducts));
  const settled = advance === undefined ? null : await settle(tx, deps, { deductions, advances, supplied: content.lines, rules });
  const { ordinal, sequence, issuedAt } = await takeNumber(tx, place.sequenceKey);
  const issuedOn = zagrebDateOf(issuedAt);
  if (issuedOn !== today) throw new DayTurned(issuedOn);
  deps.checkpoint('issue.numbered');
  const { premisesCode, deviceCode, placeOfIssue, operator } = place;
  const number = { ordinal, premisesCode, deviceCode };
  const context = { id, number, sequence, issuedAt, placeOfIssue, seller, buyer, operator, rules, consumptionTax, rate };
  const document =
    settled !== null
      ? issueFinal(content, settled, context)
      : draftKindOf(content) === 'advance'
        ? issueAdvance(content, context)
        : issueDocument(content, context);
  if (duties.einvoice.required && isSetUp)
    refuseWhatCannotBeSent(document, { name: operator.name, oib: operatorOib }, input.locale);
  const { contactId } = content;
  const result = await commitDocument(tx, deps, { document, place, contactId, originId, company, certificate, rules });
  await tx.delete(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  deps.checkpoint('issue.written');
  return result;
}

/** Locked one after the other in the order of their ids, so that two final invoices of the same advances do not wait for each other. */
async function advancesToSettle(tx: CompanyTx, ids: readonly string[]): Promise<readonly LoadedAdvance[]> {
  for (const id of [...ids].sort()) await lockSettlement(tx, id);
  const advances: LoadedAdvance[] = [];
  for (const id of ids) advances.push(await loadAdvance(tx, id));
  for (const advance of advances) {
    refuseSettling(advance);
    if (advance.row.contactId !== advances[0]?.row.contactId)
      throw conflict('ADVANCE_OF_ANOTHER', { params: { number: advance.document.number } });
  }
  return advances;
}

interface Settling {
  readonly deductions: readonly Deduction[];
  readonly advances: readonly OpenAdvance[];
  /** The lines of the final invoice. */
  readonly supplied: DraftContent['lines'];
  readonly rules: readonly Rule[];
}

/** Takes the advances back, whole or in part; what was taken back for a final invoice that was cancelled is taken over. */
async function settle(tx: CompanyTx, deps: Deps, { deductions, advances, supplied, rules }: Settling): Promise<Settled> {
  const references: DocumentReference[] = [];
  for (const { advanceId, takes } of deductions) {
    references.push(...(advances.find(({ id }) => id === advanceId)?.freed ?? []));
    if (takes === 'whole') {
      const { locale } = (await loadDocument(tx, advanceId)).document;
      const storno = await stornoIn(tx, deps, { id: advanceId, reason: SETTLED_REASON[locale], supplied }, rules);
      const { document } = await loadDocument(tx, storno.id);
      const { id, number, issuedOn, kind } = document;
      references.push({ id, number, issuedOn, kind });
    } else if (takes !== 'nothing') references.push(await takeBackPart(tx, deps, { advanceId, parts: takes, supplied, rules }));
  }
  return { references, prepaidMinor: deductedMinor(deductions) };
}

/** A number must not be used for what the law wants as an eRačun and cannot be made one; it is given back. */
function refuseWhatCannotBeSent(document: IssuedDocument, operator: OperatorFacts, locale: 'hr' | 'en'): void {
  const issues = findEInvoiceFindings(document, operator, locale);
  if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
}
