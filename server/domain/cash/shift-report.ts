import type { PaymentMethod } from '../invoicing/document.ts';
import { LEVY_KINDS, type LevyKind } from '../invoicing/levies.ts';
import type { VatCode } from '../invoicing/vat-code.ts';
import { decimalFromMinor, sumMinor } from '../shared/money.ts';

/** Ways in which documents of a shift were paid; `advance` is what a deducted advance had paid of them. */
export const REPORT_METHODS = ['cash', 'card', 'transfer', 'other', 'advance'] as const;
export type ReportMethod = (typeof REPORT_METHODS)[number];

/**
 * What the documents of a shift come to: an X report while it is open, its Z report for ever once it is closed. Amounts are decimal
 * strings; what takes back counts below zero.
 */
export interface ShiftReport {
  readonly documents: {
    readonly count: number;
    /** Numbers of the first and the last; null where nothing was issued. */
    readonly first: string | null;
    readonly last: string | null;
    readonly base: string;
    readonly vat: string;
    readonly levies: string;
    readonly total: string;
    /** What lines and documents were reduced by. */
    readonly discounts: string;
  };
  /** Of these, what took another back: stornos and credit notes. */
  readonly takenBack: { readonly count: number; readonly total: string };
  readonly rates: readonly {
    readonly vatCode: VatCode;
    readonly ratePercent: string;
    readonly base: string;
    readonly vat: string;
  }[];
  readonly levies: readonly {
    readonly kind: LevyKind;
    readonly name: string;
    readonly ratePercent: string;
    readonly base: string;
    readonly amount: string;
  }[];
  /** Together the total of the documents. */
  readonly methods: readonly { readonly method: ReportMethod; readonly count: number; readonly amount: string }[];
  readonly operators: readonly { readonly mark: string; readonly name: string; readonly count: number; readonly total: string }[];
  /** Left for the waiters on top of receipts: no turnover, and not in the drawer. */
  readonly tips: {
    readonly count: number;
    readonly total: string;
    readonly methods: readonly { readonly method: PaymentMethod; readonly amount: string }[];
  };
  /** How the drawer came to what is expected in it. */
  readonly cash: {
    readonly float: string;
    readonly receipts: string;
    readonly refunds: string;
    readonly payIns: string;
    readonly payOuts: string;
    readonly movedIn: string;
    readonly movedOut: string;
    readonly expected: string;
  };
}

/** Whose report it is and of which drawer, as it was when the shift was closed. */
export interface ReportHead {
  readonly seller: { readonly name: string; readonly oib: string; readonly address: string };
  readonly premisesCode: string;
  readonly premisesName: string;
  readonly deviceCode: string;
  readonly openedBy: string;
  readonly closedBy: string;
}

/** The Z report of a closed shift, frozen with it. */
export interface ZReport extends ShiftReport {
  readonly head: ReportHead;
}

/** A document of a shift, and how it was paid as its payments stand. */
export interface ShiftDocument {
  readonly number: string;
  readonly takesBack: boolean;
  readonly baseMinor: bigint;
  readonly vatMinor: bigint;
  readonly totalMinor: bigint;
  readonly discountMinor: bigint;
  readonly operatorMark: string;
  readonly operatorName: string;
  /** Its own way to pay: of whatever its payments do not say. */
  readonly method: PaymentMethod;
  readonly paid: readonly { readonly method: ReportMethod; readonly amountMinor: bigint }[];
}

export interface ShiftFacts {
  /** In the order they were issued. */
  readonly documents: readonly ShiftDocument[];
  readonly rates: readonly {
    readonly vatCode: VatCode;
    readonly ratePercent: string;
    readonly baseMinor: bigint;
    readonly vatMinor: bigint;
  }[];
  readonly levies: readonly {
    readonly kind: LevyKind;
    readonly name: string;
    readonly ratePercent: string;
    readonly baseMinor: bigint;
    readonly amountMinor: bigint;
  }[];
  readonly tips: readonly { readonly method: PaymentMethod; readonly amountMinor: bigint }[];
  readonly cash: Readonly<Record<Exclude<keyof ShiftReport['cash'], 'expected'>, bigint>>;
}

