import { z } from 'zod';

export const sudregToken = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** A text that may be missing, empty or a number. */
const loose = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const text = value === null || value === undefined ? '' : String(value).trim();
    return text === '' ? null : text;
  });

const named = z.object({ ime: loose, naznaka_imena: loose }).nullish();

/**
 * `GET /javni/detalji_subjekta`, read tolerantly: the register does not publish which fields are always there, so only the OIB is
 * demanded, and everything unknown is passed over.
 */
export const sudregSubject = z.object({
  mbs: loose,
  oib: z.union([z.string(), z.number()]).transform((value) => String(value).padStart(11, '0')),
  tvrtka: named,
  skracena_tvrtka: named,
  sjediste: z
    .object({
      ulica: loose,
      kucni_broj: loose,
      kucni_podbroj: loose,
      naziv_naselja: loose,
      postanski_broj: loose,
    })
    .nullish(),
  pravni_oblik: z.object({ vrsta_pravnog_oblika: z.object({ naziv: loose }).nullish() }).nullish(),
  status: loose,
});

export type SudregSubject = z.output<typeof sudregSubject>;
