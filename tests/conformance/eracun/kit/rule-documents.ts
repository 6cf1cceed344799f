import { documentOf } from './edited-document.ts';

const scheme = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const address = (country: string): string =>
  `<cac:PostalAddress><cbc:CityName>Zagreb</cbc:CityName><cac:AddressLine><cbc:Line>Dvorište</cbc:Line></cac:AddressLine>
  <cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`;
const registration = (id: string): string =>
  `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID>${scheme}</cac:PartyTaxScheme>`;
const amount = (name: string, value: string): string => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
const category = (name: string, code: string, percent: string, more = ''): string =>
  `<cac:${name}><cbc:ID>${code}</cbc:ID>${more}<cbc:Percent>${percent}</cbc:Percent>${scheme}</cac:${name}>`;
const adjustment = (isCharge: boolean, value: string, more = ''): string =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator>
  <cbc:AllowanceChargeReasonCode>${isCharge ? 'FC' : '95'}</cbc:AllowanceChargeReasonCode>
  <cbc:AllowanceChargeReason>Dogovor</cbc:AllowanceChargeReason>${amount('Amount', value)}${amount('BaseAmount', '100.00')}${more}</cac:AllowanceCharge>`;
const reference = (name: string, id: string, more = ''): string => `<cac:${name}><cbc:ID>${id}</cbc:ID>${more}</cac:${name}>`;
const period =
  '<cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate></cac:InvoicePeriod>';
const party = (name: string, id: string, more = ''): string => `<cac:Accounting${name}Party><cac:Party>
  <cbc:EndpointID schemeID="9934">${id}</cbc:EndpointID><cac:PartyIdentification><cbc:ID schemeID="0088">5412345000013</cbc:ID></cac:PartyIdentification>
  <cac:PartyName><cbc:Name>Trgovina ${name}</cbc:Name></cac:PartyName>${address('HR')}${registration(`HR${id}`)}
  <cac:PartyLegalEntity><cbc:RegistrationName>Tvrtka ${name}</cbc:RegistrationName><cbc:CompanyID schemeID="0088">5412345000020</cbc:CompanyID>
  <cbc:CompanyLegalForm>d.o.o.</cbc:CompanyLegalForm></cac:PartyLegalEntity></cac:Party>${more}</cac:Accounting${name}Party>`;

const header = (
  typeName: string,
  type: string,
): string => `<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0</cbc:CustomizationID>
  <cbc:ProfileID>P1</cbc:ProfileID><cbc:ID>7-1-1</cbc:ID><cbc:IssueDate>2026-12-01</cbc:IssueDate><cbc:IssueTime>10:11:12</cbc:IssueTime>
  <cbc:DueDate>2026-12-15</cbc:DueDate><cbc:${typeName}>${type}</cbc:${typeName}><cbc:Note>#AAI#Hvala</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${period}`;
const references = `${reference('OrderReference', 'N-1')}<cac:BillingReference>${reference('InvoiceDocumentReference', '6-1-1', '<cbc:IssueDate>2026-11-30</cbc:IssueDate>')}</cac:BillingReference>
  ${['DespatchDocumentReference', 'ReceiptDocumentReference', 'OriginatorDocumentReference', 'ContractDocumentReference'].map((name) => reference(name, 'R-1')).join('')}
  ${reference('AdditionalDocumentReference', 'P-1', '<cbc:DocumentDescription>Prilog</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">QUJD</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>')}
  ${reference('ProjectReference', 'PR-1')}`;
const parties = `${party('Supplier', '12345678903', '<cac:SellerContact><cbc:ID>12345678903</cbc:ID><cbc:Name>Operater</cbc:Name></cac:SellerContact>')}
  ${party('Customer', '11111111119')}
  <cac:PayeeParty><cac:PartyIdentification><cbc:ID schemeID="0088">5412345000099</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Faktor</cbc:Name></cac:PartyName><cac:PartyLegalEntity><cbc:CompanyID>1</cbc:CompanyID></cac:PartyLegalEntity></cac:PayeeParty>
  <cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Zastupnik</cbc:Name></cac:PartyName>${address('HR')}${registration('HR12345678903')}</cac:TaxRepresentativeParty>
  <cac:Delivery><cbc:ActualDeliveryDate>2026-11-30</cbc:ActualDeliveryDate><cac:DeliveryLocation><cbc:ID schemeID="0088">5412345000044</cbc:ID><cac:Address><cac:Country><cbc:IdentificationCode>HR</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation><cac:DeliveryParty><cac:PartyName><cbc:Name>Skladište</cbc:Name></cac:PartyName></cac:DeliveryParty></cac:Delivery>
  <cac:PaymentMeans><cbc:PaymentMeansCode name="Transakcija">30</cbc:PaymentMeansCode><cbc:PaymentID>HR00 7</cbc:PaymentID><cac:CardAccount><cbc:PrimaryAccountNumberID>1234561234</cbc:PrimaryAccountNumberID><cbc:NetworkID>VISA</cbc:NetworkID></cac:CardAccount><cac:PayeeFinancialAccount><cbc:ID>HR1210010051863000160</cbc:ID></cac:PayeeFinancialAccount><cac:PaymentMandate><cbc:ID>M-1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>HR1210010051863000160</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate></cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>14 dana</cbc:Note></cac:PaymentTerms>`;
