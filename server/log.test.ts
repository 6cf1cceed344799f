import { drizzle } from 'drizzle-orm/pglite';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { PGlite } from '@electric-sql/pglite';
import { describe, expect, it } from 'vitest';

import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { createLogger, errorForLog } from './log.ts';

const PASSWORD = 'tri zelena kišobrana';
const OIB = '69435151530';

/** The fields of the one line that `write` logs. */
function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

const textOf = (error: unknown) => JSON.stringify(errorForLog(error));

describe('what is written of an error', () => {
  it('is no value of a database statement: neither drizzle’s message, nor the server’s own, nor any detail', async () => {
    const db = drizzle(await PGlite.create());
    await db.execute(sql`create table people (oib text unique, note text)`);
    const insert = () => db.execute(sql`insert into people values (${OIB}, ${PASSWORD})`);
    await insert();
    const error = await insert().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DrizzleQueryError);
    expect((error as Error).message).toContain(PASSWORD);
    const text = textOf(error);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(OIB);
    expect(text).not.toContain('insert into');
    expect(errorForLog(error)).toMatchObject({ cause: { code: '23505', constraint: 'people_oib_key' } });
  });

  it('is no value that a server quotes, whichever driver brings it', async () => {
    const pglite = await PGlite.create();
    const words = `invalid input syntax for type uuid: "${PASSWORD}"`;
    const embedded = await pglite.query(`select '${PASSWORD}'::uuid`).catch((caught: unknown) => caught);
    expect((embedded as Error).message).toBe(words);
    const ofServer = Object.assign(new Error(words), { code: '22P02', severity: 'ERROR' });
    for (const error of [embedded, ofServer]) {
      expect(textOf(error)).not.toContain(PASSWORD);
      expect(errorForLog(error)).toMatchObject({ code: '22P02' });
    }
  });

  it('is no long number: an OIB or an IBAN may stand in any message', () => {
    expect(textOf(new Error(`no account for ${OIB} and HR7799999981234567897`))).not.toMatch(/\d{8,}/);
  });

  it('is what one needs to find it: type, message, codes, where it was thrown, and the same of its causes', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const written = errorForLog(new DomainError('conflict', 'CONFLICT_RETRY', { cause }));
    expect(written).toMatchObject({
      type: 'DomainError',
      kind: 'conflict',
      code: 'CONFLICT_RETRY',
      cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
    });
    expect(written['stack']).toContain('log.test.ts');
  });

  it('is a vendor’s kind and codes', () => {
    const error = new ProviderError('cis', 'rejected', { codes: ['s004'] });
    expect(errorForLog(error)).toMatchObject({ type: 'ProviderError', kind: 'rejected', codes: ['s004'] });
  });

  it('is the type alone of what is no error', () => {
    expect(errorForLog(`a text with ${PASSWORD}`)).toEqual({ type: 'string' });
    expect(errorForLog({ password: PASSWORD })).toEqual({ type: 'object' });
  });
});

describe('what is written of anything else', () => {
  const CENSORED = '[redacted]';

  it('is no value under the name of a secret or of a personal number, in whatever spelling and however deep', () => {
    const line = logged((log) =>
      log.info(
        {
          buyerOib: OIB,
          invoice: { parties: [{ seller: { operator_oib: OIB, name: 'Sova' } }] },
          a: { b: { c: { d: { IBAN: 'HR7799999981234567897', 'x-api-token': 'abc', passwordHash: PASSWORD } } } },
          requestBody: { any: 'thing' },
          file: new Uint8Array([1, 2, 3]),
        },
        'a line',
      ),
    );
    expect(line).toMatchObject({
      msg: 'a line',
      buyerOib: CENSORED,
      invoice: { parties: [{ seller: { operator_oib: CENSORED, name: 'Sova' } }] },
      a: { b: { c: { d: { IBAN: CENSORED, 'x-api-token': CENSORED, passwordHash: CENSORED } } } },
      requestBody: CENSORED,
      file: CENSORED,
    });
  });

  it('is everything that one needs: ids, counts, times, and errors with their causes', () => {
    const line = logged((log) =>
      log.warn({
        requestId: 'r1',
        invoiceId: 'i1',
        tokens: 3,
        emailOn: true,
        oib: null,
        err: new Error('x', { cause: new Error('y') }),
      }),
    );
    expect(line).toMatchObject({
      requestId: 'r1',
      invoiceId: 'i1',
      tokens: 3,
      emailOn: true,
      oib: null,
      err: { type: 'Error', message: 'x', cause: { message: 'y' } },
    });
    expect(logged((log) => log.error({ err: { password: PASSWORD } }))).toMatchObject({ err: { type: 'object' } });
  });

  it('ends with what refers to itself', () => {
    const round: Record<string, unknown> = { name: 'round' };
    round['self'] = round;
    expect(logged((log) => log.info({ round }))).toMatchObject({ round: { name: 'round', self: { name: 'round' } } });
  });
});
