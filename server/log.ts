import pino from 'pino';

export type Logger = pino.Logger;

/** Names under which secrets, personal numbers and message bodies could travel; their values are never written. */
const SECRET_PATHS = [
  'password',
  'token',
  'authorization',
  'cookie',
  'oib',
  'iban',
  'email',
  'xml',
  'request',
  'response',
  'body',
  'privateKey',
];

/** JSON lines on stderr; `params` of queries never get here (see `errorForLog`). */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS.flatMap((path) => [path, `*.${path}`, `*.*.${path}`]), censor: '[redacted]' },
      serializers: { err: errorForLog },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/**
 * What of an error may be written: names, codes and stack frames, but no message of a database error, which holds the values of
 * the statement, and no digits long enough to be an OIB or part of an IBAN.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, kind, codes, constraint } = error as Error & {
    code?: unknown;
    kind?: unknown;
    codes?: unknown;
    constraint?: unknown;
  };
  // Every driver has its own class; what they share is that the server's words quote values.
  const isQuery = error.constructor.name === 'DrizzleQueryError' || 'query' in error || 'severity' in error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(isQuery ? {} : { message: error.message.replace(/\d{8,}/g, '[digits]') }),
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(codes === undefined ? {} : { codes }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: frames.slice(0, 12).join('\n'),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}
