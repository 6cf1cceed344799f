import { leviesOf, levyFieldsOf, LEVY_FIELDS, type LevyFields } from '#app/features/levies/levy-fields.ts';
import { formatDecimal } from '#app/i18n/format.ts';
import { parseDate, parseDecimal } from '#app/i18n/parse.ts';
import { LISTED_CURRENCIES } from '#server/domain/exchange-rates/listed-currencies.ts';
import { PAYMENT_METHODS, type Delivery, type DraftContent, type LineInput } from '#server/domain/invoicing/document.ts';
import { type EInvoiceTerms, PERIOD_KEYS, TERM_KEYS, tidyTerms, type TermKey } from '#server/domain/invoicing/einvoice-terms.ts';
import { LINE_REFERENCE_KEYS, type LineReferenceKey, tidyReferences } from '#server/domain/invoicing/line-references.ts';
import { DRAFT_KINDS, draftKindOf, type DraftKind } from '#server/domain/invoicing/kinds.ts';
import { VAT_CODES, type VatCode } from '#server/domain/invoicing/vat-code.ts';

/** Order and delivery of a line. */
export type ReferenceFields = Readonly<Record<LineReferenceKey, string>>;

/** A line as it stands in the form: texts as typed, `''` for nothing. */
export interface LineFields extends LevyFields, ReferenceFields {
  /** Tells lines apart while they move; not sent. */
  readonly key: string;
  readonly productId: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly discountPercent: string;
  readonly vatCode: VatCode;
  readonly exemptionReason: string;
  readonly kpd: string;
}

/** The editor's form: what a person sees and types. Dates are PlainDates, or what was typed where that is no date. */
export interface DraftFields {
  readonly kind: DraftKind;
  readonly contactId: string;
  /** `<premisesId>:<deviceId>`: one choice for the person. */
  readonly place: string;
  readonly operatorId: string;
  readonly priceMode: DraftContent['priceMode'];
  readonly lines: readonly LineFields[];
  readonly discountPercent: string;
  readonly deliveryOn: string;
  readonly dueOn: string;
  readonly paymentMethod: DraftContent['paymentMethod'];
  readonly note: string;
  readonly locale: DraftContent['locale'];
  /** ISO code in which prices are said. */
  readonly currency: string;
  /** Of a delivery note; kept while it is another kind. */
  readonly delivery: Delivery;
  /** Of an invoice: how much of an advance is deducted at most, by the advance's id. */
  readonly deducts: Readonly<Record<string, string>>;
  /** What an eRačun says beside. */
  readonly einvoice: EInvoiceTerms;
}

/** A decimal string as people write it (`1.234,50`); what is no decimal stays as it was typed. */
export const written = (decimal: string, decimals: number): string => formatDecimal(decimal, decimals).replace('\u2212', '-');

/** A typed number as a decimal string; what cannot be read stays, for issuing to complain about. */
const read = (typed: string): string => parseDecimal(typed) ?? typed.trim();

/** What a quantity or a percentage becomes when the person leaves its field. */
export const settled = (typed: string, decimals: number): string => {
  const number = parseDecimal(typed);
  return number === null ? typed : written(number, decimals);
};

/** Content of a draft as its form. */
export function fieldsOf(content: DraftContent): DraftFields {
  const { premisesId, deviceId, lines, contactId, operatorId, deliveryOn, dueOn, discountPercent, ...same } = content;
  return {
    ...same,
    kind: draftKindOf(content),
    currency: content.currency ?? 'EUR',
    contactId: contactId ?? '',
    place: premisesId === null || deviceId === null ? '' : `${premisesId}:${deviceId}`,
    operatorId: operatorId ?? '',
    lines: lines.map(lineFieldsOf),
    discountPercent: written(discountPercent, 0),
    deliveryOn: deliveryOn ?? '',
    dueOn: dueOn ?? '',
    delivery: content.delivery ?? { printsPrices: false, address: '' },
    deducts: mapValues(content.deducts ?? {}, (amount) => written(amount, 2)),
    einvoice: content.einvoice ?? {},
  };
}

const mapValues = (values: Readonly<Record<string, string>>, change: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));

function lineFieldsOf({ levies, references, ...line }: LineInput, index: number): LineFields {
  return {
    ...line,
    ...levyFieldsOf(levies),
    ...referenceFields((key) => references?.[key] ?? ''),
    key: `line-${index}`,
    productId: line.productId ?? '',
    quantity: written(line.quantity, 0),
    unitPrice: written(line.unitPrice, 2),
    discountPercent: written(line.discountPercent, 0),
    exemptionReason: line.exemptionReason ?? '',
    kpd: line.kpd ?? '',
  };
}

const referenceFields = (of: (key: LineReferenceKey) => string): ReferenceFields =>
  Object.fromEntries(LINE_REFERENCE_KEYS.map((key) => [key, of(key)])) as Record<LineReferenceKey, string>;

export const NO_REFERENCES: ReferenceFields = referenceFields(() => '');

/** Whether a line names an order or a delivery. */
export const hasReferences = (fields: ReferenceFields): boolean => tidyReferences(fields) !== null;

/** Nothing that anybody typed: the spare line at the end. */
export const isBlank = (line: LineFields): boolean =>
  line.productId === '' &&
  line.description.trim() === '' &&
  line.unitPrice.trim() === '' &&
  line.discountPercent.trim() === '' &&
  ['', '1'].includes(line.quantity.trim()) &&
  !hasReferences(line);

