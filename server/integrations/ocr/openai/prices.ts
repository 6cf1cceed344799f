import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** US dollars for a million tokens, which is millionths of a dollar for one. Decimal as the vendor prints it, times 100. */
export interface TokenPrice {
  readonly inputCents: bigint;
  readonly outputCents: bigint;
}

interface DatedPrice extends TokenPrice {
  /** The model and its dated versions (`gpt-4.1-mini-2025-04-14`). */
  readonly model: string;
  readonly from: PlainDate;
}

/** Source: the vendor's price list, read on the day given. A new price is a new row. */
const PRICES: readonly DatedPrice[] = [
  { model: 'gpt-4o', from: '2024-10-02', inputCents: 250n, outputCents: 1000n },
  { model: 'gpt-4o-mini', from: '2024-07-18', inputCents: 15n, outputCents: 60n },
  { model: 'gpt-4.1', from: '2025-04-14', inputCents: 200n, outputCents: 800n },
  { model: 'gpt-4.1-mini', from: '2025-04-14', inputCents: 40n, outputCents: 160n },
  { model: 'gpt-5', from: '2025-08-07', inputCents: 125n, outputCents: 1000n },
  { model: 'gpt-5-mini', from: '2025-08-07', inputCents: 25n, outputCents: 200n },
];

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Counted for a model whose price is not known: the dearest of all, so that no budget is overrun. */
const DEAREST: TokenPrice = PRICES.reduce<TokenPrice>(
  (dearest, { inputCents, outputCents }) => ({
    inputCents: max(dearest.inputCents, inputCents),
    outputCents: max(dearest.outputCents, outputCents),
  }),
  { inputCents: 0n, outputCents: 0n },
);

/** The price of a model on a day. */
export function priceOf(model: string, on: PlainDate): TokenPrice {
  const base = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const rows = PRICES.filter((price) => price.model === base && price.from <= on);
  return rows.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1) ?? DEAREST;
}

/** Millionths of a dollar for a call, rounded up. */
export const costMicrosOf = (price: TokenPrice, inputTokens: number, outputTokens: number): bigint =>
  (BigInt(inputTokens) * price.inputCents + BigInt(outputTokens) * price.outputCents + 99n) / 100n;
