import { z } from 'zod';

const id = z.uuid('FIELD_INVALID');

export const StartSequenceInput = z.object({
  premisesId: id,
  /** Null where all devices of a premises share its sequence. */
  deviceId: z.union([z.literal('').transform(() => null), id, z.null()]).default(null),
  /** The last number that was given elsewhere this year; 0 where none was. */
  last: z.coerce.number('FIELD_NUMBER').int('FIELD_NUMBER').min(0, 'FIELD_TOO_SMALL').max(9_999_999, 'FIELD_TOO_LARGE'),
  /** Day of the document with that number; of no meaning for 0. */
  lastOn: z.union([z.literal('').transform(() => null), z.iso.date('FIELD_DATE_INVALID'), z.null()]).default(null),
});
export type StartSequenceInput = z.infer<typeof StartSequenceInput>;

/** A sequence of this year's numbers, as the internal act has them. */
export interface NumberSequenceDto {
  readonly premisesId: string;
  readonly deviceId: string | null;
  readonly premisesCode: string;
  readonly premisesName: string;
  /** Null where all devices share it. */
  readonly deviceCode: string | null;
  readonly year: number;
  /** The last number, given here or elsewhere; 0 before the first. */
  readonly last: number;
  /** Day of the last number from elsewhere; null when numbers are given here already, or none was. */
  readonly lastOn: string | null;
  /** A number of this sequence above `last`, which an unpaid invoice of another program has: numbers would be given twice. Null for none. */
  readonly imported: { readonly ordinal: number; readonly number: string } | null;
  /** A document was issued here: the sequence goes on by itself and can no longer be set. */
  readonly isBegun: boolean;
}
