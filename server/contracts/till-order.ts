import { z } from 'zod';

import type { TillLine, TillProduct } from '#server/domain/till/till-line.ts';

import { requiredText } from './text-fields.ts';
import { TillLinesSchema } from './till-sale.ts';

const id = z.uuid('FIELD_INVALID');
/** `Stol 5`, or whose sale it is. Open tables of one place differ by it, whatever the case of its letters. */
const name = requiredText(40);

export const ListOrdersInput = z.object({ deviceId: id });
export type ListOrdersInput = z.infer<typeof ListOrdersInput>;

export const SaveOrderInput = z.object({
  /** Of the table; the browser makes it for one that it opens. */
  id,
  deviceId: id,
  /** Of a table that is opened; where one of that name is open, the lines are put on that. */
  name,
  /** Made by the browser for this change: sent twice, it counts once. */
  changeId: id,
  /** The lines as this browser had read them; none of a table that it opens. */
  seen: TillLinesSchema,
  /** The lines as they are to be. */
  lines: TillLinesSchema,
  /** The manager who proves with a PIN that lines may be taken off; left out, whoever is signed on is one. */
  managerId: id.optional(),
  pin: z.string().trim().max(8, 'OPERATOR_PIN_INVALID').default(''),
});
export type SaveOrderInput = z.infer<typeof SaveOrderInput>;

export const MoveOrderInput = z.object({ id, deviceId: id, name });
export type MoveOrderInput = z.infer<typeof MoveOrderInput>;

/** An open table: its lines, and the products that they sell. */
export interface TillOrderDto {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly TillLine[];
  readonly products: readonly TillProduct[];
  /** Mark of who opened it. */
  readonly operatorMark: string;
  readonly openedAt: Date;
}

/** The table that has the lines now: another one when they were put together. */
export interface SavedOrder {
  readonly id: string;
}
