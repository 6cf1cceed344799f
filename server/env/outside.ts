import { z } from 'zod';

import { integer, text, yesNo } from '#server/env/text.ts';

/** Variables that the running app does not read, but the tools around it: listed here so that the example file has one source. */
export const outsideSchema = z.object({
  /** docker compose: the port on the host that leads to the app's PORT. */
  APP_PORT: integer(1, 65_535, 3002),
  /** docker compose: password of `fiskai_login`, the role that the app logs in as; compose makes both roles. */
  FISKAI_DB_PASSWORD: text,
  /** docker compose: password of `fiskai_owner`, who owns the schema and migrates it. */
  FISKAI_DB_OWNER_PASSWORD: text,
  /** Tests: a running PostgreSQL instead of the one that the tests start. */
  TEST_DATABASE_URL: text,
  /** Contract tests: also ask the vendors themselves. */
  CONTRACT_LIVE: yesNo,
});
