import { z } from 'zod';

export const SetLogoInput = z.object({
  /** At most 300 kB of picture. */
  base64: z.base64('LOGO_UNREADABLE').min(1, 'LOGO_MISSING').max(400_000, 'LOGO_TOO_LARGE'),
});
export type SetLogoInput = z.infer<typeof SetLogoInput>;

export interface LogoDto {
  readonly id: string;
  readonly contentType: string;
  readonly base64: string;
}
