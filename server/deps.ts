import { asc } from 'drizzle-orm';

import { rules as rulesTable } from '#drizzle/schema/reference.ts';

import type { ConfigInput } from './composition/config-input.ts';
import { linkChecks, linkedServices } from './composition/links.ts';
import { createPorts } from './composition/ports.ts';
import { storageOrigin } from './composition/r2.ts';
import { tokenVault } from './composition/token-vault.ts';
import { softwareVersion } from './composition/version.ts';
import type { Deps, Installation } from './context.ts';
import type { Database } from './db/client.ts';
import { withSystemTx } from './db/system-tx.ts';
import type { Clock } from './domain/shared/clock.ts';
import type { IdSource } from './domain/shared/ids.ts';
import type { Rule } from './domain/rules/rule.ts';
import { providerModes } from './env/index.ts';
import { createOutboundPolicy } from './integrations/outbound-policy.ts';
import type { Logger } from './log.ts';
import type { Sealer } from './secrets/sealer.ts';

/** Issuing waits at most 4 s for CIS, and the rest of the work is part of that. */
const INLINE_FISCALIZATION_MS = 3_500;

export interface DepsInput extends ConfigInput {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly sealer: Sealer;
  readonly pokeRelay: () => void;
  readonly checkpoint?: (name: string) => void;
}

/** The composition root: settings in, the house with its ports out. */
export function createDeps(input: DepsInput): Deps {
  const { env, database, clock, ids, log, sealer, mocks } = input;
  const policy = createOutboundPolicy({ clock, environment: env.fiskaiEnv });
  const installation: Installation = {
    environment: env.fiskaiEnv,
    appUrl: input.appUrl,
    fiscalization: env.cis.mode === 'off' ? null : env.cis.mode,
    modes: providerModes(env),
    storageOn: env.r2.mode !== 'off',
    storageOrigin: storageOrigin(input),
    maxUploadBytes: env.maxUploadBytes,
    subscriptionTax: env.stripe.mode !== 'off' && env.stripe.automaticTax,
    emailOn: env.resend.mode !== 'off',
    emailFrom: env.resend.mode === 'off' ? '' : env.resend.from,
    inboundDomain: env.resend.mode === 'off' ? null : env.resend.inboundDomain,
    allowSha1: env.cis.allowSha1,
    version: softwareVersion(),
    inlineFiscalizationMs: INLINE_FISCALIZATION_MS,
  };
  const ports = createPorts(input, {
    clock,
    policy,
    vaultOf: (provider) => tokenVault({ db: database.db, sealer, clock }, provider),
  });
  const services = linkedServices(installation.modes);
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
    ports,
    links: { services, health: policy.health, check: linkChecks(input, policy, services, { ports, clock }) },
    mocks:
      mocks === null
        ? null
        : {
            issueCompanyP12: (company) => mocks.runtime.ca.issueCompanyP12(company),
            einvoiceCredentials: (intermediary, oib) => mocks.credentials.einvoiceAccounts(oib)[intermediary],
          },
  };
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
