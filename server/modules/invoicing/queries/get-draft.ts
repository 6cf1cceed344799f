import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { DraftDto, InvoiceIdInput } from '#server/contracts/invoicing.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { PreSendIssue } from '#server/domain/fiscal/pre-send-issue.ts';
import { availableOf } from '#server/domain/invoicing/deductions.ts';
import { deviceIssues, placesServing } from '#server/domain/invoicing/device-purpose.ts';
import { correctionConsumptionTax, correctionContent } from '#server/domain/invoicing/correction.ts';
import { findDraftIssues } from '#server/domain/invoicing/draft-issues.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import type { CurrencyRate } from '#server/domain/invoicing/document.ts';
import { draftKindOf, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { findYearWarnings } from '#server/domain/invoicing/turned-year.ts';
import { VAT_CODES } from '#server/domain/invoicing/vat-code.ts';
import { reasonRuleKey, reasonsFor } from '#server/domain/invoicing/vat-reason.ts';
import { findNote } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { DomainError, type FieldIssue, notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { requireCertificate } from '#server/modules/fiscalization/index.ts';

import { loadAdvance, type LoadedAdvance, openAdvancesOf } from '../advance.ts';
import { type CorrectedDocument, loadCorrected } from '../corrected.ts';
import { notesOf } from '../delivered.ts';
import { findBicWarnings, findNumberWarnings, findReceiptFindings, findVatIdWarnings } from '../draft-warnings.ts';
import { askedOfDevice, becomesEInvoice, dutiesOf, type Duties } from '../draft-duties.ts';
import { findCandidateFindings } from '../einvoice-candidate.ts';
import { sendsEInvoice } from '../sends-einvoice.ts';
import { consumptionTaxIn, operatorsOf, placesOf } from '../draft-parts.ts';
import { draftTerms } from '../draft-terms.ts';
import { loadDocument } from '../load-document.ts';
import { rateOfDraft } from '../rate-of-draft.ts';
import { loadTradeDocument } from '../load-sales-document.ts';
import { buyerOf, companyOf, sellerOf } from '../parties-of.ts';
import { noteAsItGoes } from '../takes-back-as.ts';

/** A draft with everything that its editor shows: choices, duties with their reasons, what is still missing. */
export async function getDraft(ctx: CompanyContext, input: InvoiceIdInput): Promise<DraftDto> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const now = deps.clock.now();
  const today = zagrebDateOf(now);
  const rate = await rateToShow(ctx, input.id, { rules, today });
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [draft] = await tx.select().from(invoiceDrafts).where(eq(invoiceDrafts.id, input.id));
    if (!draft) throw notFound('DRAFT_NOT_FOUND');
    const { content } = draft;
    const company = await companyOf(tx);
    const original = draft.correctsId === null ? null : await loadCorrected(tx, draft.correctsId);
    const corrected = original?.corrected ?? null;
    const chosen = await inOrder(draft.settlesIds, (each) => loadAdvance(tx, each));
    const [advance] = chosen;
    const comesFrom = original?.document;
    const advances = chosen.map(({ open }) => open);
    const buyer = corrected?.buyer ?? (await buyerOf(tx, advance === undefined ? content.contactId : advance.row.contactId));
    const operators = await operatorsOf(tx);
    const operatorOib = operators.find(({ id }) => id === content.operatorId)?.oib ?? null;
    const isSetUp = await sendsEInvoice(tx, deps);
    const { inVat: sellerInVat, hasVatId: sellerHasVatId } = corrected?.seller ?? company;
    const kind = draftKindOf(content);
    const facts = { kind, sellerInVat, buyer, paymentMethod: content.paymentMethod, issuedOn: today, sendsEInvoice: isSetUp };
    const duties = original === null ? dutiesOf(facts, rules) : dutiesAsOf(original);
    const places = await placesOf(tx);
    // What a correction follows went its way already; whether the company sends eRačuni now does not matter.
    const asked = askedOfDevice(duties, isSetUp || original !== null);
    const ofPremises = consumptionTaxIn(places, content.premisesId);
    const taxedAs = corrected === null ? content : correctionContent(content, corrected);
    const consumptionTax = corrected === null ? ofPremises : correctionConsumptionTax(corrected, ofPremises);
    const issues = [
      ...findDraftIssues(content, {
        seller: sellerOf(company),
        buyer,
        operatorOib,
        rules,
        today,
        corrected,
        advances,
        consumptionTax,
        rate,
      }),
      ...deviceIssues(places, asked, content.deviceId),
    ];
    const seller = sellerOf(company);
    const chosenAdvances = chosen.map(({ open, document: { number, issuedOn } }) => ({ ...open, number, issuedOn }));
    const year = yearOf(today);
    const candidate = {
      content,
      seller,
      operators,
      places,
      corrected,
      advances: chosenAdvances,
      consumptionTax,
      rate,
      rules,
      now,
    };
    const isConverted = content.currency === undefined || rate !== null || corrected !== null;
    const receipt =
      duties.fiscalization.required && issues.length === 0 && isConverted
        ? findReceiptFindings({ ...candidate, buyer, numberingPer: company.numberingPer })
        : [];
    const refused = receipt.filter(({ severity }) => severity === 'refuse');
    const marked = receipt.filter(({ severity }) => severity === 'warn');
    return {
      id: draft.id,
      version: draft.version,
      content,
      kind,
      advances: kind === 'invoice' && original === null ? await offered(tx, content.contactId, chosen) : [],
      origin: comesFrom === undefined ? await originOf(tx, draft) : originLink(comesFrom),
      updatedAt: draft.updatedAt,
      rates: taxRatesOf(taxedAs, rules, today, consumptionTax),
      rate: corrected === null ? rate : (corrected.foreign?.rate ?? null),
      sellerInVat,
      sellerHasVatId: sellerHasVatId === true,
      today,
      buyer: buyer === null || content.contactId === null ? null : { ...buyer, contactId: content.contactId },
      terms: await draftTerms(tx, content, company, [today, zagrebDateOf(draft.createdAt)]),
      premises: placesServing(places, asked).map(({ id, code, name, devices }) => ({
        id,
        code,
        name,
        devices: devices.map((device) => ({ id: device.id, code: device.code, name: device.name })),
      })),
      operators: operators.map(({ id, mark, name }) => ({ id, mark, name })),
      exemptionReasons: exemptionReasons(rules, ctx.locale, today),
      issues: [...issues, ...refused.map(plainIssue)],
      warnings: [
        ...findYearWarnings(content, { begunOn: zagrebDateOf(draft.createdAt), today, seller }),
        ...(isTradeKind(kind) || corrected !== null ? [] : await findVatIdWarnings(tx, content, buyer, today)),
        ...(isTradeKind(kind) ? [] : await findNumberWarnings(tx, content, year)),
        ...(kind === 'delivery_note' ? [] : findBicWarnings(content, seller)),
        ...marked.map(plainIssue),
      ],
      fiscalization: duties.fiscalization,
      einvoice: duties.einvoice,
      einvoiceCheck:
        buyer === null || !becomesEInvoice(duties, isSetUp)
          ? null
          : {
              ...findCandidateFindings(
                { ...candidate, buyer, content: await noteAsItGoes(tx, deps, content) },
                issues,
                ctx.locale,
              ),
              isSetUp,
            },
      blockers: await blockersOf(tx, deps, duties, isSetUp),
    };
  });
}