/** Adds a shift up. Everything is a sum of frozen amounts: nothing is reckoned or rounded again. */
export function shiftReport({ documents, rates, levies, tips, cash }: ShiftFacts): ShiftReport {
  const sum = (values: readonly bigint[]): string => decimalFromMinor(sumMinor(values));
  const back = documents.filter(({ takesBack }) => takesBack);
  return {
    documents: {
      count: documents.length,
      first: documents[0]?.number ?? null,
      last: documents.at(-1)?.number ?? null,
      base: sum(documents.map(({ baseMinor }) => baseMinor)),
      vat: sum(documents.map(({ vatMinor }) => vatMinor)),
      levies: sum(levies.map(({ amountMinor }) => amountMinor)),
      total: sum(documents.map(({ totalMinor }) => totalMinor)),
      discounts: sum(documents.map(({ discountMinor }) => discountMinor)),
    },
    takenBack: { count: back.length, total: sum(back.map(({ totalMinor }) => totalMinor)) },
    rates: rates.map(({ vatCode, ratePercent, baseMinor, vatMinor }) => ({
      vatCode,
      ratePercent,
      base: decimalFromMinor(baseMinor),
      vat: decimalFromMinor(vatMinor),
    })),
    levies: [...levies]
      .sort((a, b) => LEVY_KINDS.indexOf(a.kind) - LEVY_KINDS.indexOf(b.kind) || a.name.localeCompare(b.name))
      .map(({ baseMinor, amountMinor, ...levy }) => ({
        ...levy,
        base: decimalFromMinor(baseMinor),
        amount: decimalFromMinor(amountMinor),
      })),
    methods: byMethod(documents),
    operators: byOperator(documents),
    tips: {
      count: tips.length,
      total: sum(tips.map(({ amountMinor }) => amountMinor)),
      methods: (['cash', 'card', 'transfer', 'other'] as const).flatMap((method) => {
        const left = tips.filter((tip) => tip.method === method);
        return left.length === 0 ? [] : [{ method, amount: sum(left.map(({ amountMinor }) => amountMinor)) }];
      }),
    },
    cash: {
      float: decimalFromMinor(cash.float),
      receipts: decimalFromMinor(cash.receipts),
      refunds: decimalFromMinor(cash.refunds),
      payIns: decimalFromMinor(cash.payIns),
      payOuts: decimalFromMinor(cash.payOuts),
      movedIn: decimalFromMinor(cash.movedIn),
      movedOut: decimalFromMinor(cash.movedOut),
      expected: sum(Object.values(cash)),
    },
  };
}

/** A receipt that was paid in two ways counts in both; what nothing was booked of yet counts as the document says. */
function byMethod(documents: readonly ShiftDocument[]): ShiftReport['methods'] {
  const sums = new Map<ReportMethod, { count: number; minor: bigint }>();
  for (const { paid, method, totalMinor } of documents) {
    const rest = totalMinor - sumMinor(paid.map(({ amountMinor }) => amountMinor));
    const parts = new Map<ReportMethod, bigint>();
    for (const part of paid) parts.set(part.method, (parts.get(part.method) ?? 0n) + part.amountMinor);
    if (rest !== 0n || parts.size === 0) parts.set(method, (parts.get(method) ?? 0n) + rest);
    for (const [key, minor] of parts) {
      const known = sums.get(key) ?? { count: 0, minor: 0n };
      sums.set(key, { count: known.count + 1, minor: known.minor + minor });
    }
  }
  return REPORT_METHODS.flatMap((method) => {
    const found = sums.get(method);
    return found === undefined ? [] : [{ method, count: found.count, amount: decimalFromMinor(found.minor) }];
  });
}

function byOperator(documents: readonly ShiftDocument[]): ShiftReport['operators'] {
  const sums = new Map<string, { name: string; count: number; minor: bigint }>();
  for (const { operatorMark, operatorName, totalMinor } of documents) {
    const known = sums.get(operatorMark) ?? { name: operatorName, count: 0, minor: 0n };
    sums.set(operatorMark, { ...known, count: known.count + 1, minor: known.minor + totalMinor });
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([mark, { name, count, minor }]) => ({ mark, name, count, total: decimalFromMinor(minor) }));
}
