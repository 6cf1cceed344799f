import type { CompanyTx } from '#server/db/company-tx.ts';
import type { PlaceChange } from '#server/domain/companies/place-change.ts';
import { record } from '#server/events/record.ts';

/** Subject of the log of premises and devices. */
export const PLACES = 'places';

/** Notes what became of premises or of a device; a change that changes nothing is none. */
export async function recordPlaceChange(tx: CompanyTx, change: PlaceChange): Promise<void> {
  if (change.change === 'changed' && change.fields.length === 0) return;
  const field = change.device === null ? 'premises' : 'devices';
  await record(tx, { type: 'company.updated', subject: 'company', data: { fields: [field] } });
  await record(tx, { type: 'place.changed', subject: PLACES, data: change });
}

type Values = Readonly<Record<string, string | null>>;

/** What differs, each with what it was and what it is. */
export const changedFields = (before: Values, after: Values): PlaceChange['fields'] =>
  Object.keys(after)
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({
      field: field as PlaceChange['fields'][number]['field'],
      from: before[field] ?? null,
      to: after[field] ?? null,
    }));
