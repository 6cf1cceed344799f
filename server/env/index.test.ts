import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { databaseEndpoints, EnvError, readEnv } from '#server/env/index.ts';

const secretsKey = randomBytes(32).toString('base64');
const live = { FISKAI_ENV: 'live', FISKAI_SECRETS_KEY: secretsKey, DATABASE_URL: 'postgres://app:pw@db:5433/fiskai' };

const problemsOf = (source: Record<string, string>): string[] => {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.problems.map(({ variable }) => variable).sort();
  }
};

describe('the environment of a fresh clone', () => {
  it('is a demo with everything mocked, the embedded database and no key', () => {
    expect(readEnv({})).toMatchObject({
      fiskaiEnv: 'demo',
      appUrl: 'http://127.0.0.1:3000',
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.data',
      secretsKey: null,
      maxUploadBytes: 26_214_400,
      logLevel: 'info',
      trustProxy: 0,
      database: { url: null, migrationUrl: null },
      cis: { mode: 'mock', caFile: null, allowSha1: false },
      r2: { mode: 'mock' },
      resend: { mode: 'mock' },
    });
  });

  it('takes an empty value for one that is not set', () => {
    expect(readEnv({ CIS_MODE: '', PORT: ' ', DATABASE_URL: '' })).toEqual(readEnv({}));
  });

  it('derives its address from the port, without a slash at the end when it is given', () => {
    expect(readEnv({ PORT: '4000' }).appUrl).toBe('http://127.0.0.1:4000');
    expect(readEnv({ APP_URL: 'https://fiskai.example/' }).appUrl).toBe('https://fiskai.example');
  });
});

describe('a live installation', () => {
  it('has every provider off until it is set up', () => {
    const env = readEnv(live);
    expect([env.cis.mode, env.r2.mode, env.resend.mode]).toEqual(['off', 'off', 'off']);
    expect(env.secretsKey).toEqual(Buffer.from(secretsKey, 'base64'));
    expect(databaseEndpoints(env.database)).toEqual([
      { host: 'db', port: 5433 },
      { host: 'db', port: 5433 },
    ]);
  });

  it('needs a key and a database server', () => {
    expect(problemsOf({ FISKAI_ENV: 'live' })).toEqual(['DATABASE_URL', 'FISKAI_SECRETS_KEY']);
  });

  it('runs on the embedded database only when that is asked for', () => {
    expect(problemsOf({ FISKAI_ENV: 'live', FISKAI_SECRETS_KEY: secretsKey, ALLOW_EMBEDDED_LIVE: '1' })).toEqual([]);
  });

  it.each(['CIS_MODE', 'R2_MODE', 'RESEND_MODE'])('refuses a mock or a sandbox in %s', (variable) => {
    expect(problemsOf({ ...live, [variable]: 'mock' })).toEqual([variable]);
    expect(problemsOf({ ...live, [variable]: 'sandbox' })).toEqual([variable]);
  });

  it('asks for what a live provider needs', () => {
    expect(problemsOf({ ...live, R2_MODE: 'live', RESEND_MODE: 'live' })).toEqual([
      'EMAIL_FROM',
      'R2_ACCESS_KEY_ID',
      'R2_ACCOUNT_ID',
      'R2_BUCKET',
      'R2_SECRET_ACCESS_KEY',
      'RESEND_API_KEY',
    ]);
  });

  it('asks for the OAuth clients of live mailboxes, and refuses them beside mocked ones', () => {
    expect(problemsOf({ ...live, GOOGLE_MODE: 'live', MICROSOFT_MODE: 'live' })).toEqual([
      'GOOGLE_CLIENT_ID',
      'GOOGLE_CLIENT_SECRET',
      'MICROSOFT_CLIENT_ID',
      'MICROSOFT_CLIENT_SECRET',
    ]);
    expect(problemsOf({ GOOGLE_CLIENT_SECRET: 'tajna' })).toEqual(['GOOGLE_CLIENT_SECRET']);
    expect(readEnv({ ...live, GOOGLE_MODE: 'live', GOOGLE_CLIENT_ID: 'a', GOOGLE_CLIENT_SECRET: 'b' }).google).toEqual({
      mode: 'live',
      clientId: 'a',
      clientSecret: 'b',
    });
  });

  it('hands on the settings of live providers', () => {
    const env = readEnv({
      ...live,
      R2_MODE: 'live',
      R2_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
      R2_ACCESS_KEY_ID: 'id',
      R2_SECRET_ACCESS_KEY: 'secret',
      R2_BUCKET: 'fiskai-dokumenti',
      RESEND_MODE: 'live',
      RESEND_API_KEY: 're_key',
      EMAIL_FROM: 'Studio Šova <racuni@studio-sova.example>',
    });
    expect(env.r2).toMatchObject({ mode: 'live', jurisdiction: 'eu', bucket: 'fiskai-dokumenti' });
    expect(env.resend).toEqual({
      mode: 'live',
      from: 'Studio Šova <racuni@studio-sova.example>',
      apiKey: 're_key',
      webhookSecret: null,
      inboundDomain: null,
    });
  });
});

