import { DomainError } from '#server/domain/shared/errors.ts';

/** Runs a command and ties its complaint about a mark that is taken (a unique constraint) to the field where the mark was typed. */
export async function withTakenField<T>(code: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError && error.code === code)) throw error;
    throw new DomainError(error.kind, code, { issues: [{ path, code }], cause: error });
  }
}
