import { Writable } from 'node:stream';

import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { Deps } from '#server/context.ts';
import { DOMAIN_ERROR_KINDS, DomainError, type DomainErrorKind, precondition } from '#server/domain/shared/errors.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';
import { errorForLog } from '#server/log.ts';
import { t, type TrpcContext } from '#server/trpc/init.ts';
import { publicProcedure, router } from '#server/trpc/procedures.ts';

const SECRET = 'HR7799999981234567897';

/** As drizzle throws it: statement and parameters in the message. */
class DrizzleQueryError extends Error {
  readonly query = 'insert into users values ($1)';
  readonly params = [SECRET];

  constructor(cause: Error) {
    super(`Failed query: insert into users values ($1)\nparams: ${SECRET}`, { cause });
  }
}

const thrown: Readonly<Record<string, () => Error>> = {
  bug: () => new Error(`no such account ${SECRET}`),
  query: () =>
    new DrizzleQueryError(
      Object.assign(new Error(`Key (iban)=(${SECRET}) already exists`), {
        code: '22P02',
        severity: 'ERROR',
        detail: SECRET,
        query: 'insert',
        parameters: [SECRET],
      }),
    ),
  wrapped: () =>
    new TRPCError({ code: 'BAD_REQUEST', cause: precondition('CERTIFICATE_MISSING', { params: { fix: 'postavke' } }) }),
};

const testRouter = router({
  domain: publicProcedure.input(z.object({ kind: z.enum(DOMAIN_ERROR_KINDS) })).query(({ input }) => {
    throw new DomainError(input.kind, 'TEST_PROBLEM', {
      params: { n: 3 },
      issues: [{ path: 'a.0', code: 'FIELD_REQUIRED' }],
      cause: new Error(SECRET),
    });
  }),
  provider: publicProcedure.input(z.object({ kind: z.string() })).query(({ input }) => {
    throw new ProviderError('cis', input.kind as ProviderErrorKind, { reason: SECRET, cause: new Error(SECRET) });
  }),
  other: publicProcedure.input(z.object({ which: z.string() })).query(({ input }) => {
    throw thrown[input.which]?.() ?? new Error('unknown');
  }),
  form: publicProcedure
    .input(
      z.object({ name: z.string('FIELD_REQUIRED').min(1, 'FIELD_REQUIRED'), lines: z.array(z.object({ quantity: z.number() })) }),
    )
    .mutation(() => null),
});

/** A house of which the error path needs the log only. */
function testContext() {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) });
  const log = pino({ base: null, serializers: { err: errorForLog } }, stream);
  const deps = { log } as unknown as Deps;
  const context: TrpcContext = {
    deps,
    requestId: 'request-1',
    locale: 'hr',
    ip: '',
    userAgent: null,
    session: null,
    company: null,
  };
  return { context, lines };
}

const callerOf = (context: TrpcContext) => t.createCallerFactory(testRouter)(context);

