/** How a value is written for people. */
export type TermKind = 'text' | 'date' | 'amount' | 'number' | 'percent' | 'code' | 'yesno' | 'account';

/** A business term of EN 16931 or of the Croatian extension: id, and what people call it. */
export interface Term {
  readonly id: string;
  readonly hr: string;
  readonly en: string;
  readonly kind: TermKind;
}

/**
 * Terms by the place of their element below their group, local names with `/`. One line each: `path | id | Croatian | English | kind`;
 * `text` when the kind is left out. Places of EN 16931-3-2 (UBL) and of HR CIUS 2025, annex of business terms.
 */
const table = (text: string): ReadonlyMap<string, Term> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [path = '', id = '', hr = '', en = '', kind = 'text'] = line.split('|').map((part) => part.trim());
        return [path, { id, hr, en, kind: kind as TermKind }] as const;
      }),
  );

/** Elements directly below the document, and single ones further down. */
export const DOCUMENT_TERMS = table(`
ID | BT-1 | Broj računa | Invoice number
IssueDate | BT-2 | Datum izdavanja | Issue date | date
IssueTime | HR-BT-2 | Vrijeme izdavanja | Issue time
CopyIndicator | HR-BT-1 | Kopija | Copy | yesno
DueDate | BT-9 | Datum dospijeća | Due date | date
InvoiceTypeCode | BT-3 | Vrsta računa | Type of invoice | code
CreditNoteTypeCode | BT-3 | Vrsta računa | Type of invoice | code
Note | BT-22 | Napomena | Note
TaxPointDate | BT-7 | Datum nastanka obveze PDV-a | VAT point date | date
DocumentCurrencyCode | BT-5 | Valuta | Currency
TaxCurrencyCode | BT-6 | Valuta PDV-a | VAT currency
AccountingCost | BT-19 | Konto kupca | Buyer's account
BuyerReference | BT-10 | Oznaka kupca | Buyer's reference
CustomizationID | BT-24 | Specifikacija | Specification
ProfileID | BT-23 | Poslovni proces | Business process | code
UUID | | Jedinstvena oznaka | Unique mark
LineCountNumeric | | Broj stavki | Number of lines
InvoicePeriod/StartDate | BT-73 | Razdoblje od | Period from | date
InvoicePeriod/EndDate | BT-74 | Razdoblje do | Period to | date
InvoicePeriod/DescriptionCode | BT-8 | Kad nastaje obveza PDV-a | When VAT becomes due | code
OrderReference/ID | BT-13 | Broj narudžbenice | Purchase order
OrderReference/SalesOrderID | BT-14 | Broj prodajnog naloga | Sales order
ContractDocumentReference/ID | BT-12 | Broj ugovora | Contract
ProjectReference/ID | BT-11 | Projekt | Project
DespatchDocumentReference/ID | BT-16 | Broj otpremnice | Despatch advice
ReceiptDocumentReference/ID | BT-15 | Broj primke | Receiving advice
OriginatorDocumentReference/ID | BT-17 | Broj nadmetanja | Tender
PaymentTerms/Note | BT-20 | Uvjeti plaćanja | Payment terms
PaymentMeans/PaymentDueDate | BT-9 | Datum dospijeća | Due date | date
ResponseDate | | Datum odgovora | Response date | date
ResponseTime | | Vrijeme odgovora | Response time
`);

