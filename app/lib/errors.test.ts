import type { AppLoadContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { fromApi, readDomainError, tryApi } from '#app/lib/errors.ts';
import { DomainError, invalid, notFound, precondition } from '#server/domain/shared/errors.ts';

function call(path = '/studio/racuni?stranica=2') {
  const reported: unknown[] = [];
  const context = { requestId: 'req-1', reportError: (error: unknown) => reported.push(error) } as unknown as AppLoadContext;
  return { args: { context, request: new Request(`http://localhost${path}`) }, reported };
}

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

describe('errors on their way to the screen', () => {
  it('finds a domain error of another bundle among the causes', () => {
    const foreign = Object.assign(new Error('x'), { kind: 'conflict', code: 'INVOICE_NUMBER_TAKEN', params: { number: '5' } });
    expect(readDomainError(new Error('tRPC', { cause: foreign }))).toMatchObject({ kind: 'conflict', params: { number: '5' } });
    expect(readDomainError(new TypeError('bug'))).toBeNull();
    expect(readDomainError({ kind: 'something', code: 'X' })).toBeNull();
  });

  it('gives loaders a response with code, values and request id, and no message', async () => {
    const { args } = call();
    const error = await thrownBy(
      fromApi(args, () => {
        throw precondition('CERTIFICATE_MISSING', { params: { fix: '/studio/postavke/certifikat' } });
      }),
    );
    expect(error).toMatchObject({
      data: { code: 'CERTIFICATE_MISSING', params: { fix: '/studio/postavke/certifikat' }, issues: [], requestId: 'req-1' },
      init: { status: 412 },
    });
    expect(JSON.stringify(error)).not.toContain('precondition:');
  });

  it('sends people who are not signed in to sign in and back', async () => {
    const { args } = call();
    const error = await thrownBy(
      fromApi(args, () => {
        throw new DomainError('unauthenticated', 'SESSION_MISSING');
      }),
    );
    expect(error).toBeInstanceOf(Response);
    expect((error as Response).headers.get('Location')).toBe('/prijava?next=%2Fstudio%2Fracuni%3Fstranica%3D2');
  });

  it('turns a bug into 500 without details, and reports it once', async () => {
    const { args, reported } = call();
    const bug = new TypeError('secret of the server');
    const error = await thrownBy(fromApi(args, () => Promise.reject(bug)));
    expect(error).toMatchObject({ data: { code: 'INTERNAL', requestId: 'req-1' }, init: { status: 500 } });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(reported).toEqual([bug]);
  });

  it('keeps what a person can mend as form state and throws the rest', async () => {
    const { args } = call();
    const issues = [{ path: 'lines.0.quantity', code: 'LINE_QUANTITY_ZERO' }];
    const outcome = await tryApi(args, () => {
      throw invalid('INVOICE_INVALID', { issues });
    });
    expect(outcome).toMatchObject({ ok: false, failure: { status: 400, body: { issues } } });
    const gone = await thrownBy(
      tryApi(args, () => {
        throw notFound('INVOICE_NOT_FOUND');
      }),
    );
    expect(gone).toMatchObject({ init: { status: 404 } });
  });
});
