import { z } from 'zod';

import type { FiskaiEnv } from '#server/env/modes.ts';
import type { Complain } from '#server/env/problems.ts';
import { bilingual, yesNo } from '#server/env/text.ts';

const postgresUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
    error: bilingual(
      'mora biti adresa oblika postgres://korisnik:lozinka@poslužitelj:5432/baza',
      'must look like postgres://user:password@host:5432/database',
    ),
  })
  .nullable()
  .default(null);

export const databaseSchema = z.object({
  DATABASE_URL: postgresUrl,
  MIGRATION_DATABASE_URL: postgresUrl,
  ALLOW_EMBEDDED_LIVE: yesNo,
});

export interface DatabaseEnv {
  /** Null: the embedded database in the data folder. */
  readonly url: string | null;
  /** The role that may change the schema; the same as `url` when it is not set apart. */
  readonly migrationUrl: string | null;
}

const DEFAULT_PORT = 5432;

const endpointOf = (url: string): { readonly host: string; readonly port: number } => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: port === '' ? DEFAULT_PORT : Number(port) };
};

/** Hosts and ports of the database, for the egress guard; empty when it is embedded. */
export const databaseEndpoints = (database: DatabaseEnv): readonly { readonly host: string; readonly port: number }[] =>
  [database.url, database.migrationUrl].filter((url) => url !== null).map(endpointOf);

export const readDatabase = (raw: z.output<typeof databaseSchema>, fiskaiEnv: FiskaiEnv, complain: Complain): DatabaseEnv => {
  if (raw.DATABASE_URL === null && fiskaiEnv === 'live' && !raw.ALLOW_EMBEDDED_LIVE) {
    complain(
      'DATABASE_URL',
      'obvezno uz FISKAI_ENV=live (ugrađena baza samo uz ALLOW_EMBEDDED_LIVE=1)',
      'required with FISKAI_ENV=live (the embedded database only with ALLOW_EMBEDDED_LIVE=1)',
    );
  }
  if (raw.DATABASE_URL === null && raw.MIGRATION_DATABASE_URL !== null) {
    complain('MIGRATION_DATABASE_URL', 'nema smisla bez DATABASE_URL', 'makes no sense without DATABASE_URL');
  }
  return { url: raw.DATABASE_URL, migrationUrl: raw.MIGRATION_DATABASE_URL ?? raw.DATABASE_URL };
};
