import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';

import { DomainError, type DomainErrorKind } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { t } from '../init.ts';

const TRPC_CODES = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'PRECONDITION_FAILED',
  rate_limited: 'TOO_MANY_REQUESTS',
  provider_rejected: 'UNPROCESSABLE_CONTENT',
  provider_unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<DomainErrorKind, TRPCError['code']>;

/** The one place where errors of the house become errors of the API. */
export const convertErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const domain = toDomainError(result.error);
  if (domain === null) {
    ctx.deps.log.error({ err: result.error.cause ?? result.error, path, requestId: ctx.requestId }, 'procedure failed');
    ctx.deps.ports.errorTracking.capture(result.error.cause ?? result.error, {
      kind: 'procedure',
      name: path,
      requestId: ctx.requestId,
    });
    throw result.error;
  }
  throw new TRPCError({ code: TRPC_CODES[domain.kind], message: domain.code, cause: domain });
});

function toDomainError(error: TRPCError): DomainError | null {
  const { cause } = error;
  if (cause instanceof DomainError) return cause;
  if (cause instanceof ProviderError) {
    const kind = cause.verdict === 'retry' ? 'provider_unavailable' : 'provider_rejected';
    return new DomainError(kind, `PROVIDER_${cause.kind.toUpperCase()}`, { params: { provider: cause.provider }, cause });
  }
  if (cause instanceof ZodError) {
    const issues = cause.issues.map((issue) => ({ path: issue.path.join('.'), code: issueCode(issue.message) }));
    return new DomainError('invalid', 'INPUT_INVALID', { issues, cause });
  }
  return null;
}

/** Contracts name their complaints by code; what zod words itself is a value of the wrong type or form. */
function issueCode(message: string): string {
  return /^[A-Z][A-Z0-9_]+$/.test(message) ? message : 'FIELD_INVALID';
}
