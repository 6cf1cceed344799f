import { and, asc, eq } from 'drizzle-orm';

import { devices, operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import type { DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';

/** A premises with its devices in use. */
export interface PlaceOption {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly consumptionTax: readonly ConsumptionTaxRate[];
  readonly devices: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly purpose: DevicePurpose | null;
  }[];
}

/** Where a document can be issued: premises in use and their devices in use, in the order they were set up. */
export async function placesOf(tx: CompanyTx): Promise<readonly PlaceOption[]> {
  const rows = await tx
    .select({
      id: premises.id,
      code: premises.code,
      name: premises.name,
      city: premises.city,
      consumptionTax: premises.consumptionTax,
      deviceId: devices.id,
      deviceCode: devices.code,
      deviceName: devices.name,
      purpose: devices.purpose,
    })
    .from(premises)
    .innerJoin(devices, and(eq(devices.premisesId, premises.id), eq(devices.active, true)))
    .where(eq(premises.active, true))
    .orderBy(asc(premises.id), asc(devices.id));
  const places = new Map<string, PlaceOption & { devices: PlaceOption['devices'][number][] }>();
  for (const { id, code, name, city, consumptionTax, deviceId, deviceCode, deviceName, purpose } of rows) {
    const place = places.get(id) ?? { id, code, name, city, consumptionTax, devices: [] };
    place.devices.push({ id: deviceId, code: deviceCode, name: deviceName, purpose });
    places.set(id, place);
  }
  return [...places.values()];
}

/** What is known of the tax on consumption in one of these places. */
export const consumptionTaxIn = (places: readonly PlaceOption[], premisesId: string | null): readonly ConsumptionTaxRate[] =>
  places.find(({ id }) => id === premisesId)?.consumptionTax ?? [];

export type OperatorRow = typeof operators.$inferSelect;

/** Operators in use; first the one who belongs to the person that asks. */
export async function operatorsOf(tx: CompanyTx): Promise<readonly OperatorRow[]> {
  const { actor } = contextOf(tx);
  const rows = await tx.select().from(operators).where(eq(operators.active, true)).orderBy(asc(operators.id));
  const mine = (row: OperatorRow) => (actor.kind === 'user' && row.userId === actor.id ? 0 : 1);
  return [...rows].sort((a, b) => mine(a) - mine(b));
}