async function overHttp(path: string, input: unknown, method: 'GET' | 'POST' = 'GET') {
  const { context, lines } = testContext();
  const url = `http://127.0.0.1/api/${path}${method === 'GET' ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`;
  const init = method === 'GET' ? {} : { method, body: JSON.stringify(input), headers: { 'content-type': 'application/json' } };
  const response = await fetchRequestHandler({
    endpoint: '/api',
    req: new Request(url, init),
    router: testRouter,
    createContext: () => context,
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    error: (JSON.parse(text) as { error: { message: string; data: Record<string, unknown> } }).error,
    lines,
  };
}

const STATUS = {
  invalid: [400, 'BAD_REQUEST'],
  unauthenticated: [401, 'UNAUTHORIZED'],
  forbidden: [403, 'FORBIDDEN'],
  not_found: [404, 'NOT_FOUND'],
  conflict: [409, 'CONFLICT'],
  precondition: [412, 'PRECONDITION_FAILED'],
  rate_limited: [429, 'TOO_MANY_REQUESTS'],
  provider_rejected: [422, 'UNPROCESSABLE_CONTENT'],
  provider_unavailable: [503, 'SERVICE_UNAVAILABLE'],
} as const satisfies Record<DomainErrorKind, readonly [number, TRPCError['code']]>;

describe('a refusal of the house', () => {
  it.each(DOMAIN_ERROR_KINDS)('%s has its code for callers in this process and its status over HTTP', async (kind) => {
    const [status, code] = STATUS[kind];
    const { context, lines } = testContext();
    const error = await callerOf(context)
      .domain({ kind })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code,
      cause: { kind, code: 'TEST_PROBLEM', params: { n: 3 }, issues: [{ path: 'a.0', code: 'FIELD_REQUIRED' }] },
    });
    expect((error as TRPCError).cause).toBeInstanceOf(DomainError);
    const answer = await overHttp('domain', { kind });
    expect(answer.status).toBe(status);
    expect(answer.error).toMatchObject({
      message: 'TEST_PROBLEM',
      data: {
        code,
        httpStatus: status,
        domain: { kind, code: 'TEST_PROBLEM', params: { n: 3 }, issues: [{ path: 'a.0', code: 'FIELD_REQUIRED' }] },
      },
    });
    expect(answer.text).not.toMatch(new RegExp(`${SECRET}|stack|node_modules`));
    expect([...lines, ...answer.lines]).toEqual([]);
  });

  it('is found inside an error of the router as well', async () => {
    expect((await overHttp('other', { which: 'wrapped' })).error).toMatchObject({
      message: 'CERTIFICATE_MISSING',
      data: { httpStatus: 412, domain: { params: { fix: 'postavke' } } },
    });
  });
});

describe('a vendor’s trouble', () => {
  it.each([
    ['timeout', 503, 'PROVIDER_TIMEOUT'],
    ['unreachable', 503, 'PROVIDER_UNREACHABLE'],
    ['rate_limited', 503, 'PROVIDER_RATE_LIMITED'],
    ['rejected', 422, 'PROVIDER_REJECTED'],
    ['auth', 422, 'PROVIDER_AUTH'],
  ] as const)('%s is %i to the caller, by name and without the vendor’s words', async (kind, status, code) => {
    const answer = await overHttp('provider', { kind });
    expect(answer.status).toBe(status);
    expect(answer.error).toMatchObject({ message: code, data: { domain: { params: { provider: 'cis' } } } });
    expect(answer.text).not.toContain(SECRET);
  });
});

describe('a wrong input', () => {
  it('names each field by its path and each complaint by its code; words of the parser stay inside', async () => {
    const { status, error, lines } = await overHttp('form', { name: '', lines: [{ quantity: 1 }, { quantity: 'x' }] }, 'POST');
    expect(status).toBe(400);
    expect(error).toMatchObject({
      message: 'INPUT_INVALID',
      data: {
        domain: {
          kind: 'invalid',
          code: 'INPUT_INVALID',
          issues: [
            { path: 'name', code: 'FIELD_REQUIRED' },
            { path: 'lines.1.quantity', code: 'FIELD_INVALID' },
          ],
        },
      },
    });
    expect(lines).toEqual([]);
  });
});

describe('a bug', () => {
  it.each(['bug', 'query'])('(%s) is 500, says nothing, and is logged with its request and without values', async (which) => {
    const { status, error, text, lines } = await overHttp('other', { which });
    expect(status).toBe(500);
    expect(error).toMatchObject({ message: 'INTERNAL_SERVER_ERROR', data: { code: 'INTERNAL_SERVER_ERROR', domain: null } });
    expect(text).not.toMatch(new RegExp(`${SECRET}|insert into|node_modules`));
    expect(lines).toHaveLength(1);
    const logged = JSON.parse(lines[0] ?? '{}') as { err: { stack: string }; requestId: string; path: string };
    expect(logged).toMatchObject({ requestId: 'request-1', path: 'other' });
    expect(logged.err.stack).toContain('errors.test.ts');
    expect(JSON.stringify(logged.err)).not.toMatch(/\d{8,}|insert into|params:/);
  });
});