/**
 * The form as content of a draft. Blank lines at the end are left out; blank ones between others stay, so that complaints
 * about `lines.<index>` fit the form.
 *
 * @param today PlainDate from which an incomplete date (`24.11.`) takes its year
 */
export function contentOf(fields: DraftFields, today: string): DraftContent {
  const {
    place,
    lines,
    contactId,
    operatorId,
    deliveryOn,
    dueOn,
    discountPercent,
    delivery,
    deducts,
    einvoice,
    currency,
    ...same
  } = fields;
  const [premisesId = '', deviceId = ''] = place.split(':');
  const last = lines.findLastIndex((line) => !isBlank(line));
  return {
    ...same,
    contactId: contactId || null,
    premisesId: premisesId || null,
    deviceId: deviceId || null,
    operatorId: operatorId || null,
    lines: lines.slice(0, last + 1).map(lineOf),
    discountPercent: read(discountPercent),
    ...(currency === 'EUR' ? {} : { currency }),
    deliveryOn: dateOf(deliveryOn, today),
    dueOn: dateOf(dueOn, today),
    ...(fields.kind === 'delivery_note' ? { delivery } : {}),
    ...(fields.kind === 'invoice' && Object.keys(deducts).length > 0 ? { deducts: mapValues(deducts, read) } : {}),
    ...termsOf(einvoice, today),
  };
}

function termsOf(typed: EInvoiceTerms, today: string): Pick<DraftContent, 'einvoice'> {
  const days = Object.fromEntries(PERIOD_KEYS.map((key) => [key, dateOf(typed[key] ?? '', today) ?? '']));
  const einvoice = tidyTerms({ ...typed, ...days });
  return einvoice === null ? {} : { einvoice };
}

function lineOf(line: LineFields): LineInput {
  const { description, unit, vatCode } = line;
  const levies = leviesOf(line);
  const references = tidyReferences(line);
  return {
    description,
    unit,
    vatCode,
    ...(levies === null ? {} : { levies }),
    ...(references === null ? {} : { references }),
    productId: line.productId || null,
    quantity: read(line.quantity),
    unitPrice: read(line.unitPrice),
    discountPercent: read(line.discountPercent),
    exemptionReason: takesReason(line.vatCode) ? line.exemptionReason || null : null,
    kpd: line.kpd.trim() || null,
  };
}

/** Whether a line of this code may name a reason. */
export const takesReason = (code: VatCode): boolean => code === 'exempt' || code === 'reverse_charge' || code === 'outside';

const dateOf = (typed: string, today: string): string | null => (typed.trim() === '' ? null : (parseDate(typed, today) ?? typed));

/** Name of the field in the form that says how much of an advance is deducted. */
export const deductsName = (advanceId: string): string => `deducts[${advanceId}]`;

/** Name, and id, of the field of a term in the form. */
export const termName = (key: TermKey): string => `einvoice.${key}`;

/** Name of a line's field in the form. */
export const lineName = (index: number, field: Exclude<keyof LineFields, 'key'>): string => `lines[${index}].${field}`;

const choice = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
  values.find((each) => each === value) ?? otherwise;

/** Reads the form as the browser sends it, with scripts or without. */
export function readFields(form: FormData): DraftFields {
  const text = (name: string): string => {
    const value = form.get(name);
    // Browsers send line breaks of text areas as CRLF.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  const indices = [...form.keys()].flatMap((name) => /^lines\[(\d{1,4})\]\.description$/.exec(name)?.[1] ?? []).map(Number);
  const advanceIds = [...form.keys()].flatMap((name) => /^deducts\[([0-9a-f-]{36})\]$/.exec(name)?.[1] ?? []);
  return {
    kind: choice(DRAFT_KINDS, text('kind'), 'invoice'),
    contactId: text('contactId'),
    place: text('place'),
    operatorId: text('operatorId'),
    priceMode: choice(['net', 'gross'], text('priceMode'), 'net'),
    lines: [...new Set(indices)].sort((a, b) => a - b).map((index) => readLine(index, (field) => text(lineName(index, field)))),
    discountPercent: text('discountPercent'),
    deliveryOn: text('deliveryOn'),
    dueOn: text('dueOn'),
    paymentMethod: choice(PAYMENT_METHODS, text('paymentMethod'), 'transfer'),
    note: text('note'),
    locale: choice(['hr', 'en'], text('locale'), 'hr'),
    currency: choice(['EUR', ...LISTED_CURRENCIES], text('currency'), 'EUR'),
    delivery: { printsPrices: text('printsPrices') !== '', address: text('deliveryAddress') },
    deducts: Object.fromEntries(advanceIds.map((id) => [id, text(deductsName(id))])),
    einvoice: Object.fromEntries(TERM_KEYS.map((key) => [key, text(termName(key))])),
  };
}

function readLine(index: number, text: (field: Exclude<keyof LineFields, 'key'>) => string): LineFields {
  return {
    key: `line-${index}`,
    productId: text('productId'),
    description: text('description'),
    quantity: text('quantity'),
    unit: text('unit'),
    unitPrice: text('unitPrice'),
    discountPercent: text('discountPercent'),
    vatCode: choice(VAT_CODES, text('vatCode'), 'exempt'),
    exemptionReason: text('exemptionReason'),
    kpd: text('kpd'),
    ...(Object.fromEntries(LEVY_FIELDS.map((field) => [field, text(field)])) as Record<(typeof LEVY_FIELDS)[number], string>),
    ...referenceFields(text),
  };
}