/** Of a seller, buyer, payee, tax representative, sender or receiver. */
export const PARTY_TERMS = table(`
Party/EndpointID | BT-34 | Elektronička adresa | Electronic address
Party/PartyIdentification/ID | BT-29 | Oznaka | Identifier
Party/PartyName/Name | BT-28 | Trgovačko ime | Trading name
Party/PartyLegalEntity/RegistrationName | BT-27 | Naziv | Name
Party/PartyLegalEntity/CompanyID | BT-30 | Matični broj | Registration number
Party/PartyLegalEntity/CompanyLegalForm | BT-33 | Pravni podaci | Legal information
Party/PartyTaxScheme/CompanyID | BT-31 | Porezni broj | Tax number
Party/PartyTaxScheme/TaxScheme/ID | | Vrsta poreznog broja | Kind of tax number
Party/PostalAddress/StreetName | BT-35 | Ulica | Street
Party/PostalAddress/AdditionalStreetName | BT-36 | Ulica, drugi red | Street, second line
Party/PostalAddress/AddressLine/Line | BT-162 | Adresa, treći red | Address, third line
Party/PostalAddress/CityName | BT-37 | Mjesto | Town
Party/PostalAddress/PostalZone | BT-38 | Poštanski broj | Postal code
Party/PostalAddress/CountrySubentity | BT-39 | Županija ili regija | Region
Party/PostalAddress/Country/IdentificationCode | BT-40 | Država | Country
Party/Contact/Name | BT-41 | Kontakt | Contact
Party/Contact/Telephone | BT-42 | Telefon | Telephone
Party/Contact/ElectronicMail | BT-43 | E-pošta | E-mail
SellerContact/ID | HR-BT-5 | OIB operatera | Operator's OIB
SellerContact/Name | HR-BT-4 | Oznaka operatera | Operator
`);

export const DELIVERY_TERMS = table(`
ActualDeliveryDate | BT-72 | Datum isporuke | Delivery date | date
DeliveryLocation/ID | BT-71 | Oznaka mjesta isporuke | Place of delivery
DeliveryLocation/Address/StreetName | BT-75 | Ulica | Street
DeliveryLocation/Address/AdditionalStreetName | BT-76 | Ulica, drugi red | Street, second line
DeliveryLocation/Address/AddressLine/Line | BT-165 | Adresa, treći red | Address, third line
DeliveryLocation/Address/CityName | BT-77 | Mjesto | Town
DeliveryLocation/Address/PostalZone | BT-78 | Poštanski broj | Postal code
DeliveryLocation/Address/CountrySubentity | BT-79 | Županija ili regija | Region
DeliveryLocation/Address/Country/IdentificationCode | BT-80 | Država | Country
DeliveryParty/PartyName/Name | BT-70 | Primatelj isporuke | Delivered to
`);

export const PAYMENT_TERMS = table(`
PaymentMeansCode | BT-81 | Način plaćanja | Means of payment | code
PaymentDueDate | BT-9 | Datum dospijeća | Due date | date
PaymentID | BT-83 | Poziv na broj | Payment reference
InstructionNote | BT-82 | Opis plaćanja | Description of payment
PayeeFinancialAccount/ID | BT-84 | IBAN primatelja | Payee's account | account
PayeeFinancialAccount/Name | BT-85 | Naziv računa | Name of account
PayeeFinancialAccount/FinancialInstitutionBranch/ID | BT-86 | BIC banke | BIC
CardAccount/PrimaryAccountNumberID | BT-87 | Broj kartice | Card number
CardAccount/NetworkID | | Kartična kuća | Card network
CardAccount/HolderName | BT-88 | Vlasnik kartice | Card holder
PaymentMandate/ID | BT-89 | Ovlaštenje za terećenje | Direct debit mandate
PaymentMandate/PayerFinancialAccount/ID | BT-91 | Račun koji se tereti | Debited account | account
`);

/** Allowances and charges of the document and of lines. */
export const ADJUSTMENT_TERMS = table(`
ChargeIndicator | | Trošak (a ne popust) | Charge (not allowance) | yesno
AllowanceChargeReasonCode | BT-98 | Oznaka razloga | Reason code
AllowanceChargeReason | BT-97 | Razlog | Reason
MultiplierFactorNumeric | BT-94 | Postotak | Percentage | percent
Amount | BT-92 | Iznos | Amount | amount
BaseAmount | BT-93 | Osnovica popusta ili troška | Base amount | amount
TaxCategory/ID | BT-95 | Kategorija PDV-a | VAT category | code
TaxCategory/Percent | BT-96 | Stopa PDV-a | VAT rate | percent
TaxCategory/Name | HR-BT-6 | HR kategorija | Croatian category
TaxCategory/TaxExemptionReason | HR-BT-7 | Razlog oslobođenja | Exemption reason
TaxCategory/TaxExemptionReasonCode | HR-BT-8 | Oznaka oslobođenja | Exemption code
TaxCategory/TaxScheme/ID | | Vrsta poreza | Kind of tax
`);

