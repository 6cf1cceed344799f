import type { CompanyTx } from '#server/db/company-tx.ts';
import { type DevicePurpose, placeServing } from '#server/domain/invoicing/device-purpose.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import { type OperatorRow, operatorsOf, placesOf } from './draft-parts.ts';
import { issuePlaceOf, type IssuePlace } from './issue-place.ts';
import type { LoadedDocument } from './load-document.ts';
import type { CompanyRow } from './parties-of.ts';

/**
 * Where a document is issued that takes another one back: at the same place, or where that is gone or serves something else now, at the
 * first that serves.
 *
 * @param by the operator; without one the person's own, else the first there is
 * @throws DomainError `precondition` OPERATOR_REQUIRED, PREMISES_REQUIRED
 */
export async function placeAgain(
  tx: CompanyTx,
  company: CompanyRow,
  row: Pick<LoadedDocument['row'], 'premisesId' | 'deviceId'>,
  asked: DevicePurpose | null,
  by?: OperatorRow,
): Promise<IssuePlace> {
  const operator = by ?? (await operatorsOf(tx))[0];
  if (!operator) throw precondition('OPERATOR_REQUIRED', { params: { fix: 'postavke/operateri' } });
  const places = await placesOf(tx);
  const place = placeServing(places, asked, row) ?? { premisesId: null, deviceId: null };
  return issuePlaceOf(company, places, [operator], { ...place, operatorId: operator.id });
}
