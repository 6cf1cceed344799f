import { sql } from 'drizzle-orm';
import type { Express } from 'express';

import type { House } from '#server/house.ts';

const READY_WITHIN_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: it can also reach its database, and is not shutting down. */
export function mountHealth(app: Express, house: House, isStopping: () => boolean): void {
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/readyz', (_req, res, next) => {
    if (isStopping()) {
      res.status(503).json({ status: 'stopping' });
      return;
    }
    const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('late')), READY_WITHIN_MS).unref());
    Promise.race([house.database.db.execute(sql`select 1`), late])
      .then(
        () => res.json({ status: 'ready' }),
        () => res.status(503).json({ status: 'database_unreachable' }),
      )
      .catch(next);
  });
}
