import type { TillOperatorDto } from '#server/contracts/till.ts';

import type { OperatorRow } from './grant.ts';

/** An operator as the till shows one; of the PIN nothing leaves the server. */
export const operatorDto = ({ id, mark, name, isManager, maxDiscountPercent }: OperatorRow): TillOperatorDto => ({
  id,
  mark,
  name,
  isManager,
  maxDiscountPercent,
});
