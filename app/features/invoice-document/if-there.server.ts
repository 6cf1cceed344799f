import { readDomainError } from '#app/lib/errors.ts';

/** What a call finds, or null where there is no such thing; other refusals are passed on. */
export async function ifThere<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (readDomainError(error)?.kind === 'not_found') return null;
    throw error;
  }
}
