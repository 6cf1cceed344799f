import { data, redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { signInPath } from '#app/lib/paths.ts';
import { DOMAIN_ERROR_KINDS } from '#server/domain/shared/errors.ts';
import type { DomainErrorKind, DomainErrorParams, FieldIssue } from '#server/domain/shared/errors.ts';

/** A wish that was refused, ready to become form state. */
export interface ApiFailure {
  readonly status: number;
  readonly body: ErrorBody;
}

export type ApiOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ApiFailure };

const STATUS_OF = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  rate_limited: 429,
  provider_rejected: 422,
  provider_unavailable: 503,
} as const satisfies Record<DomainErrorKind, number>;

interface DomainErrorShape {
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly params: DomainErrorParams;
  readonly issues: readonly FieldIssue[];
}

/**
 * The domain error in an error or among its causes, or null for a bug. By shape and not by class: the web application
 * and the server are separate bundles, so each has a class of its own.
 */
export function readDomainError(error: unknown): DomainErrorShape | null {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { kind, code, params, issues, cause } = current as Record<string, unknown>;
    const known = DOMAIN_ERROR_KINDS.find((each) => each === kind);
    if (known && typeof code === 'string') {
      return {
        kind: known,
        code,
        params: (typeof params === 'object' && params !== null ? params : {}) as DomainErrorParams,
        issues: Array.isArray(issues) ? (issues as FieldIssue[]) : [],
      };
    }
    current = cause;
  }
  return null;
}

type RouteArgs = { readonly request: Request; readonly context: AppLoadContext };

function toFailure(error: unknown, context: AppLoadContext): ApiFailure {
  const known = readDomainError(error);
  if (known) {
    const { kind, code, params, issues } = known;
    return { status: STATUS_OF[kind], body: { code, params, issues, requestId: context.requestId } };
  }
  context.reportError?.(error, context.requestId);
  return { status: 500, body: { code: 'INTERNAL', params: {}, issues: [], requestId: context.requestId } };
}

/**
 * Runs a loader's calls. Refusals become thrown responses that the error pages read; people who are not signed in go to
 * the sign-in page and come back; unexpected errors are reported and shown with the request id.
 */
export async function fromApi<T>(args: RouteArgs, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isResponse(error)) throw error;
    const { status, body } = toFailure(error, args.context);
    if (status === 401) throw redirect(signInPath(args.request));
    throw data(body, { status });
  }
}

/**
 * Runs an action's calls. What a person can mend (400, 409, 412, 422, 429, 503) comes back as a failure for the form;
 * everything else is thrown as in `fromApi`.
 */
export async function tryApi<T>(args: RouteArgs, work: () => T | Promise<T>): Promise<ApiOutcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isResponse(error)) throw error;
    const failure = toFailure(error, args.context);
    if (failure.status === 401) throw redirect(signInPath(args.request));
    if (failure.status === 403 || failure.status === 404 || failure.status === 500) {
      throw data(failure.body, { status: failure.status });
    }
    return { ok: false, failure };
  }
}

/** Remix's own throwables: a Response (redirect) or the result of `data()`. */
const isResponse = (error: unknown): boolean =>
  error instanceof Response ||
  (typeof error === 'object' && error !== null && 'type' in error && error.type === 'DataWithResponseInit');