export const VAT_TERMS = table(`
TaxAmount | BT-110 | PDV ukupno | VAT in total | amount
TaxSubtotal/TaxableAmount | BT-116 | Osnovica | Taxable amount | amount
TaxSubtotal/TaxAmount | BT-117 | PDV | VAT | amount
TaxSubtotal/TaxCategory/ID | BT-118 | Kategorija | Category | code
TaxSubtotal/TaxCategory/Percent | BT-119 | Stopa | Rate | percent
TaxSubtotal/TaxCategory/TaxExemptionReason | BT-120 | Razlog oslobođenja | Exemption reason
TaxSubtotal/TaxCategory/TaxExemptionReasonCode | BT-121 | Oznaka oslobođenja | Exemption code
TaxSubtotal/TaxCategory/TaxScheme/ID | | Vrsta poreza | Kind of tax
`);

export const TOTAL_TERMS = table(`
LineExtensionAmount | BT-106 | Zbroj stavki | Sum of lines | amount
AllowanceTotalAmount | BT-107 | Popusti | Allowances | amount
ChargeTotalAmount | BT-108 | Troškovi | Charges | amount
TaxExclusiveAmount | BT-109 | Iznos bez PDV-a | Amount without VAT | amount
TaxInclusiveAmount | BT-112 | Iznos s PDV-om | Amount with VAT | amount
PrepaidAmount | BT-113 | Plaćeno unaprijed | Prepaid | amount
PayableRoundingAmount | BT-114 | Zaokruženje | Rounding | amount
PayableAmount | BT-115 | Za platiti | Payable | amount
`);

/** Of HRFISK20Data. */
export const CROATIAN_TERMS = table(`
HRObracunPDVPoNaplati | HR-BT-15 | Obračun PDV-a po naplati | VAT on collection
HRTaxTotal/TaxAmount | HR-BT-25 | PDV ukupno | VAT in total | amount
HRTaxTotal/HRTaxSubtotal/TaxableAmount | HR-BT-16 | Osnovica | Taxable amount | amount
HRTaxTotal/HRTaxSubtotal/TaxAmount | HR-BT-17 | Porez | Tax | amount
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/ID | HR-BT-18 | Kategorija | Category | code
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/Name | HR-BT-22 | HR kategorija | Croatian category
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/Percent | HR-BT-19 | Stopa | Rate | percent
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/TaxExemptionReasonCode | HR-BT-21 | Oznaka oslobođenja | Exemption code
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/TaxExemptionReason | HR-BT-20 | Razlog oslobođenja | Exemption reason
HRTaxTotal/HRTaxSubtotal/HRTaxCategory/HRTaxScheme/ID | | Vrsta poreza | Kind of tax
HRLegalMonetaryTotal/TaxExclusiveAmount | HR-BT-23 | Iznos bez PDV-a | Amount without VAT | amount
HRLegalMonetaryTotal/OutOfScopeOfVATAmount | HR-BT-24 | Iznos koji ne podliježe PDV-u | Amount outside VAT | amount
`);