describe('a demo', () => {
  it('never talks to a live service', () => {
    expect(problemsOf({ CIS_MODE: 'live', R2_MODE: 'live', RESEND_MODE: 'live' })).toEqual([
      'CIS_MODE',
      'R2_MODE',
      'RESEND_MODE',
    ]);
  });

  it('may use the sandbox of those who have one', () => {
    expect(readEnv({ CIS_MODE: 'sandbox', CIS_CA_FILE: 'fina.pem' }).cis.mode).toBe('sandbox');
    expect(problemsOf({ CIS_MODE: 'sandbox' })).toEqual(['CIS_CA_FILE']);
    expect(readEnv({ RESEND_MODE: 'sandbox', RESEND_API_KEY: 're_key' }).resend).toMatchObject({
      mode: 'sandbox',
      apiKey: 're_key',
    });
    expect(problemsOf({ R2_MODE: 'sandbox' })).toEqual(['R2_MODE']);
  });

  it('refuses a live key while anything is mocked, whatever the variable is called', () => {
    expect(problemsOf({ STRIPE_SECRET_KEY: 'sk_live_123' })).toEqual(['STRIPE_SECRET_KEY']);
    expect(problemsOf({ EMAIL_FROM: 'sk_live_123' })).toEqual(['EMAIL_FROM']);
  });

  it('refuses the key of a provider that it mocks, so that nobody believes mail goes out', () => {
    expect(problemsOf({ RESEND_API_KEY: 're_key', R2_SECRET_ACCESS_KEY: 'x' })).toEqual(
      ['RESEND_API_KEY', 'R2_SECRET_ACCESS_KEY'].sort(),
    );
  });
});

describe('a wrong environment', () => {
  it('is told in both languages, all at once, and without the values', () => {
    const source = {
      FISKAI_ENV: 'production',
      PORT: 'abc',
      APP_URL: 'ftp://x',
      DATABASE_URL: 'mysql://user:geheim@host/db',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: '-1',
      CIS_ALLOW_SHA1: 'maybe',
      FISKAI_SECRETS_KEY: 'dG9vIHNob3J0',
      R2_ACCOUNT_ID: 'geheim',
    };
    expect(problemsOf(source)).toEqual(Object.keys(source).sort());
    expect(() => readEnv(source)).toThrowError(
      /PORT: mora biti cijeli broj od 0 do 65535 \/ must be a whole number from 0 to 65535/,
    );
    expect(() => readEnv(source)).not.toThrowError(/geheim|dG9v/);
  });

  it('does not take a mistyped key for a shorter one', () => {
    expect(problemsOf({ FISKAI_SECRETS_KEY: `${secretsKey.slice(0, -4)}!!!!` })).toEqual(['FISKAI_SECRETS_KEY']);
    expect(problemsOf({ FISKAI_SECRETS_KEY: secretsKey.replace(/=+$/, '') })).toEqual([]);
  });
});
