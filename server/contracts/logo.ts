import { z } from 'zod';

import { contrastWithWhite, isAccent, LEAST_CONTRAST } from '#server/domain/companies/accent.ts';

export const SetLogoInput = z.object({
  /** At most 300 kB of picture. */
  base64: z.base64('LOGO_UNREADABLE').min(1, 'LOGO_MISSING').max(400_000, 'LOGO_TOO_LARGE'),
});
export type SetLogoInput = z.infer<typeof SetLogoInput>;

export const SetAccentInput = z.object({
  /** `#rrggbb` that is readable on white; null for none. */
  accent: z
    .string('ACCENT_INVALID')
    .toLowerCase()
    .refine(isAccent, { error: 'ACCENT_INVALID', abort: true })
    .refine((color) => contrastWithWhite(color) >= LEAST_CONTRAST, 'ACCENT_TOO_LIGHT')
    .nullable(),
});
export type SetAccentInput = z.infer<typeof SetAccentInput>;

export interface LogoDto {
  readonly id: string;
  readonly contentType: string;
  readonly base64: string;
}
