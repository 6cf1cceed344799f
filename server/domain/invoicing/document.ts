import { vatPrefixOf } from '../parties/vat-id.ts';
import { foldText } from '../shared/fold-text.ts';
import type { EInvoiceTerms } from './einvoice-terms.ts';
import type { DocumentKind, DraftKind } from './kinds.ts';
import type { Levy, LineLevies } from './levies.ts';
import type { LineReferences } from './line-references.ts';
import type { VatCode } from './vat-code.ts';

/** Plain business date `YYYY-MM-DD` in Europe/Zagreb. */
type PlainDate = string;
/** Decimal string with a dot (`1234.56`), no thousands marks. */
type Decimal = string;

/** G cash, K card, T transaction account, O other or mixed (Zakon o fiskalizaciji čl. 7; wire codes in the fiscal domain). */
export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Paid when it is sold, so that there is no day by which it must be paid. */
export const isPaidOnTheSpot = (method: PaymentMethod): boolean => method === 'cash' || method === 'card';

export type BusinessKind = 'pausalni_obrt' | 'obrt_dohodak' | 'obrt_pdv' | 'jdoo' | 'doo';
export const BUSINESS_KINDS = [
  'pausalni_obrt',
  'obrt_dohodak',
  'obrt_pdv',
  'jdoo',
  'doo',
] as const satisfies readonly BusinessKind[];

export type DocumentLocale = 'hr' | 'en';

/** Who is on the other side. Decides fiscalization and eRačun duties. */
export type BuyerKind = 'consumer' | 'business' | 'public_body';