/** Null while it cannot be had: writing goes on, and issuing says so. */
async function rateToShow(
  ctx: CompanyContext,
  id: string,
  facts: Parameters<typeof rateOfDraft>[2],
): Promise<CurrencyRate | null> {
  try {
    return (await rateOfDraft(ctx, id, facts))?.rate ?? null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The advances that a draft deducts, and the others of its customer that it could. */
async function offered(tx: CompanyTx, contactId: string | null, chosen: readonly LoadedAdvance[]): Promise<DraftDto['advances']> {
  const open = contactId === null ? [] : await openAdvancesOf(tx, contactId);
  const others = open.filter(({ document }) => !chosen.some((each) => each.document.id === document.id));
  return [...chosen.map((advance) => ({ advance, chosen: true })), ...others.map((advance) => ({ advance, chosen: false }))].map(
    ({ advance: { document, open: left }, chosen: isChosen }) => ({
      id: document.id,
      number: document.number,
      issuedOn: document.issuedOn,
      available: decimalFromMinor(availableOf(left)),
      left: left.left.map(({ vatCode, ratePercent, grossMinor }) => ({
        vatCode,
        ratePercent,
        gross: decimalFromMinor(grossMinor),
      })),
      isWhole: left.isWhole,
      freed: decimalFromMinor(left.freedMinor),
      chosen: isChosen,
    }),
  );
}

async function inOrder<A, B>(values: readonly A[], load: (value: A) => Promise<B>): Promise<readonly B[]> {
  const loaded: B[] = [];
  for (const value of values) loaded.push(await load(value));
  return loaded;
}

async function originOf(
  tx: CompanyTx,
  { originId, deliversId, settlesIds, noteIds }: typeof invoiceDrafts.$inferSelect,
): Promise<DraftDto['origin']> {
  const [advanceId] = settlesIds;
  if (advanceId !== undefined) return originLink((await loadDocument(tx, advanceId)).document);
  if (originId !== null) return originLink((await loadTradeDocument(tx, originId)).row);
  if (deliversId !== null) return originLink((await loadDocument(tx, deliversId)).document);
  const [note] = await notesOf(tx, noteIds);
  return note === undefined ? null : originLink(note);
}

const plainIssue = ({ severity: _severity, ...issue }: PreSendIssue): FieldIssue => issue;

const originLink = ({ id, kind, number }: NonNullable<DraftDto['origin']>) => ({ id, kind, number });

/** A correction goes the way that the corrected document went. */
const dutiesAsOf = ({ isFiscalized, wentAsEInvoice }: CorrectedDocument): Duties => ({
  fiscalization: { required: isFiscalized, reason: 'as_corrected' },
  einvoice: { required: wentAsEInvoice, reason: 'as_corrected' },
});

function exemptionReasons(rules: readonly Rule[], locale: 'hr' | 'en', today: string): DraftDto['exemptionReasons'] {
  return VAT_CODES.flatMap((vatCode) =>
    reasonsFor(vatCode).flatMap((key) => {
      const label = findNote(rules, reasonRuleKey(key), locale, today);
      return label === null ? [] : [{ key, vatCode, label }];
    }),
  );
}

/** What has to be set up first, found by the very checks that issuing makes. */
async function blockersOf(tx: CompanyTx, deps: Deps, duties: Duties, sendsOnes: boolean): Promise<DraftDto['blockers']> {
  const blockers: { code: string; fix: string }[] = [];
  if (duties.einvoice.required && !sendsOnes && deps.installation.environment === 'live')
    blockers.push({ code: 'EINVOICE_REQUIRED', fix: 'postavke/eracun' });
  if (duties.fiscalization.required) {
    try {
      await requireCertificate(tx, deps);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      blockers.push({ code: error.code, fix: String(error.params.fix ?? 'postavke') });
    }
  }
  return blockers;
}
