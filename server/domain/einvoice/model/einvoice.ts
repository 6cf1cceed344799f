import type { PlainDate } from '../../shared/plain-date.ts';

/** Decimal string with a dot. */
type Decimal = string;
/** Text as it stands in the document: not empty, nothing blank around it. */
type Text = string;

/** An identifier with the list that it is from (`9934`, `0088` …); null where none is stated. */
export interface Identifier {
  readonly id: Text;
  readonly scheme: Text | null;
}

export interface Address {
  /** BT-35 of a seller, BT-50 of a buyer, BT-64 of a representative, BT-75 of a place of delivery; and so on below. */
  readonly street: Text | null;
  readonly secondStreet: Text | null;
  readonly thirdStreet: Text | null;
  readonly city: Text | null;
  readonly postalCode: Text | null;
  readonly region: Text | null;
  /** BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2. */
  readonly country: Text | null;
}

/** BG-6, BG-9. */
export interface Contact {
  readonly name: Text | null;
  readonly phone: Text | null;
  readonly email: Text | null;
}

/** BG-4 seller or BG-7 buyer. */
export interface Party {
  /** BT-34, BT-49. */
  readonly endpoint: Identifier | null;
  /** BT-29, BT-46, with a unit as `9934:<OIB>::HR99:<unit>`; BT-90 with the scheme SEPA. */
  readonly identifiers: readonly Identifier[];
  /** BT-28, BT-45. */
  readonly tradingName: Text | null;
  readonly address: Address | null;
  /** BT-31, BT-48: country and number. */
  readonly vatId: Text | null;
  /** BT-32: the bare OIB of a seller outside VAT. */
  readonly taxRegistration: Text | null;
  /** BT-27, BT-44. */
  readonly name: Text;
  /** BT-30, BT-47. */
  readonly registration: Identifier | null;
  /** BT-33. */
  readonly legalInformation: Text | null;
  readonly contact: Contact | null;
}

/** BG-10: who is paid, when that is not the seller. */
export interface Payee {
  /** BT-60. */
  readonly identifiers: readonly Identifier[];
  /** BT-59. */
  readonly name: Text;
  /** BT-61. */
  readonly registration: Identifier | null;
}

/** BG-11. */
export interface TaxRepresentative {
  /** BT-62. */
  readonly name: Text;
  readonly address: Address | null;
  /** BT-63. */
  readonly vatId: Text | null;
}

/** BG-13. */
export interface Delivery {
  /** BT-72. */
  readonly on: PlainDate | null;
  /** BT-71. */
  readonly location: Identifier | null;
  /** BG-15. */
  readonly address: Address | null;
  /** BT-70. */
  readonly recipient: Text | null;
}

/** BG-14, BG-26. */
export interface Period {
  /** BT-73, BT-134. */
  readonly from: PlainDate | null;
  /** BT-74, BT-135. */
  readonly to: PlainDate | null;
}

/** BG-3: an invoice before this one. */
export interface Preceding {
  /** BT-25. */
  readonly number: Text;
  /** BT-26, mandatory in Croatia (HR-BR-6). */
  readonly issuedOn: PlainDate | null;
  /** HR-BT-3. */
  readonly note: Text | null;
}

/** BG-24: a document beside the invoice, inside it or at an address. */
export interface Attachment {
  /** BT-122. */
  readonly id: Text;
  /** BT-123. */
  readonly description: Text | null;
  /** BT-124. */
  readonly url: Text | null;
  /** BT-125. */
  readonly file: AttachedFile | null;
}

export interface AttachedFile {
  readonly name: Text;
  readonly mimeCode: Text;
  /** In Base64. */
  readonly content: Text;
}

/** BG-16 with BG-17, BG-18 and BG-19; several accounts are several of these. */
export interface Payment {
  /** BT-81, UNTDID 4461. */
  readonly means: Text;
  /** BT-82. */
  readonly description: Text | null;
  /** BT-83: `HR01 2026-44-8`. */
  readonly reference: Text | null;
  readonly card: { readonly number: Text; readonly network: Text; readonly holder: Text | null } | null;
  readonly account: { readonly iban: Text; readonly name: Text | null; readonly bic: Text | null } | null;
  readonly mandate: { readonly reference: Text; readonly debitedAccount: Text | null } | null;
}

