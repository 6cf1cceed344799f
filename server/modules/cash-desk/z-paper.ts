import type { ZReportDto } from '#server/contracts/cash.ts';
import { DENOMINATIONS } from '#server/domain/cash/denominations.ts';
import type { ReportMethod } from '#server/domain/cash/shift-report.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';
import {
  formatDate,
  formatDecimal,
  formatEuro,
  formatPercent,
  levyName,
  type PrintedPaper,
} from '#server/modules/invoicing/index.ts';

const METHOD: Readonly<Record<ReportMethod, string>> = {
  cash: 'Gotovina',
  card: 'Kartica',
  transfer: 'Transakcijski račun',
  other: 'Ostalo',
  advance: 'Plaćeno predujmom',
};
const UNTAXED: Readonly<Partial<Record<VatCode, string>>> = {
  exempt: 'Oslobođeno PDV-a',
  reverse_charge: 'Prijenos porezne obveze',
  outside: 'Ne podliježe PDV-u',
};

const euro = (amount: string): string => formatEuro(minorFromDecimal(amount), 'hr');
const piece = (cents: number): string => formatEuro(BigInt(cents), 'hr');
const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);

function at(instant: Date): string {
  const { date, time } = zagrebClockOf(instant);
  return `${formatDate(date, 'hr')} u ${time.slice(0, 5)}`;
}

/** The table and when, what was taken off it, and who answers for it. */
function removalRow({ at: when, table, operator, manager, lines }: ZReportDto['removals'][number]): readonly [string, string] {
  const what = lines.map(({ name, quantity }) => `${formatDecimal(quantity, 0, 'hr')} × ${name}`).join(', ');
  const who = manager === operator ? `voditelj ${manager}` : `operater ${operator}, odobrenje ${manager}`;
  return [`${table}, ${at(when)}`, `${what} (${who})`];
}

/** A Z report as a paper, in Croatian: it is kept for the books and shown to inspectors. */
export function zPaper(z: ZReportDto): Omit<PrintedPaper, 'printedAt' | 'demo'> {
  const { head, report, openedAt, closedAt, removals } = z;
  const { documents, takenBack, rates, levies, methods, operators, tips, cash } = report;
  const part = (heading: string, rows: readonly (readonly [string, string])[], sentences: readonly string[] = []) => ({
    heading,
    sentences,
    list: [],
    rows,
  });
  const place = `${head.premisesCode} – ${head.premisesName}, naplatni uređaj ${head.deviceCode}`;
  return {
    title: `Z-izvještaj br. ${z.number}`,
    owner: `${head.seller.name}, OIB ${head.seller.oib}`,
    opening: `Poslovni prostor ${place}. Smjenu je otvorio operater ${head.openedBy} ${at(openedAt)}, a zaključio ${head.closedBy} ${at(closedAt)}.`,
    parts: [
      part('Promet', [
        ['Izdano računa', String(documents.count)],
        ...(documents.first === null || documents.last === null
          ? []
          : ([['Prvi i zadnji račun', `${documents.first} – ${documents.last}`]] as const)),
        ['Ukupno', euro(documents.total)],
        ['Od toga stornirano', `${euro(takenBack.total)} (${takenBack.count})`],
        ['Popusti', euro(documents.discounts)],
      ]),
      part(
        'Po stopama PDV-a',
        rates.map(({ vatCode, ratePercent, base, vat }) => [
          UNTAXED[vatCode] ?? `PDV ${formatPercent(ratePercent, 'hr')}`,
          `osnovica ${euro(base)}, PDV ${euro(vat)}`,
        ]),
      ),
      ...(levies.length === 0
        ? []
        : [
            part(
              'Ostali porezi i naknade',
              levies.map((levy) => [
                levyName(levy, 'hr'),
                levy.ratePercent === '' ? euro(levy.amount) : `osnovica ${euro(levy.base)}, porez ${euro(levy.amount)}`,
              ]),
            ),
          ]),
      part(
        'Po načinu plaćanja',
        methods.map(({ method, count, amount }) => [METHOD[method], `${euro(amount)} (${count})`]),
      ),
      part(
        'Po operaterima',
        operators.map(({ mark, name, count, total }) => [`${mark}, ${name}`, `${euro(total)} (${count})`]),
      ),
      ...(tips.count === 0
        ? []
        : [
            part('Napojnice', [
              ...tips.methods.map(({ method, amount }) => [METHOD[method], euro(amount)] as const),
              ['Ukupno', euro(tips.total)],
            ]),
          ]),
      part(
        'Gotovina u ladici',
        [
          ['Na početku', euro(cash.float)],
          ['Naplaćeno', euro(cash.receipts)],
          ['Vraćeno', euro(cash.refunds)],
          ['Uplatnice', euro(cash.payIns)],
          ['Isplatnice', euro(cash.payOuts)],
          ['Iz sefa i u sef', `${euro(cash.movedIn)} / ${euro(cash.movedOut)}`],
          ['Treba biti', euro(z.expected)],
          ['Prebrojano', euro(z.counted)],
          ['Razlika', euro(z.difference)],
          ['Ostaje u ladici', euro(z.left)],
        ],
        isNothing(z.difference) ? [] : [`Razlog razlike: ${z.explanation}`],
      ),
      ...(removals.length === 0 ? [] : [part('Uklonjeno sa stolova bez naplate', removals.map(removalRow))]),
      ...(z.pieces === null
        ? []
        : [
            part(
              'Prebrojane novčanice i kovanice',
              DENOMINATIONS.flatMap((cents) => {
                const count = z.pieces?.[String(cents)] ?? 0;
                return count === 0 ? [] : [[piece(cents), `× ${count}`] as const];
              }),
            ),
          ]),
    ],
    signature: { place: `Zaključeno ${at(closedAt)}`, under: head.closedBy },
    large: false,
  };
}
