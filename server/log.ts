import pino from 'pino';

export type Logger = pino.Logger;

/** Words in the names under which secrets, personal numbers and message bodies could travel, in whatever spelling. */
const SECRET_WORDS =
  /password|secret|token|authorization|cookie|oib|iban|vatid|email|recipient|xml|request(?!id)|response|body|privatekey|p12|passphrase/i;

const CENSOR = '[redacted]';
/** Deeper things are no longer for a log. */
const MAX_DEPTH = 8;

/** A copy of what is to be logged in which no value stands under a secret's name, however deep it lies. */
function redacted(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return errorForLog(value);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth >= MAX_DEPTH || ArrayBuffer.isView(value)) return CENSOR;
  if (Array.isArray(value)) return value.map((each) => redacted(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (depth === 0 && name === 'err') return [name, errorForLog(each)];
      return [name, isSecret(name, each) ? CENSOR : redacted(each, depth + 1)];
    }),
  );
}

/** A count, a duration or a flag under such a name tells nothing of what it counts. */
const isSecret = (name: string, value: unknown): boolean =>
  typeof value !== 'number' && typeof value !== 'boolean' && value !== null && SECRET_WORDS.test(name.replace(/[_-]/g, ''));

/** JSON lines on stderr, or where told; `params` of queries never get here (see `errorForLog`). */
export function createLogger(level: string, to: pino.DestinationStream = pino.destination({ dest: 2, sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => redacted(fields) as Record<string, unknown> },
      // Has been read by then; the default would take it for an error again.
      serializers: { err: (read: unknown) => read },
    },
    to,
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
