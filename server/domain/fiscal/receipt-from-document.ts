import { isPaidOnTheSpot, type IssuedDocument, type PaymentMethod, type VatGroup } from '#server/domain/invoicing/document.ts';
import type { Levy, LevyKind } from '#server/domain/invoicing/levies.ts';
import { marginOf } from '#server/domain/invoicing/margin.ts';
import type { NumberingPer } from '#server/domain/invoicing/number.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { formatFiscalTime } from './fiscal-time.ts';
import type { FiscalReceipt, FiscalTax } from './receipt.ts';

/** Wire codes of the ways to pay (`NacinPlacanjaType`, schema 1.10). */
export const PAYMENT_CODE = { cash: 'G', card: 'K', transfer: 'T', other: 'O' } as const satisfies Record<
  PaymentMethod,
  FiscalReceipt['NacinPlac']
>;

export interface ReceiptFacts {
  readonly operatorOib: string;
  readonly numberingPer: NumberingPer;
  readonly zki: string;
  /** Sent after the sale (`NakDost`). */
  readonly late: boolean;
}

/**
 * The CIS receipt of an issued document, in the schema's element names and with the document's own amounts.
 *
 * VAT rows are one for each rate with a base, exempt groups add up in `IznosOslobPdv`, reverse charge and what is outside VAT
 * in `IznosNePodlOpor`; zero amounts are left out. A seller outside VAT sends the total alone. Other taxes and fees are sent by
 * everyone: the tax on consumption in `Pnp`, fees by the piece in `Naknade`. The buyer's OIB is sent only for
 * a business that paid in cash or by card (Zakon o fiskalizaciji čl. 39).
 */
export function fiscalReceiptOf(document: IssuedDocument, facts: ReceiptFacts): FiscalReceipt {
  return {
    ...zkiFieldsOf(document),
    USustPdv: document.seller.inVat,
    OznSlijed: facts.numberingPer === 'premises' ? 'P' : 'N',
    ...(document.seller.inVat ? taxFields(document.totals.groups) : {}),
    ...levyFields(document.totals.levies ?? []),
    ...(document.seller.inVat ? marginField(document) : {}),
    NacinPlac: PAYMENT_CODE[document.paymentMethod],
    OibOper: facts.operatorOib,
    ZastKod: facts.zki,
    NakDost: facts.late,
    ...(document.paragonNumber === undefined ? {} : { ParagonBrRac: document.paragonNumber }),
    ...buyerField(document),
  };
}

/** The six texts that the ZKI covers, to be signed before the receipt is complete. */
export const zkiFieldsOf = (document: IssuedDocument) => ({
  Oib: document.seller.oib,
  DatVrijeme: formatFiscalTime(document.issuedAt),
  BrOznRac: String(document.ordinal),
  OznPosPr: document.premisesCode,
  OznNapUr: document.deviceCode,
  IznosUkupno: decimalFromMinor(document.totals.totalMinor),
});

function taxFields(groups: readonly VatGroup[]): Pick<FiscalReceipt, 'Pdv' | 'IznosOslobPdv' | 'IznosNePodlOpor'> {
  const rows = groups.filter((group) => isTaxed(group) && (group.baseMinor !== 0n || group.vatMinor !== 0n)).map(taxRow);
  const exempt = sumMinor(groups.filter(({ vatCode }) => vatCode === 'exempt').map(({ baseMinor }) => baseMinor));
  const untaxed = sumMinor(
    groups.filter(({ vatCode }) => vatCode === 'reverse_charge' || vatCode === 'outside').map(({ baseMinor }) => baseMinor),
  );
  return {
    ...(rows.length > 0 ? { Pdv: rows } : {}),
    ...(exempt !== 0n ? { IznosOslobPdv: decimalFromMinor(exempt) } : {}),
    ...(untaxed !== 0n ? { IznosNePodlOpor: decimalFromMinor(untaxed) } : {}),
  };
}

/** What `NazivN` calls packaging, which has no name of its own. */
const PACKAGING_NAME = 'Povratna naknada';

function levyFields(levies: readonly Levy[]): Pick<FiscalReceipt, 'Pnp' | 'OstaliPor' | 'Naknade'> {
  const taxes = (kind: LevyKind) =>
    levies
      .filter((levy) => levy.kind === kind)
      .map(({ name, ratePercent, baseMinor, amountMinor }) => ({
        name,
        row: taxRow({ ratePercent, baseMinor, vatMinor: amountMinor }),
      }));
  const consumption = taxes('consumption_tax').map(({ row }) => row);
  const others = taxes('other_tax').map(({ name, row }) => ({ Naziv: name, ...row }));
  const fees = levies
    .filter(({ kind }) => kind === 'packaging' || kind === 'fee')
    .map(({ name, amountMinor }) => ({ NazivN: name === '' ? PACKAGING_NAME : name, IznosN: decimalFromMinor(amountMinor) }));
  return {
    ...(consumption.length > 0 ? { Pnp: consumption } : {}),
    ...(others.length > 0 ? { OstaliPor: others } : {}),
    ...(fees.length > 0 ? { Naknade: fees } : {}),
  };
}

/** What is earned under the margin scheme; the price of the goods is among what is exempt (decision 0111). */
function marginField(document: IssuedDocument): Pick<FiscalReceipt, 'IznosMarza'> {
  const marginMinor = marginOf(document);
  return marginMinor === null || marginMinor === 0n ? {} : { IznosMarza: decimalFromMinor(marginMinor) };
}

const isTaxed = ({ vatCode }: VatGroup): boolean =>
  vatCode === 'standard' || vatCode === 'reduced' || vatCode === 'super_reduced' || vatCode === 'zero';

function taxRow(group: Pick<VatGroup, 'ratePercent' | 'baseMinor' | 'vatMinor'>): FiscalTax {
  const [whole = '0', fraction = ''] = group.ratePercent.split('.');
  return {
    Stopa: `${whole}.${fraction.padEnd(2, '0').slice(0, 2)}`,
    Osnovica: decimalFromMinor(group.baseMinor),
    Iznos: decimalFromMinor(group.vatMinor),
  };
}

function buyerField({ buyer, paymentMethod }: IssuedDocument): Pick<FiscalReceipt, 'OibPrimateljaRacuna'> {
  return buyer.kind !== 'consumer' && isPaidOnTheSpot(paymentMethod) && buyer.oib !== null
    ? { OibPrimateljaRacuna: buyer.oib }
    : {};
}
