import { readFileSync } from 'node:fs';

import { asc } from 'drizzle-orm';

import { rules as rulesTable } from '#drizzle/schema/reference.ts';
import type { MockRuntime } from '#mocks/start.ts';

import type { Deps, Installation } from './context.ts';
import type { Database } from './db/client.ts';
import { withSystemTx } from './db/system-tx.ts';
import type { Clock } from './domain/shared/clock.ts';
import { precondition } from './domain/shared/errors.ts';
import type { IdSource } from './domain/shared/ids.ts';
import type { Rule } from './domain/rules/rule.ts';
import type { Env } from './env/index.ts';
import { DOCUMENT_STORAGE_VENDORS } from './integrations/document-storage/registry.ts';
import type { R2Config } from './integrations/document-storage/r2/adapter.ts';
import { EMAIL_VENDORS } from './integrations/email/registry.ts';
import type { ResendConfig } from './integrations/email/resend/adapter.ts';
import { CIS_ENDPOINTS, CIS_SIGNERS, type CisConfig } from './integrations/fiscalization/cis/config.ts';
import { FISCALIZATION_VENDORS } from './integrations/fiscalization/registry.ts';
import { createOutboundPolicy } from './integrations/outbound-policy.ts';
import type { Logger } from './log.ts';
import type { Sealer } from './secrets/sealer.ts';

/** Issuing waits at most 4 s for CIS, and the rest of the work is part of that. */
const INLINE_FISCALIZATION_MS = 3_500;

export interface DepsInput {
  readonly env: Env;
  /** Address of this process as browsers reach it; known for sure only once the port is. */
  readonly appUrl: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly sealer: Sealer;
  /** The simulated vendors and what they take as credentials; null when no provider is mocked. */
  readonly mocks: {
    readonly runtime: MockRuntime;
    readonly r2: typeof import('#mocks/r2/credentials.ts').MOCK_R2;
    readonly resend: typeof import('#mocks/resend/credentials.ts').MOCK_RESEND;
  } | null;
  readonly pokeRelay: () => void;
  readonly checkpoint?: (name: string) => void;
}

/** The composition root: settings in, the house with its ports out. */
export function createDeps(input: DepsInput): Deps {
  const { env, database, clock, ids, log, sealer, mocks } = input;
  const policy = createOutboundPolicy({ clock, environment: env.fiskaiEnv });
  const cis = cisConfig(input);
  const r2 = r2Config(input);
  const resend = resendConfig(input);
  const installation: Installation = {
    environment: env.fiskaiEnv,
    appUrl: input.appUrl,
    fiscalization: env.cis.mode === 'off' ? null : env.cis.mode,
    storageOn: r2 !== null,
    emailOn: resend !== null,
    emailFrom: env.resend.mode === 'off' ? '' : env.resend.from,
    allowSha1: env.cis.allowSha1,
    inlineFiscalizationMs: INLINE_FISCALIZATION_MS,
  };
  let rules: Promise<readonly Rule[]> | null = null;
  return {
    db: database.db,
    clock,
    ids,
    log,
    sealer,
    installation,
    pokeRelay: input.pokeRelay,
    checkpoint: input.checkpoint ?? (() => undefined),
    rules: () => {
      rules ??= loadRules(database).catch((error: unknown) => {
        // A database that did not answer once must not cost the process its law for ever.
        rules = null;
        throw error;
      });
      return rules;
    },
    ports: {
      fiscalization: cis === null ? switchedOff('FISCALIZATION_OFF') : FISCALIZATION_VENDORS.cis(cis, { clock, policy }),
      documentStorage: r2 === null ? switchedOff('STORAGE_OFF') : DOCUMENT_STORAGE_VENDORS.r2(r2, { clock, policy }),
      email: resend === null ? switchedOff('EMAIL_OFF') : EMAIL_VENDORS.resend(resend, { clock, policy }),
    },
    mocks: mocks === null ? null : { issueCompanyP12: (company) => mocks.runtime.ca.issueCompanyP12(company) },
  };
}

function cisConfig({ env, mocks }: DepsInput): CisConfig | null {
  const { mode, caFile, allowSha1 } = env.cis;
  if (mode === 'off') return null;
  if (mode === 'mock') {
    const expectedSigner = CIS_SIGNERS.sandbox;
    return {
      provider: 'cis',
      endpoint: CIS_ENDPOINTS.sandbox,
      caPem: mocks?.runtime.ca.caPem ?? null,
      expectedSigner,
      allowSha1,
    };
  }
  const caPem = caFile === null ? null : readFileSync(caFile, 'utf8');
  return { provider: 'cis', endpoint: CIS_ENDPOINTS[mode], caPem, expectedSigner: CIS_SIGNERS[mode], allowSha1 };
}

function r2Config({ env, mocks, appUrl }: DepsInput): R2Config | null {
  if (env.r2.mode === 'live') {
    const { mode: _mode, ...credentials } = env.r2;
    return { ...credentials, browserBaseUrl: null, timeoutMs: 20_000 };
  }
  if (mocks === null || env.r2.mode === 'off') return null;
  return { ...mocks.r2, jurisdiction: 'eu', browserBaseUrl: `${appUrl}/__mocks/r2`, timeoutMs: 20_000 };
}

function resendConfig({ env, mocks }: DepsInput): ResendConfig | null {
  const { resend } = env;
  if (resend.mode === 'off') return null;
  if (resend.mode === 'mock') return mocks === null ? null : { ...mocks.resend, timeoutMs: 15_000, testRecipientsOnly: false };
  const { apiKey, webhookSecret, mode } = resend;
  return { apiKey, webhookSecret, timeoutMs: 15_000, testRecipientsOnly: mode === 'sandbox' };
}

/** A port whose provider is off: every call says so, with the screen that names what to set up. */
function switchedOff<Port extends object>(code: string): Port {
  return new Proxy({} as Port, {
    get: () => () => {
      throw precondition(code, { params: { fix: 'postavke' } });
    },
  });
}

async function loadRules(database: Database): Promise<readonly Rule[]> {
  const rows = await withSystemTx(database, 'dated rules', (tx) =>
    tx.select().from(rulesTable).orderBy(asc(rulesTable.key), asc(rulesTable.validFrom)),
  );
  return rows.map(({ key, validFrom, validTo, value, source }) => ({
    key,
    validFrom,
    validTo,
    value: value as Rule['value'],
    source,
  }));
}
