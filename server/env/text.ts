import { z } from 'zod';

/** One sentence in both languages of the product; messages of the environment are read before any user is known. */
export const bilingual = (hr: string, en: string): string => `${hr} / ${en}`;

/** Text or nothing. */
export const text = z.string().trim().nullable().default(null);

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, {
    error: bilingual(`mora biti jedno od: ${values.join(', ')}`, `must be one of: ${values.join(', ')}`),
  });

/** `1` or `true` is yes, `0`, `false` or nothing is no. */
export const yesNo = z
  .enum(['0', '1', 'false', 'true'], { error: bilingual('mora biti 0 ili 1', 'must be 0 or 1') })
  .default('0')
  .transform((value) => value === '1' || value === 'true');

export const integer = (min: number, max: number, fallback: number) => {
  const error = bilingual(`mora biti cijeli broj od ${min} do ${max}`, `must be a whole number from ${min} to ${max}`);
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error }).default(fallback);
};
