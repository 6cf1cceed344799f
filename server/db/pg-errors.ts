import { DomainError } from '#server/domain/shared/errors.ts';

/** What matters of a PostgreSQL error, whichever driver threw it. */
export interface PgError {
  readonly code: string;
  readonly constraint: string | null;
}

/** Reads SQLSTATE and constraint out of an error or its causes; null when it is not a database error. */
export function pgErrorOf(error: unknown): PgError | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const {
      code,
      constraint,
      constraint_name: name,
    } = current as { code?: unknown; constraint?: unknown; constraint_name?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, constraint: typeof constraint === 'string' ? constraint : typeof name === 'string' ? name : null };
    }
  }
  return null;
}

/** Unique constraints that a person can run into, and the sentence for each. */
const UNIQUE_CODES: Readonly<Record<string, string>> = {
  users_email: 'IDENTITY_EMAIL_TAKEN',
  companies_slug: 'COMPANY_SLUG_TAKEN',
  premises_code: 'PREMISES_CODE_TAKEN',
  devices_code: 'DEVICE_CODE_TAKEN',
  operators_mark: 'OPERATOR_MARK_TAKEN',
  invoices_cancels: 'INVOICE_ALREADY_CANCELLED',
};

/** Turns a constraint violation into a domain error; anything else comes back as it was. */
export function domainErrorOf(error: unknown): unknown {
  const pg = pgErrorOf(error);
  if (pg === null) return error;
  if (pg.code === '23505')
    return new DomainError('conflict', UNIQUE_CODES[pg.constraint ?? ''] ?? 'CONFLICT_DUPLICATE', { cause: error });
  if (pg.code === '23001') return new DomainError('conflict', 'DOCUMENT_IMMUTABLE', { cause: error });
  if (pg.code === '40001' || pg.code === '40P01') return new DomainError('conflict', 'CONFLICT_RETRY', { cause: error });
  return error;
}
