import fc from 'fast-check';

import type {
  Adjustment,
  CroatianVatRow,
  EInvoice,
  EInvoiceLine,
  LineReference,
  VatRow,
} from '#server/domain/einvoice/model/einvoice.ts';
import { CUSTOMIZATION_ID } from '#server/domain/einvoice/names.ts';
import { percentOfMinor } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import {
  address,
  anyLine,
  cents,
  day,
  identifier,
  lineAdjustment,
  mark,
  maybe,
  ofOneMeans,
  OIBS,
  OUTSIDE,
  party,
  payment,
  period,
  scheme,
  text,
  treated,
  type Treatment,
  TREATMENTS,
} from '#tests/conformance/eracun/kit/einvoice-parts.ts';

const PROCESSES = [...Array.from({ length: 12 }, (_, index) => `P${index + 1}`), 'P99:NABAVA-7'];

const head = {
  type: fc.constantFrom('380', '383', '384', '386', '394', '381'),
  process: fc.constantFrom(...PROCESSES),
  onCollection: maybe(fc.constant('Obračun prema naplaćenoj naknadi')),
  saysCroatian: fc.boolean(),
  number: fc.constantFrom('44/P1/1', '1-1-1', 'A&B'),
  isCopy: maybe(fc.boolean()),
  issuedOn: day,
  issuedAt: fc.constantFrom('00:00:00', '23:59:59'),
  dueOn: day,
  notes: fc.array(text, { maxLength: 2 }),
  taxPoint: fc.oneof(fc.constant(null), day, fc.constantFrom('3', '35', '432')),
  buyerAccount: maybe(mark),
  buyerReference: maybe(mark),
  period: maybe(period),
  order: maybe(fc.record({ number: mark, salesOrder: maybe(mark) })),
  preceding: fc.array(fc.record({ number: mark, issuedOn: day, note: maybe(text) }), { minLength: 1, maxLength: 3 }),
  despatch: maybe(mark),
  receipt: maybe(mark),
  tender: maybe(mark),
  contract: maybe(mark),
  object: maybe(identifier(fc.constantFrom(null, 'AAJ'))),
  attachments: fc.array(
    fc.record({
      id: mark,
      description: maybe(text),
      url: maybe(fc.constant('https://example.hr/?a=1&b=2')),
      file: maybe(
        fc.record({
          name: fc.constantFrom('račun "44".pdf', 'a&b.png'),
          mimeCode: fc.constantFrom('application/pdf', 'image/png'),
          content: fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('base64')),
        }),
      ),
    }),
    { maxLength: 2 },
  ),
  project: maybe(mark),
  operator: fc.record({ oib: fc.constantFrom(...OIBS), name: text }),
  payee: maybe(
    fc.record({
      identifiers: fc.array(fc.record({ id: fc.constant('F-1'), scheme }), { maxLength: 1 }),
      name: fc.constant('Faktor & sin'),
      registration: maybe(fc.record({ id: fc.constant('F-2'), scheme })),
    }),
  ),
  representative: maybe(fc.record({ name: text, address, vatId: fc.constantFrom(...OIBS.map((oib) => `HR${oib}`)) })),
  delivery: fc.record({
    on: day,
    location: maybe(identifier(fc.constantFrom('0088', null))),
    address,
    recipient: maybe(text),
  }),
  isDelivered: fc.boolean(),
  payments: fc.array(payment, { minLength: 1, maxLength: 2 }).map(ofOneMeans),
  paymentTerms: maybe(text),
  adjusted: fc.array(fc.nat(), { maxLength: 3 }),
  adjustments: fc.array(lineAdjustment, { minLength: 3, maxLength: 3 }),
  prepaid: maybe(cents),
  rounding: maybe(fc.bigInt({ min: -2n, max: 2n })),
};

/** Bases of the document by a key of their treatment. */
function basesBy(
  keyOf: (treatment: Treatment) => string,
  shares: readonly { readonly treatment: Treatment; readonly minor: bigint }[],
): readonly { readonly treatment: Treatment; readonly baseMinor: bigint; readonly vatMinor: bigint }[] {
  const found = new Map<string, { treatment: Treatment; baseMinor: bigint }>();
  for (const { treatment, minor } of shares) {
    const known = found.get(keyOf(treatment));
    if (known === undefined) found.set(keyOf(treatment), { treatment, baseMinor: minor });
    else known.baseMinor += minor;
  }
  return [...found.values()].map(({ treatment, baseMinor }) => ({
    treatment,
    baseMinor,
    vatMinor: treatment.category === 'S' ? percentOfMinor(baseMinor, treatment.percent ?? '0') : 0n,
  }));
}

