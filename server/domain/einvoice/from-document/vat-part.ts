import type { IssuedDocument, LegalNote, VatGroup } from '#server/domain/invoicing/document.ts';
import type { Levy, LevyKind } from '#server/domain/invoicing/levies.ts';
import { reasonRuleKey, type VatCategory, vatCategoryOf } from '#server/domain/invoicing/vat-reason.ts';

/** How a VAT group or a line is named in an eRačun (HR CIUS 2025, HR-TB-2). */
export interface VatPart {
  /** EN 16931 BT-118 / BT-151. */
  readonly category: VatCategory;
  /** HR-BT-18: what passes through a taxed invoice is exempt in the European part and out of scope in the Croatian one. */
  readonly hrCategory: VatCategory;
  /** HR-BT-12 / HR-BT-22, `HR:PDV25`. */
  readonly label: string;
  /** Null where a percentage has no place: an invoice wholly out of scope. */
  readonly percent: string | null;
  /** Why no VAT is charged; null where it is. */
  readonly reason: string | null;
}

type Treated = Pick<VatGroup, 'vatCode' | 'ratePercent' | 'exemptionReason'>;

/** True where nothing of the document is within VAT; such a document names nobody's VAT id (BR-O-02). */
export const isWhollyOutside = ({ totals }: Pick<IssuedDocument, 'totals'>): boolean =>
  (totals.levies ?? []).length === 0 &&
  totals.groups.every(({ vatCode, exemptionReason }) => vatCategoryOf(vatCode, exemptionReason) === 'O');

/** A tax or a fee beside VAT as an eRačun has it: a charge on the document, outside VAT in its Croatian part. */
export interface LevyCharge {
  readonly part: VatPart & { readonly reason: string };
  /** HR tax scheme (HR-TB-2). */
  readonly scheme: 'LOC' | 'OTH' | 'CAR' | 'VAT';
  /** BT-104, as the official examples write it: `#HR:POVNAK#Povratna naknada`. */
  readonly text: string;
}

const LEVY_CHARGES = {
  consumption_tax: { label: 'HR:PP', scheme: 'LOC', name: 'Porez na potrošnju' },
  packaging: { label: 'HR:POVNAK', scheme: 'OTH', name: 'Povratna naknada' },
  other_tax: { label: 'HR:N', scheme: 'VAT', name: 'Ostali porez' },
  fee: { label: 'HR:N', scheme: 'VAT', name: 'Naknada' },
} as const satisfies Record<LevyKind, { label: string; scheme: LevyCharge['scheme']; name: string }>;

/** The tax on motor vehicles has a label of its own, and is entered as a fee or another tax under its name: PPMV is an amount for a vehicle. */
const VEHICLE_TAX = { label: 'HR:PPMV', scheme: 'CAR', name: 'Posebni porez na motorna vozila' } as const;
const isVehicleTax = (name: string): boolean => /^(?:ppmv|poseb(?:ni|an) porez na motorna vozila)$/i.test(name.trim());

/** Names of what a levy is in an eRačun; one without a label of its own in the code list is an item outside VAT. */
export function levyChargeOf({ kind, name }: Pick<Levy, 'kind' | 'name'>): LevyCharge {
  const isOfVehicle = isVehicleTax(name);
  const { label, scheme, name: plain } = isOfVehicle ? VEHICLE_TAX : LEVY_CHARGES[kind];
  const reason = name === '' || isOfVehicle ? plain : name;
  return { part: { category: 'E', hrCategory: 'O', label, percent: '0', reason }, scheme, text: `#${label}#${reason}` };
}

/** Names of the treatment of one group; a line is named as its group is. */
export function vatPartOf(treated: Treated, document: Pick<IssuedDocument, 'totals' | 'notes'>): VatPart {
  const category = vatCategoryOf(treated.vatCode, treated.exemptionReason);
  const reason = category === 'S' || category === 'Z' ? null : reasonOf(treated, document.notes);
  if (category === 'S') {
    return { category, hrCategory: category, label: `HR:PDV${treated.ratePercent}`, percent: treated.ratePercent, reason };
  }
  if (category !== 'O') return { category, hrCategory: category, label: `HR:${category}`, percent: '0', reason };
  if (isWhollyOutside(document)) return { category, hrCategory: category, label: 'HR:O', percent: null, reason };
  return { category: 'E', hrCategory: 'O', label: 'HR:N', percent: '0', reason };
}

/** Where the law's sentence is not on the document, the plainest one that is true. */
const PLAIN_REASON: Partial<Record<VatGroup['vatCode'], string>> = {
  exempt: 'Oslobođeno PDV-a',
  reverse_charge: 'Prijenos porezne obveze',
  outside: 'Ne podliježe oporezivanju PDV-om',
};

function reasonOf({ vatCode, exemptionReason }: Treated, notes: readonly LegalNote[]): string {
  const isMeant = ({ key }: LegalNote) =>
    exemptionReason === null ? key.startsWith(`vat.note.${vatCode}`) : key === reasonRuleKey(exemptionReason);
  return notes.find(isMeant)?.text ?? PLAIN_REASON[vatCode] ?? '';
}
