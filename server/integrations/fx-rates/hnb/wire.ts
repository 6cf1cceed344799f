import { z } from 'zod';

/** A rate as HNB writes it: decimal comma, at most six decimals. */
const rate = z.string().regex(/^\d{1,12}(,\d{1,6})?$/);

/** One currency of `GET /tecajn-eur/v3`. Everything is text. */
export const hnbRate = z.object({
  broj_tecajnice: z.string().min(1),
  datum_primjene: z.iso.date(),
  valuta: z.string().regex(/^[A-Z]{3}$/),
  kupovni_tecaj: rate,
  srednji_tecaj: rate,
  prodajni_tecaj: rate,
});

export const hnbRates = z.array(hnbRate).max(500);

export type HnbRate = z.infer<typeof hnbRate>;
