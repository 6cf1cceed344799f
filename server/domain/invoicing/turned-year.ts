import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { isPlainDate, type PlainDate, yearOf } from '#server/domain/shared/plain-date.ts';
import type { DraftContent, Seller } from './document.ts';
import { draftKindOf } from './kinds.ts';

/** What is told of a draft that a year ended over. */
export const YEAR_WARNINGS = ['DRAFT_NUMBERED_IN_NEW_YEAR', 'DRAFT_SUPPLIED_IN_OLD_YEAR', 'DRAFT_SUPPLY_DAY_UNSAID'] as const;

export interface YearFacts {
  /** The day in Zagreb on which the draft was begun. */
  readonly begunOn: PlainDate;
  /** The day on which it would be issued. */
  readonly today: PlainDate;
  readonly seller: Pick<Seller, 'inVat' | 'vatOnCollection'>;
}

/**
 * What a person should know before issuing a draft that was begun, or delivers, in a year before today's; nothing of it keeps the draft
 * from being issued. Number and date of issue are the new year's (Zakon o fiskalizaciji čl. 9). The supply stays where it was: its day says
 * which rates count, and which period the VAT belongs to (Zakon o PDV-u čl. 30), save for who pays VAT as they are paid. A correction has
 * its own period, and a quote, pro forma or delivery note none. Years are texts, so that no thousands are put into them.
 */
export function findYearWarnings(content: DraftContent, { begunOn, today, seller }: YearFacts): readonly FieldIssue[] {
  const kind = draftKindOf(content);
  const isOld = (day: PlainDate): boolean => yearOf(day) < yearOf(today);
  const isSupply = kind === 'invoice' || kind === 'advance';
  const { deliveryOn } = content;
  const suppliedOn = isSupply && deliveryOn !== null && isPlainDate(deliveryOn) && isOld(deliveryOn) ? deliveryOn : null;
  const isUnsaid = isSupply && deliveryOn === null && isOld(begunOn);
  if (!isOld(begunOn) && suppliedOn === null) return [];
  const vat = !seller.inVat ? 'none' : seller.vatOnCollection ? 'collection' : 'supply';
  const warnings: FieldIssue[] = [
    { path: 'issuedOn', code: 'DRAFT_NUMBERED_IN_NEW_YEAR', params: { year: year(today), issuedOn: today } },
  ];
  if (suppliedOn !== null) {
    const params = { kind, suppliedOn, year: year(suppliedOn), vat };
    warnings.push({ path: 'deliveryOn', code: 'DRAFT_SUPPLIED_IN_OLD_YEAR', params });
  }
  if (isUnsaid) warnings.push({ path: 'deliveryOn', code: 'DRAFT_SUPPLY_DAY_UNSAID', params: { kind, begunOn, vat } });
  return warnings;
}

const year = (day: PlainDate): string => String(yearOf(day));
