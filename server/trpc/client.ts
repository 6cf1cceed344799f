import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';

import type { DomainErrorKind, DomainErrorParams, FieldIssue } from '#server/domain/shared/errors.ts';

import type { ApiRouter } from './app-router.ts';

export interface FiskaiClientOptions {
  /** Address of the installation (`https://racuni.example.hr`); `/api/trpc` is added. */
  readonly url: string;
  /** Bearer token of one company, made by `fiskai token create`. */
  readonly token: string;
  readonly fetch?: NonNullable<Parameters<typeof httpBatchLink>[0]['fetch']>;
}

/** What the installation says of a failed call. `code` names the sentence, `issues` the fields. */
export interface FiskaiClientError {
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly params: DomainErrorParams;
  readonly issues: readonly FieldIssue[];
}

/** The typed client of other services: every procedure of a company, over HTTP. Calls made at once travel together. */
export function createFiskaiClient({ url, token, fetch }: FiskaiClientOptions) {
  return createTRPCClient<ApiRouter>({
    links: [
      httpBatchLink({
        url: `${url.replace(/\/+$/, '')}/api/trpc`,
        headers: { authorization: `Bearer ${token}` },
        maxURLLength: 2000,
        ...(fetch === undefined ? {} : { fetch }),
      }),
    ],
  });
}

export type FiskaiClient = ReturnType<typeof createFiskaiClient>;

/** Reads the domain error out of what a call threw; null when it is not one (network, a bug). */
export function fiskaiErrorOf(error: unknown): FiskaiClientError | null {
  if (!(error instanceof TRPCClientError)) return null;
  const { domain } = (error.data ?? {}) as { readonly domain?: FiskaiClientError | null };
  return domain ?? null;
}
