import { z } from 'zod';

const optionalText = z
  .string()
  .optional()
  .transform((text) => {
    const trimmed = text?.trim() ?? '';
    // Three hyphens stand for what a state does not tell.
    return trimmed === '' || trimmed === '---' ? null : trimmed;
  });

/** `checkVatApproxResponse` as the SOAP client hands it over; the date bears an offset, the truth value is text. */
export const viesAnswer = z.object({
  countryCode: z.string(),
  vatNumber: z.string(),
  requestDate: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
  valid: z.enum(['true', 'false']),
  traderName: optionalText,
  traderAddress: optionalText,
  requestIdentifier: optionalText,
});

export type ViesAnswer = z.output<typeof viesAnswer>;
