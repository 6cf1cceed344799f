import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { isOib } from '../kit/oib.ts';
import { MockRefusal, type MockEnv, type VendorAction, type VendorId, type VendorTable } from '../kit/vendor.ts';
import { intermediaryState } from './documents.ts';
import { reportsOf } from './reports.ts';

/** An OIB with its check digit after ten digits. */
const oibOf = (ten: string): string => {
  for (let last = 0; last < 10; last += 1) if (isOib(`${ten}${last}`)) return `${ten}${last}`;
  throw new RangeError(ten);
};

interface SampleSeller {
  readonly name: string;
  readonly oib: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
}

/** Invented sellers. */
const SELLERS = [
  { name: 'Čvorak opskrba d.o.o.', oib: oibOf('4710000018'), street: 'Đurđevačka 7', city: 'Čakovec', postalCode: '40000' },
  { name: 'Šumska voda j.d.o.o.', oib: oibOf('4710000026'), street: 'Žutička 12', city: 'Đurđevac', postalCode: '48350' },
  { name: 'Lipa i ćuk, obrt za tisak', oib: oibOf('4710000034'), street: 'Obala 3', city: 'Šibenik', postalCode: '22000' },
] as const satisfies readonly SampleSeller[];

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const COMMON = `xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2"`;
const PROFILE =
  '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0</cbc:CustomizationID><cbc:ProfileID>P1</cbc:ProfileID>';

const party = (who: SampleSeller): string =>
  `<cac:Party><cbc:EndpointID schemeID="9934">${who.oib}</cbc:EndpointID><cac:PostalAddress><cbc:StreetName>${who.street}</cbc:StreetName><cbc:CityName>${who.city}</cbc:CityName><cbc:PostalZone>${who.postalCode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>HR</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>HR${who.oib}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${who.name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`;

interface SampleInvoice {
  readonly number: string;
  readonly day: string;
  readonly dueDay: string;
  readonly seller: SampleSeller;
  readonly buyerOib: string;
  readonly netCents: number;
  /** Leaves out what HR-BR-4 wants, as a few per cent of real invoices do. */
  readonly odd: boolean;
  /** Numbers of the buyer's order and of the contract; none where missing or empty. */
  readonly order?: string;
  readonly contract?: string;
  /** Says that it corrects one that went before (HR-BT-1). */
  readonly isCopy?: boolean;
}

/** A file inside, as many sellers add one. */
const ATTACHED = `<cac:AdditionalDocumentReference><cbc:ID>Popis</cbc:ID><cbc:DocumentDescription>Popis isporučenog</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="popis isporučenog.csv">${btoa('sifra;kolicina\nB-12;40\n')}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;

const eur = (cents: number): string => (cents / 100).toFixed(2);

export const sampleInvoice = ({
  number,
  day,
  dueDay,
  seller,
  buyerOib,
  netCents,
  odd,
  order = '',
  contract = '',
  isCopy = false,
}: SampleInvoice): string => {
  const copied = isCopy ? '<cbc:CopyIndicator>true</cbc:CopyIndicator>' : '';
  const ordered = order === '' ? '' : `<cac:OrderReference><cbc:ID>${order}</cbc:ID></cac:OrderReference>`;
  const agreed =
    contract === '' ? '' : `<cac:ContractDocumentReference><cbc:ID>${contract}</cbc:ID></cac:ContractDocumentReference>`;
  const vat = Math.round(netCents / 4);
  const category = '<cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  const due = odd ? '' : `<cbc:DueDate>${dueDay}</cbc:DueDate>`;
  const buyer = { name: 'Primatelj računa', oib: buyerOib, street: 'Ilica 1', city: 'Zagreb', postalCode: '10000' };
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="${UBL}:Invoice-2" ${COMMON}>${PROFILE}<cbc:ID>${number}</cbc:ID>${copied}<cbc:IssueDate>${day}</cbc:IssueDate><cbc:IssueTime>09:30:00</cbc:IssueTime>${due}<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${ordered}${agreed}${ATTACHED}` +
    `<cac:AccountingSupplierParty>${party(seller)}<cac:SellerContact><cbc:ID>${seller.oib}</cbc:ID><cbc:Name>Operater 1</cbc:Name></cac:SellerContact></cac:AccountingSupplierParty><cac:AccountingCustomerParty>${party(buyer)}</cac:AccountingCustomerParty>` +
    `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:InstructionNote>Račun ${number}</cbc:InstructionNote><cbc:PaymentID>HR00 ${number.replace(/\D/g, '')}</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>HR7799999981234567897</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>` +
    `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${eur(vat)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">${eur(netCents)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">${eur(vat)}</cbc:TaxAmount><cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>` +
    `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${eur(netCents)}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">${eur(netCents)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">${eur(netCents + vat)}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">${eur(netCents + vat)}</cbc:PayableAmount></cac:LegalMonetaryTotal>` +
    `<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="H87">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">${eur(netCents)}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Uredski materijal, šalice i žute bilježnice</cbc:Name><cac:CommodityClassification><cbc:ItemClassificationCode listID="CG">17.23.13</cbc:ItemClassificationCode></cac:CommodityClassification><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">${eur(netCents)}</cbc:PriceAmount><cbc:BaseQuantity unitCode="H87">1</cbc:BaseQuantity></cac:Price></cac:InvoiceLine></Invoice>\n`
  );
};

