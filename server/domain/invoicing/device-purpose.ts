/**
 * What a device issues. An eRačun may bear a date to come, receipts run with the clock: on one device the first would hold up the second.
 * A device of which nobody has said it (null) issues both.
 */
export const DEVICE_PURPOSES = ['receipts', 'einvoices'] as const;
export type DevicePurpose = (typeof DEVICE_PURPOSES)[number];

/** The purpose that a document asks of its device. Null for one that is neither reported as a receipt nor sent as an eRačun: any will do. */
export function purposeFor(way: { readonly isEInvoice: boolean; readonly isFiscalized: boolean }): DevicePurpose | null {
  if (way.isEInvoice) return 'einvoices';
  return way.isFiscalized ? 'receipts' : null;
}

/** Whether a device of this purpose may issue what asks for that one. */
export const serves = (purpose: DevicePurpose | null, asked: DevicePurpose | null): boolean =>
  purpose === null || asked === null || purpose === asked;

interface Place {
  readonly id: string;
  readonly devices: readonly { readonly id: string; readonly purpose: DevicePurpose | null }[];
}

/** The same places with those devices that serve; places without one are left out. */
export const placesServing = <P extends Place>(places: readonly P[], asked: DevicePurpose | null): readonly P[] =>
  places
    .map((place) => ({ ...place, devices: place.devices.filter(({ purpose }) => serves(purpose, asked)) }))
    .filter(({ devices }) => devices.length > 0);

/**
 * The device that a document comes to when the chosen one does not serve it: the first that does in the same premises, else the first
 * there is. Null when none does.
 */
export function placeServing(
  places: readonly Place[],
  asked: DevicePurpose | null,
  chosen: { readonly premisesId: string | null; readonly deviceId: string | null },
): { readonly premisesId: string; readonly deviceId: string } | null {
  const fit = placesServing(places, asked);
  const same = fit.find(({ id }) => id === chosen.premisesId);
  const [first] = fit;
  const place = same ?? first;
  const device = place?.devices.find(({ id }) => id === chosen.deviceId) ?? place?.devices[0];
  return place && device ? { premisesId: place.id, deviceId: device.id } : null;
}

/** Complaints about a chosen device that does not serve; another one must be chosen, or made first where there is none. */
export function deviceIssues(
  places: readonly Place[],
  asked: DevicePurpose | null,
  deviceId: string | null,
): readonly { readonly path: 'deviceId'; readonly code: string }[] {
  const chosen = places.flatMap(({ devices }) => devices).find(({ id }) => id === deviceId);
  if (asked === null || chosen === undefined || serves(chosen.purpose, asked)) return [];
  const isThere = placesServing(places, asked).length > 0;
  if (asked === 'einvoices')
    return [{ path: 'deviceId', code: isThere ? 'DEVICE_FOR_RECEIPTS' : 'DEVICE_FOR_EINVOICES_MISSING' }];
  return [{ path: 'deviceId', code: isThere ? 'DEVICE_FOR_EINVOICES' : 'DEVICE_FOR_RECEIPTS_MISSING' }];
}
