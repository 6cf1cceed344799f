import type { DraftDto } from '#server/contracts/invoicing.ts';

/**
 * The place to choose: the one that is chosen while it is offered, else the first device of the same premises, else the first there is.
 *
 * @param place `<premisesId>:<deviceId>`, or `''`; stays when nothing is offered or nothing was chosen
 */
export function placeOffered(premises: DraftDto['premises'], place: string): string {
  if (place === '') return place;
  const [premisesId] = place.split(':');
  const offered = premises.flatMap(({ id, devices }) => devices.map((device) => ({ id, place: `${id}:${device.id}` })));
  if (offered.some((each) => each.place === place)) return place;
  return offered.find(({ id }) => id === premisesId)?.place ?? offered[0]?.place ?? place;
}
