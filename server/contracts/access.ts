import { z } from 'zod';

/** What a token may be; never an owner, so that a token cannot make tokens. */
export const TOKEN_ROLES = ['admin', 'member', 'accountant', 'viewer'] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** A router or a procedure: `invoicing`, `parties.list`. */
const scope = z.string().regex(/^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)?$/, 'ACCESS_SCOPE_INVALID');

export const CreateTokenInput = z.object({
  name: z.string('FIELD_REQUIRED').trim().min(1, 'FIELD_REQUIRED').max(80, 'FIELD_INVALID'),
  role: z.enum(TOKEN_ROLES, 'ACCESS_ROLE_INVALID'),
  scopes: z.array(scope).max(40, 'ACCESS_SCOPE_INVALID').default([]),
  /** A token without an end works until it is revoked. */
  expiresAt: z
    .date()
    .nullish()
    .transform((date) => date ?? null),
});
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;

export const RevokeTokenInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type RevokeTokenInput = z.infer<typeof RevokeTokenInput>;

export interface TokenDto {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole | 'owner';
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The secret is shown once and kept nowhere. */
export interface NewTokenDto {
  readonly id: string;
  readonly token: string;
}
