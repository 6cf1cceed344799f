import { initTRPC } from '@trpc/server';

import type { Role } from '#drizzle/schema/identity.ts';
import type { RequestContext, SessionInfo } from '#server/context.ts';
import type { Actor } from '#server/db/scope.ts';
import { DomainError } from '#server/domain/shared/errors.ts';

import type { Permission } from './middleware/permission.ts';

/** What a procedure starts from. `company` is set by whoever makes the caller, after looking the membership or the token up. */
export interface TrpcContext extends RequestContext {
  readonly session: SessionInfo | null;
  readonly company: ScopedCompany | null;
}

/** The company of a request and what the caller is in it. */
export interface ScopedCompany {
  readonly id: string;
  readonly slug: string;
  readonly role: Role;
  readonly actor: Actor;
  /** Procedure prefixes that a token may call; empty for all that the role may. */
  readonly scopes: readonly string[];
}

/** What a procedure asks of its caller; the access matrix test reads it of every procedure. */
export interface ProcedureMeta {
  readonly access: 'public' | 'session' | 'user' | Permission;
}

export const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    // Only HTTP callers pass here; in-process callers read `cause`, which the error middleware has put in place.
    errorFormatter: ({ shape, error }) => {
      const { cause } = error;
      const domain =
        cause instanceof DomainError ? { kind: cause.kind, code: cause.code, params: cause.params, issues: cause.issues } : null;
      return {
        ...shape,
        message: domain?.code ?? shape.data.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, domain },
      };
    },
  });
