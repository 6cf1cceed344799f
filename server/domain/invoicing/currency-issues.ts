import { isListedCurrency } from '#server/domain/exchange-rates/listed-currencies.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { countryOf } from './buyer-issues.ts';
import type { Buyer, DraftContent } from './document.ts';
import { draftKindOf } from './kinds.ts';
import { tidyLevies } from './levies.ts';

type Content = Pick<DraftContent, 'kind' | 'currency' | 'lines' | 'paymentMethod'>;

/**
 * What speaks against prices in another currency than the euro: they are for customers abroad, who pay by transfer. An advance is
 * taken, and levies of Croatian law are charged, in euro.
 */
export function findCurrencyIssues(content: Content, buyer: Buyer | null, deductsAdvances: boolean): readonly FieldIssue[] {
  const { currency } = content;
  if (currency === undefined) return [];
  const params = { currency };
  const issues: FieldIssue[] = [];
  if (!isListedCurrency(currency)) issues.push({ path: 'currency', code: 'CURRENCY_NOT_OFFERED', params });
  if (countryOf(buyer) === 'HR') issues.push({ path: 'currency', code: 'CURRENCY_BUYER_DOMESTIC', params });
  if (draftKindOf(content) === 'advance' || deductsAdvances) issues.push({ path: 'currency', code: 'CURRENCY_ADVANCE', params });
  if (content.paymentMethod !== 'transfer') issues.push({ path: 'paymentMethod', code: 'CURRENCY_NOT_BY_TRANSFER', params });
  if (content.lines.some(({ levies }) => tidyLevies(levies) !== null))
    issues.push({ path: 'currency', code: 'CURRENCY_LEVIES', params });
  return issues;
}
