import { findPreSendIssues } from '#server/domain/fiscal/pre-send-checks.ts';
import type { PreSendIssue } from '#server/domain/fiscal/pre-send-issue.ts';
import { fiscalReceiptOf } from '#server/domain/fiscal/receipt-from-document.ts';
import type { Buyer, DraftContent, Seller } from '#server/domain/invoicing/document.ts';
import { WALK_IN_BUYER } from '#server/domain/invoicing/issue.ts';
import type { NumberingPer } from '#server/domain/invoicing/number.ts';
import { provingVatId } from '#server/domain/invoicing/vat-id-proof.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { vatProofOf } from '#server/modules/parties/index.ts';

import { candidateDocument, type Candidate } from './einvoice-candidate.ts';
import { listSequencesIn } from './queries/list-sequences.ts';

/** Only its form counts: the checks do not look at it. */
const NO_ZKI = '0'.repeat(32);

/** The rates are those of the day of supply, and right also where today's are others. */
const RATE_OF_TODAY = 'FISCAL_CHECK_110';

interface ReceiptCandidate extends Omit<Candidate, 'buyer'> {
  readonly buyer: Buyer | null;
  readonly numberingPer: NumberingPer;
}

/**
 * What CIS would say of the receipt of a draft, were it issued now: what it refuses, and what it only marks for the tax officers. The draft has
 * nothing else to complain about. No number is taken: its place stands for it.
 */
export function findReceiptFindings({ buyer, numberingPer, ...draft }: ReceiptCandidate): readonly PreSendIssue[] {
  const candidate = { ...draft, buyer: buyer ?? WALK_IN_BUYER };
  const operatorOib = draft.operators.find(({ id }) => id === draft.content.operatorId)?.oib ?? '';
  const receipt = fiscalReceiptOf(candidateDocument(candidate), { operatorOib, numberingPer, zki: NO_ZKI, late: false });
  return findPreSendIssues(receipt, { now: draft.now, rules: draft.rules }).filter(({ code }) => code !== RATE_OF_TODAY);
}

/** A supply without VAT rests on a VAT id of the EU that nobody has checked, or that VIES does not know. */
export async function findVatIdWarnings(
  tx: CompanyTx,
  content: DraftContent,
  buyer: Buyer | null,
  today: string,
): Promise<readonly FieldIssue[]> {
  const vatId = provingVatId(content.lines, buyer);
  if (vatId === null || content.contactId === null) return [];
  const { check } = await vatProofOf(tx, content.contactId, vatId, today);
  if (check?.valid === true) return [];
  const code = check === null ? 'DRAFT_VAT_ID_UNCHECKED' : 'DRAFT_VAT_ID_UNREGISTERED';
  return [
    { path: 'contactId', code, params: { vatId, ...(check === null ? {} : { checkedAt: check.checkedAt.toISOString() }) } },
  ];
}

/** Payment in a foreign currency is asked for without the BIC of the seller's bank, which payments from outside SEPA need. */
export const findBicWarnings = (
  { currency }: Pick<DraftContent, 'currency'>,
  { bic }: Pick<Seller, 'bic'>,
): readonly FieldIssue[] =>
  currency === undefined || currency === 'EUR' || (bic ?? null) !== null
    ? []
    : [{ path: 'seller.bic', code: 'DRAFT_BIC_MISSING', params: { currency } }];

/** The draft would be the first of a sequence in which another program has given higher numbers. */
export async function findNumberWarnings(
  tx: CompanyTx,
  { premisesId, deviceId }: Pick<DraftContent, 'premisesId' | 'deviceId'>,
  year: number,
): Promise<readonly FieldIssue[]> {
  const sequence = (await listSequencesIn(tx, year)).find(
    (each) => each.premisesId === premisesId && (each.deviceId === null || each.deviceId === deviceId),
  );
  if (sequence === undefined || sequence.imported === null || sequence.isBegun) return [];
  return [{ path: 'premisesId', code: 'DRAFT_NUMBER_BELOW_IMPORTED', params: { number: sequence.imported.number } }];
}
