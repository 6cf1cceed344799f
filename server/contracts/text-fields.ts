import { z } from 'zod';

/** What no database text can hold. */
const NO_NUL = /^[^\0]*$/;

/** A missing value is the only complaint that the type itself makes; a text that is too long says how long it may be. */
export const requiredText = (max: number) =>
  z
    .string({ error: ({ code }) => (code === 'invalid_type' ? 'FIELD_REQUIRED' : undefined) })
    .regex(NO_NUL, 'FIELD_INVALID')
    .trim()
    .min(1, 'FIELD_REQUIRED')
    .max(max);

const freeText = (max: number) => z.string().regex(NO_NUL, 'FIELD_INVALID').trim().max(max).nullish();

/** Empty and missing are the same: null. */
export const optionalText = (max: number) => freeText(max).transform((text) => text || null);

/** Empty and missing are the same: the empty text. */
export const noteText = (max: number) => freeText(max).transform((text) => text ?? '');