/** The buyer's access point refuses: it comes into an inbox among the invoices. */
export const sampleResponse = (
  number: string,
  at: { readonly day: string; readonly time: string },
  fromOib: string,
  toOib: string,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ApplicationResponse xmlns="${UBL}:ApplicationResponse-2" ${COMMON}><cbc:CustomizationID>urn:mfin.gov.hr:AplikacijskiOdgovor-2025:1.0</cbc:CustomizationID><cbc:ProfileID>urn:mfin.gov.hr:AplikacijskiOdgovor-2025:1.0</cbc:ProfileID><cbc:ID>AR-${number}</cbc:ID><cbc:IssueDate>${at.day}</cbc:IssueDate>${at.time === '' ? '' : `<cbc:IssueTime>${at.time}</cbc:IssueTime>`}<cac:SenderParty><cbc:EndpointID schemeID="9934">${fromOib}</cbc:EndpointID></cac:SenderParty><cac:ReceiverParty><cbc:EndpointID schemeID="9934">${toOib}</cbc:EndpointID></cac:ReceiverParty><cac:DocumentResponse><cac:Response><cbc:ResponseCode>RE</cbc:ResponseCode><cac:Status><cbc:StatusReasonCode listID="MFINVrstaRazlogaOdbijanja">N</cbc:StatusReasonCode><cbc:StatusReason>Naziv kupca nije točan</cbc:StatusReason></cac:Status></cac:Response><cac:DocumentReference><cbc:ID>${number}</cbc:ID></cac:DocumentReference></cac:DocumentResponse></ApplicationResponse>\n`;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The buttons of an intermediary with an inbox; `answers` are the numbers by which it tells what a buyer said. */
export const exchangeActions = (
  vendor: VendorId,
  firstNumber: number,
  answers: Readonly<Record<string, number>>,
): readonly VendorAction[] => [
  {
    name: 'buyer-answers',
    means: 'Kupac odgovara na poslani eRačun',
    fields: [
      { name: 'number', means: 'Broj računa; prazno: zadnji poslani', default: '' },
      { name: 'answer', means: 'Odgovor', default: 'rejected', options: Object.keys(answers) },
    ],
    run: (env, values) => {
      const { sent } = intermediaryState(env, vendor, firstNumber);
      const document = sent.all().findLast(({ number }) => !values['number'] || number === values['number']);
      const business = answers[values['answer'] ?? 'rejected'];
      if (document === undefined) throw new MockRefusal('Takav račun nije poslan');
      if (business === undefined) throw new MockRefusal('Ovaj posrednik ne zna taj odgovor');
      sent.put(document.id, { ...document, business });
      return `Kupac je odgovorio na ${document.number}.`;
    },
  },
  {
    name: 'invoice-arrives',
    means: 'Stiže eRačun dobavljača',
    fields: [
      { name: 'oib', means: 'OIB tvrtke koja ga prima', default: '69435151530' },
      { name: 'kind', means: 'Što stiže', default: 'invoice', options: ['invoice', 'odd', 'copy', 'unreadable', 'response'] },
      { name: 'number', means: 'Broj računa; prazno: sljedeći', default: '' },
      { name: 'amount', means: 'Iznos bez PDV-a', default: '120.00' },
      { name: 'order', means: 'Broj narudžbenice kupca; prazno: bez nje', default: '' },
      { name: 'contract', means: 'Broj ugovora; prazno: bez njega', default: '' },
      { name: 'time', means: 'Kad je odgovoreno; prazno: bez vremena', default: '' },
    ],
    run: (env, values) => {
      const oib = values['oib'] ?? '';
      if (!isOib(oib)) throw new MockRefusal('OIB nije ispravan');
      const state = intermediaryState(env, vendor, firstNumber);
      const count = state.received.all().length + 1;
      const isCopy = values['kind'] === 'copy';
      // A number belongs to its seller; a copy may come before its original, or without one.
      const original = state.received.all().find((row) => row.oib === oib && row.number === values['number']);
      const seller = SELLERS.find((each) => each.oib === original?.senderOib) ?? SELLERS[count % SELLERS.length] ?? SELLERS[0];
      const number = (values['number'] ?? '') || `${100 + count}/P1/1`;
      const day = zagrebDateOf(env.clock.now());
      const netCents = Math.round(Number(values['amount'] ?? '120') * 100);
      if (!Number.isFinite(netCents) || netCents <= 0) throw new MockRefusal('Iznos nije ispravan');
      const kind = values['kind'] ?? 'invoice';
      const [order = '', contract = '', time = ''] = [values['order'], values['contract'], values['time']];
      if (!/^(\d{2}:\d{2}:\d{2})?$/.test(time)) throw new MockRefusal('Vrijeme se piše kao 09:30:00');
      if (/[<&>]/.test(order + contract)) throw new MockRefusal('Oznake ne smiju sadržavati znakove <, > i &');
      const invoice = sampleInvoice({
        number,
        day,
        dueDay: dayAfter(day, 14),
        seller,
        buyerOib: oib,
        netCents,
        odd: kind === 'odd',
        order,
        contract,
        isCopy,
      });
      const xml =
        kind === 'response'
          ? sampleResponse(number, { day, time }, seller.oib, oib)
          : kind === 'unreadable'
            ? `<!DOCTYPE Invoice [<!ENTITY x "y">]>${invoice.replace(/^.*\n/, '')}`
            : invoice;
      const { id } = state.addReceived(xml, { oib, number, senderName: seller.name, senderOib: seller.oib });
      return `Stigao je ${number} (${id}).`;
    },
  },
];

/** What the control page shows. */
export const intermediaryTables = (env: MockEnv, vendor: VendorId, firstNumber: number): readonly VendorTable[] => {
  const { sent, received } = intermediaryState(env, vendor, firstNumber);
  const reports = reportsOf(env, vendor).all();
  const paymentsOf = (id: string) =>
    reports
      .filter(({ kind, documentId }) => kind === 'payment' && documentId === id)
      .map(({ on, amount, code }) => `${on} ${amount} ${code}`);
  return [
    {
      title: 'Poslano',
      columns: ['id', 'tvrtka', 'broj', 'kupac', 'naplate', 'kopija'],
      rows: sent
        .all()
        .reverse()
        .map(({ id, oib, number, buyerOib, isCopy }) => [
          id,
          oib,
          number,
          buyerOib,
          paymentsOf(id).join(', '),
          isCopy === true ? 'da' : '',
        ]),
    },
    {
      title: 'Primljeno',
      columns: ['id', 'tvrtka', 'broj', 'prodavatelj', 'preuzeto', 'odbijeno'],
      rows: received
        .all()
        .reverse()
        .map((row) => [row.id, row.oib, row.number, row.senderName, row.acknowledgedAt ?? '', row.rejection ?? '']),
    },
  ];
};
