import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { openPostgres } from '#server/db/client.ts';
import { readEnv } from '#server/env/index.ts';
import { type House, openHouse } from '#server/house.ts';
import { systemIds } from '#server/ids.ts';
import { createLogger } from '#server/log.ts';
import type { TestHouse } from '#tests/kit/house.ts';

/** Further processes of one installation: each with its own pool, queue and circuit, on the same database and the same vendors. */
export async function moreHouses(house: TestHouse, count: number, checkpoint?: (name: string) => void): Promise<House[]> {
  const { database, deps, mocks, clock, dataDir } = house;
  if (database.kind !== 'postgres') throw new Error('several processes need a PostgreSQL server');
  const env = readEnv({ LOG_LEVEL: 'silent', FISKAI_DATA_DIR: dataDir });
  const open = () =>
    openHouse({
      env,
      appUrl: deps.installation.appUrl,
      database: openPostgres(database.url, 6),
      clock,
      ids: systemIds,
      log: createLogger('silent'),
      sealer: deps.sealer,
      mocks: { runtime: mocks, credentials: MOCK_CREDENTIALS },
      ...(checkpoint === undefined ? {} : { checkpoint }),
    });
  return Promise.all(Array.from({ length: count }, open));
}
