import { z } from 'zod';

import type { DeviceName } from '#server/domain/identity/user-agent.ts';

const MIN_PASSWORD = 10;
const MAX_PASSWORD = 200;

/** Trimmed and lower-cased, at most 254 characters (RFC 5321). */
export const EmailField = z
  .string('FIELD_REQUIRED')
  .trim()
  .toLowerCase()
  .min(1, { error: 'FIELD_REQUIRED', abort: true })
  .max(254, 'FIELD_EMAIL')
  .pipe(z.email('FIELD_EMAIL'));

/** A password that is being chosen; length is what counts, so there are no rules about kinds of characters. */
const NewPasswordField = z
  .string('FIELD_REQUIRED')
  .min(1, { error: 'FIELD_REQUIRED', abort: true })
  .min(MIN_PASSWORD, 'IDENTITY_PASSWORD_SHORT')
  .max(MAX_PASSWORD, 'IDENTITY_PASSWORD_LONG');

/** A password that is being proven: anything that could have been chosen once. */
const PasswordField = z
  .string('FIELD_REQUIRED')
  .min(1, { error: 'FIELD_REQUIRED', abort: true })
  .max(MAX_PASSWORD, 'IDENTITY_PASSWORD_LONG');

/** Six digits; blanks and dashes that people type or paste are ignored. */
const CodeField = z
  .string('FIELD_REQUIRED')
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .min(1, { error: 'FIELD_REQUIRED', abort: true })
      .regex(/^\d{6}$/, 'IDENTITY_CODE_FORM'),
  );

const NameField = z
  .string('FIELD_REQUIRED')
  .trim()
  .min(1, { error: 'FIELD_REQUIRED', abort: true })
  .max(120, 'IDENTITY_NAME_LONG');
const LocaleField = z.enum(['hr', 'en'], 'FIELD_INVALID');
const ThemeField = z.enum(['system', 'light', 'dark'], 'FIELD_INVALID');

/** Secret of one sign-up, held by the browser that made it: a code works only together with the ticket it was made for. */
const TicketField = z.string('IDENTITY_CODE_INVALID').max(64, 'IDENTITY_CODE_INVALID');

export const SignUpInput = z.object({ email: EmailField, name: NameField, password: NewPasswordField });
export type SignUpInput = z.infer<typeof SignUpInput>;

export const VerifyEmailInput = z.object({ email: EmailField, ticket: TicketField, code: CodeField });
export type VerifyEmailInput = z.infer<typeof VerifyEmailInput>;

export const ResendCodeInput = z.object({ email: EmailField, ticket: TicketField });
export type ResendCodeInput = z.infer<typeof ResendCodeInput>;

export const LoginInput = z.object({ email: EmailField, password: PasswordField });
export type LoginInput = z.infer<typeof LoginInput>;

export const RequestPasswordResetInput = z.object({ email: EmailField });
export type RequestPasswordResetInput = z.infer<typeof RequestPasswordResetInput>;

export const ResetPasswordInput = z.object({ email: EmailField, code: CodeField, password: NewPasswordField });
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

export const ChangePasswordInput = z.object({ currentPassword: PasswordField, password: NewPasswordField });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const SavePreferencesInput = z.object({
  name: NameField.optional(),
  locale: LocaleField.optional(),
  theme: ThemeField.optional(),
});
export type SavePreferencesInput = z.infer<typeof SavePreferencesInput>;

export const RevokeSessionInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** A fresh session, for the cookie. Only callers in the same process can set one. */
export interface NewSessionDto {
  readonly token: string;
  /** When the browser may forget the cookie; the session itself ends after 30 days without use. */
  readonly expiresAt: Date;
}

/** A sign-up (or a login whose address is not proven yet) that waits for the code from the mail. */
export interface PendingDto {
  readonly ticket: string;
}

export type LoginDto =
  ({ readonly status: 'signed_in' } & NewSessionDto) | ({ readonly status: 'code_sent'; readonly email: string } & PendingDto);

export interface SessionDto {
  readonly id: string;
  readonly device: DeviceName;
  readonly ip: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly current: boolean;
}

export interface AccountDto {
  readonly name: string;
  readonly email: string;
  readonly locale: 'hr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
}