/** Any eRačun of the whole model, of every type, process and treatment, that keeps the rules: every sum comes out. */
export const anyEInvoice: fc.Arbitrary<EInvoice> = fc
  .boolean()
  .chain((isOutside) => {
    const pool = isOutside ? [OUTSIDE] : TREATMENTS;
    return fc.record({
      ...head,
      isOutside: fc.constant(isOutside),
      seller: party(!isOutside, true),
      buyer: party(!isOutside, false),
      lines: fc.array(anyLine(pool), { minLength: 1, maxLength: 4 }),
      pool: fc.constant(pool),
    });
  })
  .map((drawn): EInvoice => {
    const { type } = drawn;
    const { lines, pool, isOutside } = drawn;
    const charged = drawn.adjusted.map((index, at) => ({
      treatment: pool[index % pool.length] ?? OUTSIDE,
      adjustment: drawn.adjustments[at] ?? null,
    }));
    const adjustments = charged.flatMap(({ treatment, adjustment }): Adjustment[] =>
      adjustment === null ? [] : [{ ...adjustment, vat: treated(treatment, treatment.label) }],
    );
    const shares = [
      ...lines.map(({ treatment, netMinor }) => ({ treatment, minor: netMinor })),
      ...charged.flatMap(({ treatment, adjustment }) =>
        adjustment === null ? [] : [{ treatment, minor: adjustment.isCharge ? adjustment.amountMinor : -adjustment.amountMinor }],
      ),
    ];
    const vatRows = basesBy(({ category, percent }) => `${category} ${percent}`, shares);
    const croatian = basesBy(({ label }) => label, shares);
    const vatMinor = sumMinor(vatRows.map((each) => each.vatMinor));
    const linesMinor = sumMinor(lines.map(({ netMinor }) => netMinor));
    const sumOf = (isCharge: boolean) =>
      sumMinor(adjustments.filter((each) => each.isCharge === isCharge).map(({ amountMinor }) => amountMinor));
    const withoutVatMinor = linesMinor - sumOf(false) + sumOf(true);
    const outsideMinor = sumMinor(
      croatian.filter(({ treatment }) => treatment.hrCategory === 'O').map(({ baseMinor }) => baseMinor),
    );
    const withVatMinor = withoutVatMinor + vatMinor;
    const payableMinor = withVatMinor - (drawn.prepaid ?? 0n) + (drawn.rounding ?? 0n);
    const saysCroatian = drawn.saysCroatian || shares.some(({ treatment }) => treatment.category === 'E');
    const isAbroad = shares.some(({ treatment }) => treatment.category === 'K');
    const taxPointIsCode = drawn.taxPoint !== null && drawn.taxPoint.length < 4;
    const hasRepresentative = drawn.representative !== null && !isOutside;
    return {
      root: type === '381' ? 'CreditNote' : 'Invoice',
      onCollection: drawn.onCollection,
      croatianVat: saysCroatian
        ? {
            vatMinor,
            rows: croatian.map((each): CroatianVatRow => ({
              baseMinor: each.baseMinor,
              vatMinor: each.vatMinor,
              vat: treated(each.treatment, each.treatment.label, each.treatment.hrCategory),
              scheme: each.treatment.scheme,
            })),
          }
        : null,
      croatianTotals: saysCroatian ? { taxableMinor: withoutVatMinor - outsideMinor, outsideMinor } : null,
      specification: CUSTOMIZATION_ID,
      process: drawn.process,
      number: drawn.number,
      isCopy: drawn.isCopy,
      issuedOn: drawn.issuedOn,
      issuedAt: drawn.issuedAt,
      dueOn: drawn.dueOn,
      type,
      notes: drawn.notes,
      taxPointOn: taxPointIsCode ? null : drawn.taxPoint,
      currency: 'EUR',
      buyerAccount: drawn.buyerAccount,
      buyerReference: drawn.buyerReference,
      period: drawn.period,
      taxPointCode: taxPointIsCode ? drawn.taxPoint : null,
      order: drawn.order,
      preceding: drawn.preceding,
      despatch: drawn.despatch,
      receipt: drawn.receipt,
      tender: drawn.tender,
      contract: drawn.contract,
      object: drawn.object,
      attachments: drawn.attachments,
      project: drawn.project,
      seller: drawn.seller,
      operator: drawn.operator,
      buyer: drawn.buyer,
      payee: drawn.payee,
      taxRepresentative: hasRepresentative ? drawn.representative : null,
      delivery: drawn.isDelivered || isAbroad ? drawn.delivery : null,
      payments: drawn.payments,
      paymentTerms: drawn.paymentTerms,
      adjustments,
      vatMinor,
      vatRows: vatRows.map((each): VatRow => ({
        baseMinor: each.baseMinor,
        vatMinor: each.vatMinor,
        vat: treated(each.treatment, null),
      })),
      totals: {
        linesMinor,
        withoutVatMinor,
        withVatMinor,
        allowancesMinor: adjustments.some(({ isCharge }) => !isCharge) ? sumOf(false) : null,
        chargesMinor: adjustments.some(({ isCharge }) => isCharge) ? sumOf(true) : null,
        prepaidMinor: drawn.prepaid,
        roundingMinor: drawn.rounding,
        payableMinor,
      },
      lines: lines.map(({ treatment, ...line }, index): EInvoiceLine => ({
        ...line,
        id: String(index + 1),
        ...wholeOrLine(drawn, line),
        vat: treated(treatment, treatment.label),
        baseUnit: line.baseQuantity === null ? null : line.unit,
        priceAllowance: line.priceAllowance
          ? { amount: '0.5', gross: decimalFromMinor(BigInt(Math.round(Number(line.price) * 100)) + 50n) }
          : null,
      })),
    };
  });

type References = Pick<EInvoiceLine, 'order' | 'despatch' | 'receipt'>;

/** Where the whole invoice names an order, a despatch or a receipt, its lines name none of their own (HR-BR-17 to HR-BR-19). */
function wholeOrLine(
  whole: { readonly order: unknown; readonly despatch: unknown; readonly receipt: unknown },
  line: References,
) {
  const of = (named: unknown, given: LineReference | null) =>
    named === null || given === null ? given : { ...given, document: null };
  return {
    order: of(whole.order, line.order),
    despatch: of(whole.despatch, line.despatch),
    receipt: of(whole.receipt, line.receipt),
  };
}
