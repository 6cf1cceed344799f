import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** Where a complaint is mended: a field of this form, or a screen below the company's address. */
export type IssueTarget = { readonly field: string } | { readonly screen: string };

const SCREENS: Readonly<Record<string, string>> = {
  INVOICE_OPERATOR_OIB_INVALID: 'postavke/operateri',
  INVOICE_SELLER_OIB_INVALID: 'postavke/tvrtka',
  INVOICE_SELLER_ADDRESS_MISSING: 'postavke/tvrtka',
  INVOICE_SELLER_IBAN_MISSING: 'postavke/tvrtka',
  INVOICE_SELLER_VAT_ID_MISSING: 'postavke/tvrtka',
  EINVOICE_OPERATOR_OIB_MISSING: 'postavke/operateri',
  DEVICE_FOR_EINVOICES_MISSING: 'postavke/eracun',
  DEVICE_FOR_RECEIPTS_MISSING: 'postavke/prostori',
  INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN: 'postavke/prostori',
  DRAFT_NUMBER_BELOW_IMPORTED: 'postavke/brojevi',
  FISCAL_CHECK_179: 'postavke/operateri',
  FISCAL_FORM_PREMISES: 'postavke/prostori',
  FISCAL_FORM_DEVICE: 'postavke/prostori',
};

/** Elements of a fiscal receipt, and the control that holds what they are made of; taxes and fees come from the lines. */
const RECEIPT_FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:OznPosPr|OznNapUr|BrOznRac)$/, 'place'],
  [/^OibOper$/, 'operatorId'],
  [/^OibPrimateljaRacuna$/, 'contactId'],
  [/^NacinPlac$/, 'paymentMethod'],
  [/^Pdv\b|^Iznos(?:OslobPdv|Marza|NePodlOpor)$/, 'lines.0.vatCode'],
  [/^(?:IznosUkupno|Pnp|OstaliPor|Naknade)\b/, 'lines.0.unitPrice'],
];

/** Complaints about the customer's own data; another customer would not help. */
const BUYER_DATA =
  /^(?:DRAFT_VAT_ID_|INVOICE_(?:BUYER_(?:NAME|OIB|ADDRESS|VAT_ID)_|EU_SUPPLY_)|FISCAL_CHECK_180$|EINVOICE_BUYER_(?:OIB|ADDRESS)_)/;

/** Id of the control that a path of the content belongs to. */
export function fieldIdOf(path: string): string {
  if (path === 'premisesId' || path === 'deviceId') return 'place';
  if (path === 'lines') return 'lines.0.description';
  if (path === 'total') return 'lines.0.unitPrice';
  const [, named, reference] = /^(lines\.\d+)\.references\.(.+)$/.exec(path) ?? [];
  if (named !== undefined) return `${named}.${reference ?? ''}`;
  const [, line, levy] = /^(lines\.\d+)\.levies(?:\.(.+))?$/.exec(path) ?? [];
  // `levies.fee.name` is the control `feeName`; what is said of all of them stands at the first.
  if (line !== undefined)
    return `${line}.${(levy ?? 'consumptionTax').replace(/\.(.)/, (_, first: string) => first.toUpperCase())}`;
  return RECEIPT_FIELDS.find(([element]) => element.test(path))?.[1] ?? path;
}

/** Where a person mends a complaint. */
export function targetOf({ path, code }: FieldIssue, contactId: string): IssueTarget {
  const screen = SCREENS[code];
  if (screen !== undefined) return { screen };
  const isRule = code === 'EINVOICE_RULE_BROKEN';
  if (path.startsWith('seller.')) return { screen: 'postavke/tvrtka' };
  if (isRule && path === 'operatorId') return { screen: 'postavke/operateri' };
  if (contactId !== '' && (BUYER_DATA.test(code) || (isRule && path === 'contactId'))) return { screen: `kupci/${contactId}` };
  return { field: fieldIdOf(path) };
}

/** Complaints by the control that they belong to. */
export function issuesByField(issues: readonly FieldIssue[]): ReadonlyMap<string, readonly FieldIssue[]> {
  const found = new Map<string, FieldIssue[]>();
  for (const issue of issues) {
    const id = fieldIdOf(issue.path);
    const list = found.get(id);
    if (list) list.push(issue);
    else found.set(id, [issue]);
  }
  return found;
}