/** How VAT treats a part of the invoice: the European category and, where it has a place, the Croatian label. */
export interface VatTreatment {
  /** BT-95, BT-102, BT-118, BT-151 (UNCL 5305). */
  readonly category: Text;
  /** HR-BT-6, HR-BT-12: a label of HR-TB-2, `HR:PDV25`. */
  readonly label: Text | null;
  /** BT-96, BT-103, BT-119, BT-152. */
  readonly percent: Decimal | null;
  /** HR-BT-8, BT-121, HR-BT-14. */
  readonly reasonCode: Text | null;
  /** HR-BT-7, BT-120, HR-BT-13. */
  readonly reason: Text | null;
}

/** BG-27, BG-28: an allowance, or a charge, on a line. Amounts in cents. */
export interface LineAdjustment {
  readonly isCharge: boolean;
  /** BT-140, BT-145. */
  readonly reasonCode: Text | null;
  /** BT-139, BT-144. */
  readonly reason: Text | null;
  /** BT-138, BT-143. */
  readonly percent: Decimal | null;
  /** BT-136, BT-141. */
  readonly amountMinor: bigint;
  /** BT-137, BT-142. */
  readonly baseMinor: bigint | null;
}

/** BG-20, BG-21: on the whole document. The reason is BT-97 or BT-104, its code BT-98 or BT-105, and so on. */
export interface Adjustment extends LineAdjustment {
  readonly vat: VatTreatment;
}

/** BG-23: one row of the recapitulation. */
export interface VatRow {
  /** BT-116. */
  readonly baseMinor: bigint;
  /** BT-117. */
  readonly vatMinor: bigint;
  readonly vat: VatTreatment;
}

/** HR-BG-2: one row of the Croatian recapitulation. */
export interface CroatianVatRow {
  /** HR-BT-16. */
  readonly baseMinor: bigint;
  /** HR-BT-17. */
  readonly vatMinor: bigint;
  /** HR-BT-18, 22, 19, 21 and 20. */
  readonly vat: VatTreatment;
  /** `VAT`, or `LOC`, `OTH`, `CAR` for what is no VAT at all (HR-TB-2). */
  readonly scheme: Text;
}

/** BG-22, in cents. */
export interface DocumentTotals {
  /** BT-106. */
  readonly linesMinor: bigint;
  /** BT-109. */
  readonly withoutVatMinor: bigint;
  /** BT-112. */
  readonly withVatMinor: bigint;
  /** BT-107. */
  readonly allowancesMinor: bigint | null;
  /** BT-108. */
  readonly chargesMinor: bigint | null;
  /** BT-113. */
  readonly prepaidMinor: bigint | null;
  /** BT-114. */
  readonly roundingMinor: bigint | null;
  /** BT-115. */
  readonly payableMinor: bigint;
}

/** A line of another document, and that document where it is not the one of the whole invoice. */
export interface LineReference {
  /** BT-132 of an order. */
  readonly line: Text;
  /** HR-BT-9, HR-BT-10, HR-BT-11. */
  readonly document: Text | null;
}

/** BG-25 with BG-29 to BG-32. */
export interface EInvoiceLine {
  /** BT-126. */
  readonly id: Text;
  /** BT-127. */
  readonly note: Text | null;
  /** BT-129. */
  readonly quantity: Decimal;
  /** BT-130, UN/ECE Recommendation 20. */
  readonly unit: Text;
  /** BT-131. */
  readonly netMinor: bigint;
  /** BT-133. */
  readonly buyerAccount: Text | null;
  readonly period: Period | null;
  readonly order: LineReference | null;
  readonly despatch: LineReference | null;
  readonly receipt: LineReference | null;
  /** BT-128. */
  readonly object: Identifier | null;
  readonly adjustments: readonly LineAdjustment[];
  /** BT-154. */
  readonly description: Text | null;
  /** BT-153. */
  readonly name: Text;
  /** BT-156. */
  readonly buyersItem: Text | null;
  /** BT-155. */
  readonly sellersItem: Text | null;
  /** BT-157. */
  readonly standardItem: Identifier | null;
  /** BT-159. */
  readonly origin: Text | null;
  /** BT-158; KPD with the list `CG`. */
  readonly classifications: readonly { readonly code: Text; readonly list: Text; readonly version: Text | null }[];
  readonly vat: VatTreatment;
  /** BG-32. */
  readonly properties: readonly { readonly name: Text; readonly value: Text }[];
  /** BT-146. */
  readonly price: Decimal;
  /** BT-149, in BT-150. */
  readonly baseQuantity: Decimal | null;
  readonly baseUnit: Text | null;
  /** BT-147 off BT-148. */
  readonly priceAllowance: { readonly amount: Decimal; readonly gross: Decimal | null } | null;
}