const money = `${adjustment(false, '10.00', category('TaxCategory', 'S', '25'))}${adjustment(true, '10.00', category('TaxCategory', 'S', '25'))}
  <cac:TaxTotal>${amount('TaxAmount', '25.00')}<cac:TaxSubtotal>${amount('TaxableAmount', '100.00')}${amount('TaxAmount', '25.00')}${category('TaxCategory', 'S', '25')}</cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${amount('LineExtensionAmount', '100.00')}${amount('TaxExclusiveAmount', '100.00')}${amount('TaxInclusiveAmount', '125.00')}${amount('AllowanceTotalAmount', '10.00')}${amount('ChargeTotalAmount', '10.00')}${amount('PrepaidAmount', '5.00')}${amount('PayableRoundingAmount', '0.00')}${amount('PayableAmount', '120.00')}</cac:LegalMonetaryTotal>`;
const line = (
  name: string,
  quantity: string,
): string => `<cac:${name}><cbc:ID>1</cbc:ID><cbc:Note>Prva</cbc:Note><cbc:${quantity} unitCode="H87">1</cbc:${quantity}>${amount('LineExtensionAmount', '100.00')}${period}<cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference><cac:DocumentReference><cbc:ID schemeID="AAA">O-1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
  ${adjustment(false, '1.00')}${adjustment(true, '1.00')}<cac:Item><cbc:Description>Opis</cbc:Description><cbc:Name>Usluga</cbc:Name><cac:StandardItemIdentification><cbc:ID schemeID="0088">5412345000051</cbc:ID></cac:StandardItemIdentification><cac:OriginCountry><cbc:IdentificationCode>HR</cbc:IdentificationCode></cac:OriginCountry><cac:CommodityClassification><cbc:ItemClassificationCode listID="CG">62.20.20</cbc:ItemClassificationCode></cac:CommodityClassification>${category('ClassifiedTaxCategory', 'S', '25', '<cbc:Name>HR:PDV25</cbc:Name>')}<cac:AdditionalItemProperty><cbc:Name>Boja</cbc:Name><cbc:Value>plava</cbc:Value></cac:AdditionalItemProperty></cac:Item>
  <cac:Price>${amount('PriceAmount', '100.00')}<cbc:BaseQuantity unitCode="H87">1</cbc:BaseQuantity><cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>${amount('Amount', '0.00')}${amount('BaseAmount', '100.00')}</cac:AllowanceCharge></cac:Price></cac:${name}>`;

const hrCategory =
  '<hrextac:HRTaxCategory><cbc:ID>S</cbc:ID><cbc:Name>HR:PDV25</cbc:Name><cbc:Percent>25</cbc:Percent></hrextac:HRTaxCategory>';
const extension = `<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><hrextac:HRFISK20Data><hrextac:HRTaxTotal>${amount('TaxAmount', '25.00')}<hrextac:HRTaxSubtotal>${amount('TaxableAmount', '100.00')}${amount('TaxAmount', '25.00')}${hrCategory}</hrextac:HRTaxSubtotal></hrextac:HRTaxTotal><hrextac:HRLegalMonetaryTotal>${amount('TaxExclusiveAmount', '100.00')}<hrextac:OutOfScopeOfVATAmount currencyID="EUR">0.00</hrextac:OutOfScopeOfVATAmount></hrextac:HRLegalMonetaryTotal></hrextac:HRFISK20Data></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;

/** Documents that have a bit of everything, made for tests: no fatal rule is broken by them. */
export const RULE_DOCUMENTS = {
  invoice: documentOf(
    'Invoice',
    extension + header('InvoiceTypeCode', '380') + references + parties + money + line('InvoiceLine', 'InvoicedQuantity'),
  ),
  creditNote: documentOf(
    'CreditNote',
    header('CreditNoteTypeCode', '381') + references + parties + money + line('CreditNoteLine', 'CreditedQuantity'),
  ),
};
