import type { CompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import { operatorsOf, placesOf } from './draft-parts.ts';
import { issuePlaceOf, type IssuePlace } from './issue-place.ts';
import type { LoadedDocument } from './load-document.ts';
import type { CompanyRow } from './parties-of.ts';

/** Where a document is issued that takes another one back: at the same place, or where that is gone at the first there is. */
export async function placeAgain(
  tx: CompanyTx,
  company: CompanyRow,
  row: Pick<LoadedDocument['row'], 'premisesId' | 'deviceId'>,
): Promise<IssuePlace> {
  const [operator] = await operatorsOf(tx);
  if (!operator) throw precondition('OPERATOR_REQUIRED', { params: { fix: 'postavke/operateri' } });
  const places = await placesOf(tx);
  const stillThere = places.some(
    ({ id, devices }) => id === row.premisesId && devices.some((device) => device.id === row.deviceId),
  );
  const { premisesId, deviceId } = stillThere
    ? row
    : { premisesId: places[0]?.id ?? null, deviceId: places[0]?.devices[0]?.id ?? null };
  return issuePlaceOf(company, places, [operator], { premisesId, deviceId, operatorId: operator.id });
}
