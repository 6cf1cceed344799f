import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import postgres from 'postgres';

import { type MockControl } from '#mocks/control.ts';
import { openMocks } from '#mocks/open.ts';
import { createFiskaiClient, type FiskaiClient } from '#server/trpc/client.ts';
import { addressOf, fiskai, killLeftovers, type Running, type Settings, startWeb } from '#tests/integration/start/process.ts';
import { startTestPostgres } from '#tests/kit/postgres.ts';

export const DEMO_COMPANY = 'dizajn-studio-sova';

/** The built app on a PostgreSQL of its own with the demo company in it, and all its vendors simulated. */
export interface Installation {
  readonly url: string;
  readonly api: FiskaiClient;
  readonly mocks: MockControl;
  stop(): Promise<void>;
}

/** Installations that are alike to the byte, each started as often as wanted. */
export interface Installations<Name extends string> {
  start(name: Name): Promise<Installation>;
  /** Ends everything and removes it. */
  close(): Promise<void>;
}

/**
 * Builds the app when its sources have changed, lets it make its demo company once and copies database and folder for each name.
 *
 * @throws Error where no PostgreSQL can be started (see `postgresObstacle`)
 */
export async function makeInstallations<Name extends string>(names: readonly Name[]): Promise<Installations<Name>> {
  const { status } = spawnSync(process.execPath, ['server/bootstrap.mjs', '--build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the app could not be built');
  const server = await startTestPostgres();
  const root = mkdtempSync(path.join(tmpdir(), 'fiskai-bench-'));
  const close = async (): Promise<void> => {
    killLeftovers();
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  };
  const settingsOf = (name: string): Settings => {
    const owner = new URL(server.url);
    owner.pathname = `/${name}`;
    const app = new URL(owner);
    app.username = 'bench_login';
    app.password = 'bench';
    return {
      FISKAI_DATA_DIR: path.join(root, name),
      DATABASE_URL: app.href,
      MIGRATION_DATABASE_URL: owner.href,
      LOG_LEVEL: 'info',
    };
  };
  const asOwner = async (statement: string): Promise<void> => {
    const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
    await sql.unsafe(statement).finally(() => sql.end());
  };

  try {
    await asOwner('CREATE DATABASE first');
    const first = startWeb(settingsOf('first'));
    await addressOf(first);
    await first.stop();
    const created = await fiskai(
      ['token', 'create', '--company', DEMO_COMPANY, '--name', 'bench', '--role', 'admin', '--json'],
      settingsOf('first'),
    );
    const { token } = JSON.parse(created.stdout) as { readonly token: string };
    for (const name of names) {
      await asOwner(`CREATE DATABASE ${name} TEMPLATE first`);
      cpSync(path.join(root, 'first'), path.join(root, name), { recursive: true });
    }
    return {
      async start(name) {
        const web: Running = startWeb(settingsOf(name));
        const url = await addressOf(web);
        const mocks = openMocks({ dataDir: path.join(root, name), appUrl: url });
        return {
          url,
          api: createFiskaiClient({ url, token }),
          mocks: mocks.control,
          async stop() {
            mocks.close();
            await web.stop();
          },
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