/**
 * An eRačun by the business terms of EN 16931-1 and of HR CIUS 2025 with its extension: what stands between our documents and UBL 2.1.
 * `writeEInvoice` makes the XML, `readEInvoiceModel` reads it back to the same value.
 */
export interface EInvoice {
  /** Which UBL document it is: of what takes back a CreditNote. */
  readonly root: 'Invoice' | 'CreditNote';
  /** HR-BT-15: the seller accounts for VAT on collection; the text is free, that it stands there counts. */
  readonly onCollection: Text | null;
  /** HR-BT-25 with HR-BG-2. */
  readonly croatianVat: { readonly vatMinor: bigint; readonly rows: readonly CroatianVatRow[] } | null;
  /** HR-BG-3: HR-BT-23 and HR-BT-24. */
  readonly croatianTotals: { readonly taxableMinor: bigint; readonly outsideMinor: bigint } | null;
  /** BT-24. */
  readonly specification: Text;
  /** BT-23: `P1` to `P12`, or `P99:` and a mark of the buyer's. */
  readonly process: Text;
  /** BT-1. */
  readonly number: Text;
  /** HR-BT-1: a corrected document with the number of the first (Zakon o fiskalizaciji čl. 43). */
  readonly isCopy: boolean | null;
  /** BT-2. */
  readonly issuedOn: PlainDate;
  /** HR-BT-2: `hh:mm:ss`. */
  readonly issuedAt: Text | null;
  /** BT-9. A credit note has it at its first payment. */
  readonly dueOn: PlainDate | null;
  /** BT-3, UNTDID 1001. */
  readonly type: Text;
  /** BG-1: BT-22, with BT-21 before it as `#AAI#`. */
  readonly notes: readonly Text[];
  /** BT-7; excludes BT-8. */
  readonly taxPointOn: PlainDate | null;
  /** BT-5. */
  readonly currency: Text;
  /** BT-19. */
  readonly buyerAccount: Text | null;
  /** BT-10. */
  readonly buyerReference: Text | null;
  /** BG-14. */
  readonly period: Period | null;
  /** BT-8: 3, 35 or 432. */
  readonly taxPointCode: Text | null;
  /** BT-13 and BT-14. */
  readonly order: { readonly number: Text; readonly salesOrder: Text | null } | null;
  readonly preceding: readonly Preceding[];
  /** BT-16. */
  readonly despatch: Text | null;
  /** BT-15. */
  readonly receipt: Text | null;
  /** BT-17. */
  readonly tender: Text | null;
  /** BT-12. */
  readonly contract: Text | null;
  /** BT-18. */
  readonly object: Identifier | null;
  readonly attachments: readonly Attachment[];
  /** BT-11. */
  readonly project: Text | null;
  readonly seller: Party;
  /** HR-BT-5 and HR-BT-4: who issued it. */
  readonly operator: { readonly oib: Text; readonly name: Text } | null;
  readonly buyer: Party;
  readonly payee: Payee | null;
  readonly taxRepresentative: TaxRepresentative | null;
  readonly delivery: Delivery | null;
  readonly payments: readonly Payment[];
  /** BT-20. */
  readonly paymentTerms: Text | null;
  readonly adjustments: readonly Adjustment[];
  /** BT-110. */
  readonly vatMinor: bigint;
  readonly vatRows: readonly VatRow[];
  readonly totals: DocumentTotals;
  readonly lines: readonly EInvoiceLine[];
}
