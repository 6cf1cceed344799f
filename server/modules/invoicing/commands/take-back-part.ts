import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { findEInvoiceIssues } from '#server/domain/einvoice/einvoice-issues.ts';
import { classifiedAs, SETTLED_REASON } from '#server/domain/invoicing/advance.ts';
import type { Deduction } from '#server/domain/invoicing/deductions.ts';
import { purposeFor } from '#server/domain/invoicing/device-purpose.ts';
import { issueCorrection } from '#server/domain/invoicing/correction.ts';
import type { DocumentReference, IssuedDocument, LineInput } from '#server/domain/invoicing/document.ts';
import { NEGATIVE_TYPE, type StornoType, stornoTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import type { DocumentContent } from '#server/domain/invoicing/issue.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';
import { requireCertificate } from '#server/modules/fiscalization/index.ts';
import { creditSettlement } from '#server/modules/payments/index.ts';

import { commitDocument } from '../commit-document.ts';
import { loadCorrected } from '../corrected.ts';
import { placeAgain } from '../place-again.ts';
import { issuingCompanyOf, sellerOf } from '../parties-of.ts';
import { reasonGiven } from '../reason-given.ts';
import { takeNumber } from '../take-number.ts';
import { usualTypeOfTakingBack } from '../takes-back-as.ts';

type Parts = Exclude<Deduction['takes'], string>;

interface TakeBack {
  readonly advanceId: string;
  readonly parts: Parts;
  /** The lines of the final invoice: they classify what the advance left open. */
  readonly supplied: readonly LineInput[];
  readonly rules: readonly Rule[];
}

/**
 * Takes back the part of an advance that a final invoice deducts, by a credit note with one line for each VAT rate; the rest of the
 * advance stays. It goes the way that the advance went. The caller has locked the advance.
 *
 * @throws DomainError `invalid` INVOICE_INCOMPLETE where the note cannot become an eRačun
 */
export async function takeBackPart(
  tx: CompanyTx,
  deps: Deps,
  { advanceId, parts, supplied, rules }: TakeBack,
): Promise<DocumentReference> {
  const { document: advance, row, corrected, isFiscalized, wentAsEInvoice } = await loadCorrected(tx, advanceId);
  const company = await issuingCompanyOf(tx);
  const place = await placeAgain(tx, company, row, purposeFor({ isEInvoice: wentAsEInvoice, isFiscalized }));
  const certificate = isFiscalized ? await requireCertificate(tx, deps) : null;
  const { ordinal, sequence, issuedAt } = await takeNumber(tx, place.sequenceKey);
  const { premisesCode, deviceCode, placeOfIssue, operator } = place;
  const type = wentAsEInvoice ? await usualTypeOfTakingBack(tx, deps) : '381';
  const content = contentOf(advance, parts, type);
  const classified = type === NEGATIVE_TYPE ? { ...content, lines: classifiedAs(content.lines, supplied) } : content;
  const note = issueCorrection('credit_note', classified, corrected, {
    id: deps.ids.next(),
    number: { ordinal, premisesCode, deviceCode },
    sequence,
    issuedAt,
    placeOfIssue,
    seller: sellerOf(company),
    buyer: corrected.buyer,
    operator,
    rules,
  });
  // The money stays: nothing of it is to be paid out.
  const document = { ...note, prepaidMinor: note.totals.totalMinor };
  if (wentAsEInvoice) {
    const issues = findEInvoiceIssues(document, { name: operator.name, oib: operator.oib });
    if (issues.length > 0) throw invalid('INVOICE_INCOMPLETE', { issues });
  }
  const { contactId } = row;
  const { number } = await commitDocument(tx, deps, { document, place, contactId, originId: null, company, certificate, rules });
  const { totalMinor } = document.totals;
  await creditSettlement(tx, advanceId, -totalMinor);
  await record(tx, {
    type: 'invoice.corrected',
    subject: `invoice:${advanceId}`,
    data: {
      byId: document.id,
      byNumber: number,
      kind: 'credit_note',
      total: decimalFromMinor(totalMinor),
      ...reasonGiven(document),
    },
  });
  return { id: document.id, number, issuedOn: document.issuedOn, kind: document.kind };
}

const DESCRIPTION = {
  hr: (number: string) => `Dio predujma po računu ${number}, uračunat u konačni račun`,
  en: (number: string) => `Part of advance ${number}, deducted in the final invoice`,
} as const;

/** Amounts with VAT, so that the note comes to exactly what the final invoice deducts. */
function contentOf(advance: IssuedDocument, parts: Parts, type: StornoType): DocumentContent {
  const { lines, paymentMethod, locale, number } = advance;
  return {
    priceMode: 'gross',
    lines: parts.map(({ vatCode, ratePercent, grossMinor }): LineInput => {
      const like = lines.find((line) => line.vatCode === vatCode && line.ratePercent === ratePercent);
      const reason = like?.exemptionReason ?? null;
      return {
        productId: null,
        description: DESCRIPTION[locale](number),
        quantity: '1',
        unit: like?.unit ?? 'H87',
        unitPrice: decimalFromMinor(grossMinor),
        discountPercent: '',
        vatCode,
        exemptionReason: reason === 'small_business' ? null : reason,
        kpd: like?.kpd ?? null,
      };
    }),
    discountPercent: '',
    deliveryOn: null,
    dueOn: null,
    paymentMethod,
    note: '',
    locale,
    einvoice: stornoTerms(advance, { reason: SETTLED_REASON[locale], type }) ?? undefined,
  };
}