export interface PostalAddress {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** The seller as frozen on an issued document (PDV čl. 79 st. 1 t. 2). */
export interface Seller {
  readonly name: string;
  readonly kind: BusinessKind;
  /** Owner's name of an obrt, as it is printed beside the firm; null for companies. */
  readonly ownerName: string | null;
  readonly oib: string;
  readonly address: PostalAddress;
  readonly iban: string | null;
  /** Of the bank of the IBAN; documents of before 2026-12 do not know. */
  readonly bic?: string | null | undefined;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly inVat: boolean;
  /** Outside VAT, but with a PDV ID for services within the EU; documents of before 2026-12 do not know. */
  readonly hasVatId?: boolean | undefined;
  /** `obračun prema naplaćenim naknadama` */
  readonly vatOnCollection: boolean;
  /** Court register, share capital, management: what company law wants in the footer; free text, one line each. */
  readonly legalFooter: string | null;
  /** `#rrggbb` of title, total and initials; absent on plain documents. */
  readonly accent?: string | undefined;
}

/** The BIC to print beside the IBAN: for customers abroad, whose banks ask for it. */
export const bicBeside = ({
  seller,
  buyer,
}: {
  readonly seller: Pick<Seller, 'bic'>;
  readonly buyer: Pick<Buyer, 'address'>;
}): string | null => ((buyer.address?.country ?? 'HR') === 'HR' ? null : (seller.bic ?? null));

/** The owner to print beside the firm; null where there is none, or the registered name says it already (`… vl. Ana Anić`). */
export const ownerBeside = ({ name, ownerName }: Pick<Seller, 'name' | 'ownerName'>): string | null =>
  ownerName !== null && foldText(name).includes(foldText(ownerName)) ? null : ownerName;

/** The seller's PDV ID, `HR` and the OIB (Zakon o PDV-u čl. 77); null for who has none. */
export const vatIdOf = ({
  inVat,
  hasVatId,
  oib,
  address,
}: Pick<Seller, 'inVat' | 'hasVatId' | 'oib' | 'address'>): string | null =>
  inVat || hasVatId === true ? `${vatPrefixOf(address.country)}${oib}` : null;

export interface Buyer {
  readonly kind: BuyerKind;
  readonly name: string;
  readonly oib: string | null;
  /** EU VAT id with its country prefix, when there is one. */
  readonly vatId: string | null;
  readonly address: PostalAddress | null;
  readonly email: string | null;
}

/** One line as a person writes it. Empty strings are tolerated in a draft and refused at issue. */
export interface LineInput {
  readonly productId: string | null;
  readonly description: string;
  readonly quantity: Decimal;
  /** UN/ECE Recommendation 20 code (`H87` piece, `HUR` hour …). */
  readonly unit: string;
  /** Per unit, net or gross as the document's `priceMode` says. */
  readonly unitPrice: Decimal;
  /** `0` to `100`, empty for none. */
  readonly discountPercent: Decimal;
  readonly vatCode: VatCode;
  /** Key of a dated exemption rule (`art39_health` …) or null; only with `exempt`. */
  readonly exemptionReason: string | null;
  /** `NN.NN.NN` or null. */
  readonly kpd: string | null;
  /** Other taxes and fees; lines of before 2026-12 know none. */
  readonly levies?: LineLevies | null | undefined;
  /** Order and delivery of this line alone; absent where it names none. */
  readonly references?: LineReferences | undefined;
}

/** What a person wrote of a line that may be an issued one. */
export const writtenLine = ({
  productId,
  description,
  quantity,
  unit,
  unitPrice,
  discountPercent,
  vatCode,
  exemptionReason,
  kpd,
  levies,
  references,
}: LineInput): LineInput => ({
  productId,
  description,
  quantity,
  unit,
  unitPrice,
  discountPercent,
  vatCode,
  exemptionReason,
  kpd,
  ...(levies === null || levies === undefined ? {} : { levies }),
  ...(references === undefined ? {} : { references }),
});

export type PriceMode = 'net' | 'gross';

/** What a delivery note says beside its lines. */
export interface Delivery {
  /** Goods are listed without prices unless this is wanted. */
  readonly printsPrices: boolean;
  /** Where they go when that is not the customer's address; empty for there. */
  readonly address: string;
}

/** Content of a draft, saved as it is typed. */
export interface DraftContent {
  /** What it will be; absent on drafts of before 2026-12, which are invoices. */
  readonly kind?: DraftKind | undefined;
  readonly contactId: string | null;
  readonly premisesId: string | null;
  readonly deviceId: string | null;
  readonly operatorId: string | null;
  readonly priceMode: PriceMode;
  readonly lines: readonly LineInput[];
  /** Discount on the whole document, percent, empty for none. */
  readonly discountPercent: Decimal;
  readonly deliveryOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly paymentMethod: PaymentMethod;
  readonly note: string;
  readonly locale: DocumentLocale;
  /** In which prices are said, where that is not the euro; only for customers abroad (`findCurrencyIssues`). */
  readonly currency?: string | undefined;
  /** Of a delivery note. */
  readonly delivery?: Delivery | undefined;
  /** At most so much of an advance is deducted, with VAT, by its id and as typed; without an entry as much as fits. */
  readonly deducts?: Readonly<Record<string, Decimal>> | undefined;
  /** References of the buyer's and what else an eRačun says; as typed. */
  readonly einvoice?: EInvoiceTerms | undefined;
}

/** A computed line: amounts are in minor units (cents) of the document's currency. */
export interface TotalsLine {
  /** quantity × price, half-up, before the line's discount. */
  readonly grossOfDiscountMinor: bigint;
  readonly discountMinor: bigint;
  /** What the line costs after its own discount (net or gross as `priceMode` says). */
  readonly amountMinor: bigint;
}

/** One row of the VAT recapitulation (EN 16931 BG-23). */
export interface VatGroup {
  readonly vatCode: VatCode;
  readonly ratePercent: Decimal;
  readonly exemptionReason: string | null;
  /** Share of the document discount that fell on this group, in the document's price mode. */
  readonly discountMinor: bigint;
  readonly baseMinor: bigint;
  readonly vatMinor: bigint;
}

export interface Totals {
  readonly lines: readonly TotalsLine[];
  readonly groups: readonly VatGroup[];
  /** What is charged beside VAT; absent where nothing is. */
  readonly levies?: readonly Levy[] | undefined;
  /** Sum of `amountMinor` of the lines. */
  readonly linesMinor: bigint;
  readonly discountMinor: bigint;
  readonly baseMinor: bigint;
  readonly vatMinor: bigint;
  /** Base, VAT and levies. */
  readonly totalMinor: bigint;
}

/** The rate that a document in another currency was issued with: HNB's middle rate of the day on which the VAT falls due. */
export interface CurrencyRate {
  /** ISO 4217. */
  readonly currency: string;
  /** Units of the currency for 1 EUR. */
  readonly rate: Decimal;
  /** From when the list applies that it stands in; earlier than the day that counts where that has no list of its own. */
  readonly rateOn: PlainDate;
  /** Number of the list (`broj tečajnice`). */
  readonly listNumber: string;
}

/** What a document in another currency charges, in hundredths of it. */
export interface InCurrency extends CurrencyRate {
  readonly lines: readonly TotalsLine[];
  readonly totals: Omit<Totals, 'lines'>;
}

/** A legal sentence on a document: rule key and both languages as they stood on the day of issue. */
export interface LegalNote {
  readonly key: string;
  readonly text: string;
}

/** What the fiscal box shows. Null on a document that is not fiscalized. */
export interface FiscalState {
  readonly zki: string;
  readonly jir: string | null;
  /** Address behind the QR code; with the JIR when there is one, else with the ZKI. */
  readonly qrUrl: string;
}

export interface DocumentLine extends LineInput, TotalsLine {
  readonly position: number;
  readonly ratePercent: Decimal;
}

/** An earlier document as a later one names it. */
export interface DocumentReference {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  /** Absent in what delivery notes deliver. */
  readonly kind?: DocumentKind | undefined;
}

/** An issued document, frozen: everything that the PDF, the mail and the archive need, and nothing that changes. */
export interface IssuedDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  /** `44/P1/1`, of a quote `PON-12/2026` */
  readonly number: string;
  readonly ordinal: number;
  readonly year: number;
  readonly premisesCode: string;
  readonly deviceCode: string;
  /** The instant of issue; `issuedOn` and the printed time derive from it in Europe/Zagreb. */
  readonly issuedAt: Date;
  readonly issuedOn: PlainDate;
  readonly placeOfIssue: string;
  readonly deliveryOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly operatorMark: string;
  readonly operatorName: string;
  /** Of every amount but those of `inCurrency`, and but unit prices, which are in what the document charges. */
  readonly currency: 'EUR';
  readonly priceMode: PriceMode;
  readonly lines: readonly DocumentLine[];
  readonly discountPercent: Decimal;
  readonly totals: Omit<Totals, 'lines'>;
  /** What was paid before it was issued (BT-113): all of an advance, of a final invoice the advance. */
  readonly prepaidMinor: bigint;
  readonly paymentMethod: PaymentMethod;
  /** Model and content of the payment reference (`HR01`, `2026-44-8`); null where no transfer is expected. */
  readonly paymentReference: { readonly model: string; readonly reference: string } | null;
  readonly notes: readonly LegalNote[];
  readonly note: string;
  readonly locale: DocumentLocale;
  /**
   * On a storno the document that it cancels, on a credit or debit note the one that it corrects, on an invoice whose supply was paid
   * in advance what takes the advance back: its storno, or a credit note of a part.
   */
  readonly refersTo: DocumentReference | null;
  /** On the final invoice of several advances what takes back the others. */
  readonly alsoRefersTo?: readonly DocumentReference[] | undefined;
  /** On a delivery note. */
  readonly delivery?: Delivery | undefined;
  /** References of the buyer's and what else an eRačun says; absent where nothing was said. */
  readonly einvoice?: EInvoiceTerms | undefined;
  /** When the corrected copy of its eRačun was made whose data it says (HR-BT-1); absent as long as it says what was issued. */
  readonly correctedAt?: Date | undefined;
  /** Of the paper receipt that was handed over while the device was out of order; absent on all others. */
  readonly paragonNumber?: string | undefined;
  /** What it charges, where that is not euro; `lines` and `totals` hold the same in euro. */
  readonly inCurrency?: InCurrency | undefined;
}

/** Whether a document speaks of money; a delivery note does when its seller wants it. */
export const showsPrices = ({ delivery }: Pick<IssuedDocument, 'delivery'>): boolean => delivery?.printsPrices !== false;

/** Speaks of money that came before anything was supplied: an advance, and what takes it back. Its `deliveryOn` is when that came. */
export const isOfAdvance = ({
  kind,
  refersTo,
}: {
  readonly kind: string;
  readonly refersTo: { readonly kind?: string | undefined } | null;
}): boolean => kind === 'advance' || (kind !== 'invoice' && refersTo?.kind === 'advance');
