import { createHash } from 'node:crypto';

/** A name for a company that says nothing and is always the same: the first half of the SHA-256 of its id, which nobody can guess. */
export const pseudonymOf = (companyId: string): string =>
  createHash('sha256').update(`fiskai:company:${companyId}`).digest('hex').slice(0, 32);
