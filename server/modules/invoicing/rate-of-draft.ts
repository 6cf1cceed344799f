import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { isListedCurrency } from '#server/domain/exchange-rates/listed-currencies.ts';
import type { CurrencyRate, DraftContent } from '#server/domain/invoicing/document.ts';
import { rateDayOf } from '#server/domain/invoicing/issue.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { DomainError, precondition } from '#server/domain/shared/errors.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { getExchangeRate } from '#server/modules/exchange-rates/index.ts';

/** A rate with the day for which it was asked. */
export interface RateOfDay {
  readonly on: PlainDate;
  readonly rate: CurrencyRate;
}

interface RateFacts {
  readonly rules: readonly Rule[];
  /** The day on which it would be issued. */
  readonly today: PlainDate;
}

/**
 * The rate with which a draft would be issued; null where its prices are in euro, or in a currency that is not offered. No
 * transaction may be open, for the bank may be asked.
 *
 * @throws DomainError `precondition` CURRENCY_RATE_UNAVAILABLE when the list of the day cannot be had or lacks the currency
 */
export async function rateOfContent(
  ctx: CompanyContext,
  content: Pick<DraftContent, 'kind' | 'currency' | 'deliveryOn'>,
  { rules, today }: RateFacts,
): Promise<RateOfDay | null> {
  const { currency } = content;
  if (currency === undefined || !isListedCurrency(currency)) return null;
  const on = rateDayOf(content, rules, today);
  try {
    const { middle, appliesOn, listNumber } = await getExchangeRate(ctx, { currency, on });
    return { on, rate: { currency, rate: middle, rateOn: appliesOn, listNumber } };
  } catch (cause) {
    if (!(cause instanceof DomainError) && !(cause instanceof ProviderError)) throw cause;
    throw precondition('CURRENCY_RATE_UNAVAILABLE', { params: { currency }, cause });
  }
}

/** The same of a draft by its id; null where there is none, or where it takes over the rate of what it corrects. */
export async function rateOfDraft(ctx: CompanyContext, id: string, facts: RateFacts): Promise<RateOfDay | null> {
  const { content, correctsId } = invoiceDrafts;
  const [draft] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select({ content, correctsId }).from(invoiceDrafts).where(eq(invoiceDrafts.id, id)),
  );
  return draft === undefined || draft.correctsId !== null ? null : rateOfContent(ctx, draft.content, facts);
}
