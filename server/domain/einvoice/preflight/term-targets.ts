import { PERIOD_KEYS, REFERENCES } from '#server/domain/invoicing/einvoice-terms.ts';
import { LINE_REFERENCES } from '#server/domain/invoicing/line-references.ts';

/**
 * Where a person mends a business term of an eRačun: the path of a draft's content, as complaints about drafts have it. What stands on a line
 * begins with `line.`. One row for each place, with the terms that are made of what stands there.
 */
const ROWS: readonly (readonly [string, string])[] = [
  // Number and time are given at issue; where, is chosen.
  ['deviceId', 'BT-1 BT-2 HR-BT-1 HR-BT-2'],
  ['operatorId', 'HR-BT-4 HR-BT-5'],
  ['einvoice.type', 'BT-3'],
  ['einvoice.reason', 'HR-BT-3'],
  ['einvoice.process', 'BT-23 BT-24 BG-2'],
  ['deliveryOn', 'BT-7 BT-8 BT-70 BT-71 BT-72 BT-75 BT-76 BT-77 BT-78 BT-79 BT-80 BT-165 BG-13 BG-15'],
  ['dueOn', 'BT-9'],
  ['note', 'BT-20 BT-21 BT-22 BT-25 BT-26 BG-1 BG-3 BT-18 BT-122 BT-123 BT-124 BT-125 BG-24'],
  ['seller.name', 'BT-27 BT-28 BT-33 BT-41 BT-42 BT-43 BG-4 BG-6'],
  // We write no payee and no representative; whoever is named instead of the seller belongs to him.
  ['seller.name', 'BT-59 BT-60 BT-61 BT-62 BT-63 BT-64 BT-65 BT-66 BT-67 BT-68 BT-69 BT-164 BG-10 BG-11 BG-12'],
  ['seller.oib', 'BT-29 BT-30 BT-31 BT-32 BT-34 BT-90'],
  ['seller.address', 'BT-35 BT-36 BT-37 BT-38 BT-39 BT-40 BT-162 BG-5'],
  ['seller.iban', 'BT-84 BT-85 BT-86 BG-17'],
  [
    'contactId',
    'BT-44 BT-45 BT-46 BT-47 BT-48 BT-49 BT-50 BT-51 BT-52 BT-53 BT-54 BT-55 BT-56 BT-57 BT-58 BT-163 BG-7 BG-8 BG-9',
  ],
  ['paymentMethod', 'BT-81 BT-82 BT-83 BT-87 BT-88 BT-89 BT-91 BG-16 BG-18 BG-19'],
  ['discountPercent', 'BT-92 BT-93 BT-94 BT-95 BT-96 BT-97 BT-98 BT-107 BG-20'],
  ['total', 'BT-5 BT-6 BT-106 BT-109 BT-110 BT-111 BT-112 BT-113 BT-114 BT-115 BG-22 HR-BT-23 HR-BT-24 HR-BT-25 HR-BG-3'],
  ['line.levies', 'BT-99 BT-100 BT-101 BT-102 BT-103 BT-104 BT-105 BT-108 HR-BT-6 HR-BT-7 HR-BT-8 BG-21'],
  [
    'line.vatCode',
    'BT-116 BT-117 BT-118 BT-119 BT-151 BT-152 BG-23 BG-30 HR-BT-12 HR-BT-15 HR-BT-16 HR-BT-17 HR-BT-18 HR-BT-19 HR-BT-22 HR-BG-2',
  ],
  ['line.exemptionReason', 'BT-120 BT-121 HR-BT-13 HR-BT-14 HR-BT-20 HR-BT-21'],
  ['line.quantity', 'BT-129'],
  ['line.unit', 'BT-130'],
  ['line.unitPrice', 'BT-131 BT-146 BT-147 BT-148 BT-149 BT-150 BG-29'],
  ['line.discountPercent', 'BT-136 BT-137 BT-138 BT-139 BT-140 BT-141 BT-142 BT-143 BT-144 BT-145 BG-27 BG-28'],
  [
    'line.description',
    'BT-126 BT-127 BT-128 BT-133 BT-134 BT-135 BT-153 BT-154 BT-155 BT-156 BT-157 BT-159 BT-160 BT-161 BG-25 BG-26 BG-31 BG-32',
  ],
  ['line.kpd', 'BT-158'],
  ...Object.entries(LINE_REFERENCES).map(([key, term]) => [`line.references.${key}`, term] as const),
  ...Object.entries(REFERENCES).map(([key, term]) => [`einvoice.${key}`, term] as const),
  [`einvoice.${PERIOD_KEYS[0]}`, 'BT-73 BG-14'],
  [`einvoice.${PERIOD_KEYS[1]}`, 'BT-74'],
];

const PLACES: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([place, terms]) => terms.split(' ').map((term) => [term, place] as const)),
);

/** The path of a draft's content that mends a term, on the line of that index (from 0) for what stands on lines; null for a term that has none. */
export function pathOfTerm(term: string, line: number | null): string | null {
  const place = PLACES.get(term);
  if (place === undefined) return null;
  return place.startsWith('line.') ? `lines.${line ?? 0}.${place.slice('line.'.length)}` : place;
}
