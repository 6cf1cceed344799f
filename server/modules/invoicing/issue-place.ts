import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { sequenceKeyOf } from '#server/domain/invoicing/number.ts';
import { precondition } from '#server/domain/shared/errors.ts';

import type { OperatorRow, PlaceOption } from './draft-parts.ts';
import type { DocumentPlace } from './insert-document.ts';
import type { CompanyRow } from './parties-of.ts';

/** Marks and ids of where and by whom a document is issued. */
export interface IssuePlace
  extends
    Omit<DocumentPlace, 'contactId' | 'logoId' | 'originId'>,
    Pick<IssuedDocument, 'premisesCode' | 'deviceCode' | 'placeOfIssue'> {
  readonly operator: OperatorRow;
}

interface Chosen {
  readonly premisesId: string | null;
  readonly deviceId: string | null;
  readonly operatorId: string | null;
}

/** Resolves the chosen premises, device and operator. Throws `precondition` when one is missing or out of use. */
export function issuePlaceOf(
  company: CompanyRow,
  places: readonly PlaceOption[],
  operators: readonly OperatorRow[],
  chosen: Chosen,
): IssuePlace {
  const place = places.find(({ id }) => id === chosen.premisesId);
  const device = place?.devices.find(({ id }) => id === chosen.deviceId);
  const operator = operators.find(({ id }) => id === chosen.operatorId);
  if (!place || !device) throw precondition('PREMISES_REQUIRED', { params: { fix: 'postavke/prostori' } });
  if (!operator) throw precondition('OPERATOR_REQUIRED', { params: { fix: 'postavke/operateri' } });
  const ids = { premisesId: place.id, deviceId: device.id };
  return {
    ...ids,
    sequenceKey: sequenceKeyOf(company.numberingPer, ids),
    operatorId: operator.id,
    premisesCode: place.code,
    deviceCode: device.code,
    placeOfIssue: place.city,
    operator,
  };
}
