import type { DomainErrorParams, FieldIssue } from '#server/domain/shared/errors.ts';

/** What reaches the browser of an error: codes and values, never a server's sentence. */
export interface ErrorBody {
  readonly code: string;
  readonly params: DomainErrorParams;
  readonly issues: readonly FieldIssue[];
  readonly requestId: string;
}

/** The body of an error page's error, or null where the error is not ours. */
export function readErrorBody(value: unknown): ErrorBody | null {
  if (typeof value !== 'object' || value === null || !('code' in value) || typeof value.code !== 'string') return null;
  const body = value as Partial<ErrorBody> & { code: string };
  return { code: body.code, params: body.params ?? {}, issues: body.issues ?? [], requestId: body.requestId ?? '' };
}
