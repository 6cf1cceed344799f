import type { CashBookDay, CashSlipDto } from '#server/contracts/cash.ts';
import type { CashEntryKind } from '#server/domain/cash/entry-kinds.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { formatDate, formatEuro, type TableValue } from '#server/modules/invoicing/index.ts';
import type { ReportTable } from '#server/modules/reports/index.ts';

/** Words of slips whose purpose nobody had to write. */
const KIND: Readonly<Partial<Record<CashEntryKind, string>>> = {
  deposit: 'polog na račun',
  withdrawal: 'podizanje s računa',
  surplus: 'višak pri brojanju',
  shortage: 'manjak pri brojanju',
  correction: 'storno',
};

export interface BookFacts {
  readonly owner: string;
  readonly premises: { readonly code: string; readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly days: readonly CashBookDay[];
  /** Balance before the first day, cents. */
  readonly openingMinor: bigint;
}

export const slipNumber = ({ slip, ordinal, year }: Pick<CashSlipDto, 'slip' | 'ordinal' | 'year'>): string =>
  `${slip === 'in' ? 'Uplatnica' : 'Isplatnica'} ${ordinal}/${year}`;

/** The cash book of a period as rows, in Croatian: it is a book of Croatian law, whatever the screen speaks. */
export function bookTable({ owner, premises, from, to, days, openingMinor }: BookFacts): ReportTable {
  const rows: (readonly TableValue[])[] = [];
  let [balance, cameIn, wentOut] = [openingMinor, 0n, 0n];
  const row = (day: string, words: string, slip: string, inMinor: bigint, outMinor: bigint): void => {
    balance += inMinor - outMinor;
    cameIn += inMinor;
    wentOut += outMinor;
    rows.push([`${formatDate(day, 'hr')} ${words}`, slip, inMinor || null, outMinor || null, balance]);
  };
  for (const { day, takings, slips } of days) {
    for (const { deviceCode, receipts, refunds } of takings) {
      const words = `Naplata u gotovini, naplatni uređaj ${deviceCode}`;
      row(day, words, '', minorFromDecimal(receipts), minorFromDecimal(refunds));
    }
    for (const slip of slips) {
      const { kind, purpose, counterparty, document, corrects, amount } = slip;
      const storno = corrects === null ? null : `storno: ${slipNumber(corrects)}`;
      const words = [storno ?? KIND[kind], purpose, counterparty, document].filter((text) => text !== undefined && text !== '');
      const minor = minorFromDecimal(amount);
      const [inMinor, outMinor] = slip.slip === 'in' ? [minor, 0n] : [0n, minor];
      row(day, words.join(', '), slipNumber(slip), inMinor, outMinor);
    }
  }
  const period = from === to ? formatDate(from, 'hr') : `${formatDate(from, 'hr')} – ${formatDate(to, 'hr')}`;
  return {
    title: 'Blagajnički dnevnik',
    owner,
    facts: [
      `Poslovni prostor ${premises.code} – ${premises.name}`,
      period,
      `Početno stanje ${formatEuro(openingMinor, 'hr')}, završno stanje ${formatEuro(balance, 'hr')}`,
    ],
    columns: ['Opis', 'Broj', 'Primitak', 'Izdatak', 'Stanje'],
    rows,
    sum: ['Ukupno', null, cameIn, wentOut, balance],
    stem: `blagajnicki-dnevnik-${premises.code}-${from === to ? from : `${from}-${to}`}`,
  };
}
