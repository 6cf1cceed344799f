import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { postgresObstacle, startTestPostgres } from './postgres.ts';

describe.skipIf(postgresObstacle())('a throw-away PostgreSQL', () => {
  it('answers on loopback as version 18 and is gone after stop', async () => {
    const server = await startTestPostgres();
    try {
      expect(new URL(server.url).hostname).toBe('127.0.0.1');
      const sql = postgres(server.url, { max: 1 });
      const [row] = await sql`select current_setting('server_version_num')::int as version`;
      expect(row?.version).toBeGreaterThanOrEqual(180_000);
      await sql.end();
    } finally {
      await server.stop();
    }
    const late = postgres(server.url, { max: 1, connect_timeout: 1 });
    await expect(late`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await late.end();
  });
});