export const LINE_TERMS = table(`
ID | BT-126 | Redni broj | Line number
Note | BT-127 | Napomena | Note
InvoicedQuantity | BT-129 | Količina | Quantity | number
CreditedQuantity | BT-129 | Količina | Quantity | number
LineExtensionAmount | BT-131 | Iznos bez PDV-a | Amount without VAT | amount
AccountingCost | BT-133 | Konto kupca | Buyer's account
InvoicePeriod/StartDate | BT-134 | Razdoblje od | Period from | date
InvoicePeriod/EndDate | BT-135 | Razdoblje do | Period to | date
OrderLineReference/LineID | BT-132 | Stavka narudžbenice | Order line
OrderLineReference/OrderReference/ID | HR-BT-9 | Broj narudžbenice | Purchase order
DespatchLineReference/DocumentReference/ID | HR-BT-10 | Broj otpremnice | Despatch advice
ReceiptLineReference/DocumentReference/ID | HR-BT-11 | Broj primke | Receiving advice
DocumentReference/ID | BT-128 | Oznaka predmeta | Invoiced object
Item/Name | BT-153 | Naziv | Name
Item/Description | BT-154 | Opis | Description
Item/SellersItemIdentification/ID | BT-155 | Šifra prodavatelja | Seller's code
Item/BuyersItemIdentification/ID | BT-156 | Šifra kupca | Buyer's code
Item/StandardItemIdentification/ID | BT-157 | Standardna šifra | Standard code
Item/OriginCountry/IdentificationCode | BT-159 | Zemlja podrijetla | Country of origin
Item/CommodityClassification/ItemClassificationCode | BT-158 | Klasifikacija (KPD) | Classification (KPD)
Item/ClassifiedTaxCategory/ID | BT-151 | Kategorija PDV-a | VAT category | code
Item/ClassifiedTaxCategory/Percent | BT-152 | Stopa PDV-a | VAT rate | percent
Item/ClassifiedTaxCategory/Name | HR-BT-12 | HR kategorija | Croatian category
Item/ClassifiedTaxCategory/TaxExemptionReason | HR-BT-13 | Razlog oslobođenja | Exemption reason
Item/ClassifiedTaxCategory/TaxExemptionReasonCode | HR-BT-14 | Oznaka oslobođenja | Exemption code
Item/ClassifiedTaxCategory/TaxScheme/ID | | Vrsta poreza | Kind of tax
Item/AdditionalItemProperty/Name | BT-160 | Svojstvo | Attribute
Item/AdditionalItemProperty/Value | BT-161 | Vrijednost svojstva | Value of attribute
Price/PriceAmount | BT-146 | Cijena bez PDV-a | Net price | amount
Price/BaseQuantity | BT-149 | Količina na koju se odnosi cijena | Base quantity of price | number
Price/AllowanceCharge/ChargeIndicator | | Trošak (a ne popust) | Charge (not allowance) | yesno
Price/AllowanceCharge/Amount | BT-147 | Popust na cijenu | Discount on price | amount
Price/AllowanceCharge/BaseAmount | BT-148 | Cijena prije popusta | Price before discount | amount
`);

export const REFERENCE_TERMS = table(`
InvoiceDocumentReference/ID | BT-25 | Broj prethodnog računa | Preceding invoice
InvoiceDocumentReference/IssueDate | BT-26 | Datum prethodnog računa | Its issue date | date
InvoiceDocumentReference/DocumentDescription | HR-BT-3 | Napomena o prethodnom računu | Note on it
`);

export const ATTACHMENT_TERMS = table(`
ID | BT-122 | Oznaka | Identifier
DocumentTypeCode | BT-18 | Vrsta dokumenta | Kind of document
DocumentDescription | BT-123 | Opis | Description
Attachment/ExternalReference/URI | BT-124 | Adresa | Address
`);

export const RESPONSE_TERMS = table(`
Response/ReferenceID | | Oznaka dokumenta | Document
Response/ResponseCode | | Odgovor | Response | code
Response/Description | | Opis | Description
Response/Status/StatusReasonCode | | Oznaka razloga | Reason code | code
Response/Status/StatusReason | | Razlog | Reason
DocumentReference/ID | | Broj računa | Invoice number
DocumentReference/IssueDate | | Datum računa | Invoice date | date
DocumentReference/DocumentTypeCode | | Vrsta dokumenta | Kind of document | code
`);
