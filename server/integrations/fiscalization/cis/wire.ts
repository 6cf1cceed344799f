import type { FiscalReceipt, FiscalTax } from '#server/domain/fiscal/receipt.ts';
import { F73 } from '#server/integrations/fiscalization/cis/names.ts';
import type { ChangeReceipt, ReportTip } from '#server/integrations/fiscalization/port.ts';
import { canonicalText } from '#server/integrations/fiscalization/cis/xml-text.ts';

/** `Zaglavlje` of a request. */
export interface MessageHeader {
  /** `IdPoruke`: lower-case UUID, new for every send. */
  readonly messageId: string;
  /** `DatumVrijeme` of sending, `dd.MM.yyyyTHH:mm:ss`. */
  readonly sentAt: string;
}

export interface ReceiptMessage extends MessageHeader {
  readonly receipt: FiscalReceipt;
}

export const element = (name: string, text: string): string => `<tns:${name}>${canonicalText(text)}</tns:${name}>`;

/** How an unsigned request ends: its signature goes right before it. */
export const endOf = (name: string): string => `</tns:${name}>`;

/**
 * An unsigned request (schema 1.10), already in the form that exclusive canonicalization would give it: no white space between
 * elements, no empty-element tags, only the namespace in use. So it can be digested as it stands. The name is also its `Id`.
 */
export const writeRequest = (name: string, { messageId, sentAt }: MessageHeader, content: string): string =>
  `<tns:${name} xmlns:tns="${F73}" Id="${name}"><tns:Zaglavlje>` +
  element('IdPoruke', messageId) +
  element('DatumVrijeme', sentAt) +
  '</tns:Zaglavlje>' +
  content +
  endOf(name);

const optional = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : element(name, text);

const group = <Row>(name: string, rows: readonly Row[] | undefined, write: (row: Row) => string): string => {
  if (rows === undefined || rows.length === 0) return '';
  let inside = '';
  for (const row of rows) inside += write(row);
  return `<tns:${name}>${inside}</tns:${name}>`;
};

const tax = (row: FiscalTax): string =>
  `<tns:Porez>${element('Stopa', row.Stopa)}${element('Osnovica', row.Osnovica)}${element('Iznos', row.Iznos)}</tns:Porez>`;

const namedTax = (row: FiscalTax & { readonly Naziv: string }): string =>
  `<tns:Porez>${element('Naziv', row.Naziv)}${element('Stopa', row.Stopa)}${element('Osnovica', row.Osnovica)}${element('Iznos', row.Iznos)}</tns:Porez>`;

const fee = (row: { readonly NazivN: string; readonly IznosN: string }): string =>
  `<tns:Naknada>${element('NazivN', row.NazivN)}${element('IznosN', row.IznosN)}</tns:Naknada>`;

/** The content of `RacunType`, in the schema's order; absent and empty parts are left out, as the schema wants. */
export const receiptContent = (receipt: FiscalReceipt): string =>
  element('Oib', receipt.Oib) +
  (receipt.USustPdv ? '<tns:USustPdv>true</tns:USustPdv>' : '<tns:USustPdv>false</tns:USustPdv>') +
  element('DatVrijeme', receipt.DatVrijeme) +
  element('OznSlijed', receipt.OznSlijed) +
  `<tns:BrRac>${element('BrOznRac', receipt.BrOznRac)}${element('OznPosPr', receipt.OznPosPr)}${element('OznNapUr', receipt.OznNapUr)}</tns:BrRac>` +
  group('Pdv', receipt.Pdv, tax) +
  group('Pnp', receipt.Pnp, tax) +
  group('OstaliPor', receipt.OstaliPor, namedTax) +
  optional('IznosOslobPdv', receipt.IznosOslobPdv) +
  optional('IznosMarza', receipt.IznosMarza) +
  optional('IznosNePodlOpor', receipt.IznosNePodlOpor) +
  group('Naknade', receipt.Naknade, fee) +
  element('IznosUkupno', receipt.IznosUkupno) +
  element('NacinPlac', receipt.NacinPlac) +
  element('OibOper', receipt.OibOper) +
  element('ZastKod', receipt.ZastKod) +
  (receipt.NakDost ? '<tns:NakDost>true</tns:NakDost>' : '<tns:NakDost>false</tns:NakDost>') +
  optional('ParagonBrRac', receipt.ParagonBrRac) +
  optional('OibPrimateljaRacuna', receipt.OibPrimateljaRacuna);

/** The unsigned `RacunZahtjev`. The receipt is taken as it is; whoever issues it checks it. Throws `RangeError` for text that XML cannot carry. */
export const writeReceiptRequest = ({ receipt, ...header }: ReceiptMessage): string =>
  writeRequest('RacunZahtjev', header, `<tns:Racun>${receiptContent(receipt)}</tns:Racun>`);

/** The unsigned `ProvjeraZahtjev`, which the test service alone answers. */
export const writeCheckRequest = ({ receipt, ...header }: ReceiptMessage): string =>
  writeRequest('ProvjeraZahtjev', header, `<tns:Racun>${receiptContent(receipt)}</tns:Racun>`);

/** The unsigned `PromijeniPodatkeRacunaZahtjev`: the receipt as it was fiscalized, then what holds from now on (`RacunPPType`). */
export const writeChangeRequest = (
  header: MessageHeader,
  { receipt, payment, buyerOib }: Pick<ChangeReceipt, 'receipt' | 'payment' | 'buyerOib'>,
): string =>
  writeRequest(
    'PromijeniPodatkeRacunaZahtjev',
    header,
    `<tns:Racun>${receiptContent(receipt)}${element('PromijenjeniNacinPlac', payment)}` +
      // Always there; empty means that there is none from now on.
      `${element('PromijenjeniOibPrimateljaRacuna', buyerOib ?? '')}</tns:Racun>`,
  );

/** The unsigned `NapojnicaZahtjev`; these two names begin with a small letter in the schema. */
export const writeTipRequest = (
  header: MessageHeader,
  { receipt, amount, payment }: Pick<ReportTip, 'receipt' | 'amount' | 'payment'>,
): string =>
  writeRequest(
    'NapojnicaZahtjev',
    header,
    `<tns:Racun>${receiptContent(receipt)}<tns:Napojnica>${element('iznosNapojnice', amount)}` +
      `${element('nacinPlacanjaNapojnice', payment)}</tns:Napojnica></tns:Racun>`,
  );
