import { z } from 'zod';

import type { FiskaiEnv } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, choice, integer, text } from '#server/env/text.ts';

const httpUrl = z
  .url({ protocol: /^https?$/, error: bilingual('mora biti http ili https adresa', 'must be an http or https address') })
  .transform((value) => value.replace(/\/+$/, ''))
  .nullable()
  .default(null);

export const coreSchema = z.object({
  FISKAI_ENV: choice(['demo', 'live']).default('demo'),
  APP_URL: httpUrl,
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535, 3000),
  TRUST_PROXY: integer(0, 10, 0),
  FISKAI_DATA_DIR: z.string().default('.data'),
  FISKAI_SECRETS_KEY: text,
  FISKAI_SECRETS_KEY_OLD: text,
  UPLOAD_MAX_MIB: integer(1, 200, 25),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface CoreEnv {
  readonly fiskaiEnv: FiskaiEnv;
  /** Address under which people reach the app, without a slash at the end. */
  readonly appUrl: string;
  readonly host: string;
  readonly port: number;
  /** Number of reverse proxies whose forwarding headers are believed. */
  readonly trustProxy: number;
  /** As set: absolute, or relative to the working folder. */
  readonly dataDir: string;
  /** 32 bytes; null in a demo that keeps its key in the data folder. */
  readonly secretsKey: Buffer | null;
  /** Former keys, which still open but seal no more. */
  readonly oldSecretsKeys: readonly Buffer[];
  /** Largest file that is taken in as a document. */
  readonly maxUploadBytes: number;
  readonly logLevel: z.output<typeof coreSchema>['LOG_LEVEL'];
}

const KEY_BYTES = 32;

const readSecretsKey = (value: string | null, fiskaiEnv: FiskaiEnv, complain: Complain): Buffer | null => {
  if (value === null) {
    if (fiskaiEnv === 'live') {
      complain(
        'FISKAI_SECRETS_KEY',
        'obvezno uz FISKAI_ENV=live: 32 bajta u base64 (openssl rand -base64 32)',
        'required with FISKAI_ENV=live: 32 bytes in base64 (openssl rand -base64 32)',
      );
    }
    return null;
  }
  return parseKey('FISKAI_SECRETS_KEY', value, complain);
};

function parseKey(variable: string, value: string, complain: Complain): Buffer | null {
  const key = Buffer.from(value, 'base64');
  // Node skips what is not base64, so a mistyped key would silently become another one.
  if (key.length === KEY_BYTES && key.toString('base64').replace(/=+$/, '') === value.replace(/=+$/, '')) return key;
  complain(variable, 'mora biti točno 32 bajta u base64', 'must be exactly 32 bytes in base64');
  return null;
}

/** Several former keys are separated by commas. */
const readOldKeys = (value: string | null, complain: Complain): readonly Buffer[] =>
  (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => parseKey('FISKAI_SECRETS_KEY_OLD', part, complain) ?? []);

export const readCore = (raw: z.output<typeof coreSchema>, complain: Complain): CoreEnv => ({
  fiskaiEnv: raw.FISKAI_ENV,
  appUrl: raw.APP_URL ?? `http://127.0.0.1:${raw.PORT}`,
  host: raw.HOST,
  port: raw.PORT,
  trustProxy: raw.TRUST_PROXY,
  dataDir: raw.FISKAI_DATA_DIR,
  oldSecretsKeys: readOldKeys(raw.FISKAI_SECRETS_KEY_OLD, complain),
  secretsKey: readSecretsKey(raw.FISKAI_SECRETS_KEY, raw.FISKAI_ENV, complain),
  maxUploadBytes: raw.UPLOAD_MAX_MIB * 1024 * 1024,
  logLevel: raw.LOG_LEVEL,
});
