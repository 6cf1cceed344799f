import type { FiscalReceipt, FiscalTax } from '#server/domain/fiscal/receipt.ts';
import { F73 } from '#server/integrations/fiscalization/cis/names.ts';
import { canonicalText } from '#server/integrations/fiscalization/cis/xml-text.ts';

/** The signed element and its `Id`. */
export const RECEIPT_REQUEST = 'RacunZahtjev';

export interface ReceiptMessage {
  readonly receipt: FiscalReceipt;
  /** `IdPoruke`: lower-case UUID, new for every send. */
  readonly messageId: string;
  /** `DatumVrijeme` of sending, `dd.MM.yyyyTHH:mm:ss`. */
  readonly sentAt: string;
}

const element = (name: string, text: string): string => `<tns:${name}>${canonicalText(text)}</tns:${name}>`;

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
const receiptContent = (receipt: FiscalReceipt): string =>
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

/** How the unsigned element ends: the signature goes right before it. */
export const RECEIPT_REQUEST_END = `</tns:${RECEIPT_REQUEST}>`;

/**
 * The unsigned `RacunZahtjev` (schema 1.10), already in the form that exclusive canonicalization would give it: no white space
 * between elements, no empty-element tags, only the namespace in use. So it can be digested as it stands.
 * The receipt is taken as it is; whoever issues it checks it. Throws `RangeError` for text that XML cannot carry.
 */
export const writeReceiptRequest = ({ receipt, messageId, sentAt }: ReceiptMessage): string =>
  `<tns:${RECEIPT_REQUEST} xmlns:tns="${F73}" Id="${RECEIPT_REQUEST}"><tns:Zaglavlje>` +
  element('IdPoruke', messageId) +
  element('DatumVrijeme', sentAt) +
  '</tns:Zaglavlje><tns:Racun>' +
  receiptContent(receipt) +
  '</tns:Racun>' +
  RECEIPT_REQUEST_END;
