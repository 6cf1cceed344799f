import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentSchema } from '#server/env/index.ts';
import { outsideSchema } from '#server/env/outside.ts';
import { readSource } from './source-files.ts';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<'fiskai' | 'worker' | 'fiskai-db', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const composeText = readSource('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as Compose;
const { fiskai, worker, 'fiskai-db': database } = compose.services;

/** Instructions with their arguments, continuation lines joined. */
const dockerfile = readSource('Dockerfile')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ instruction: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const lastStage = dockerfile.slice(dockerfile.findLastIndex(({ instruction }) => instruction === 'FROM'));
const last = (instruction: string) => lastStage.findLast((line) => line.instruction === instruction)?.rest;

describe('docker-compose.yml', () => {
  it('serves on APP_PORT, 3002 unless told otherwise', () => {
    expect(fiskai.ports).toEqual(['${APP_PORT:-3002}:3000']);
    expect(fiskai.environment).toMatchObject({ HOST: '0.0.0.0', PORT: 3000 });
    expect(worker.ports).toBeUndefined();
  });

  it('keeps the database on this machine and its data in a volume, where version 18 looks for it', () => {
    expect(database.image).toBe('postgres:18');
    expect(database.ports).toEqual(['127.0.0.1:5432:5432']);
    expect(database.volumes).toEqual(['fiskai-db:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['fiskai-db', 'fiskai-data']));
  });

  it('lets the app log in as a role that owns nothing, beside the owner who migrates', () => {
    for (const { environment } of [fiskai, worker]) {
      expect(environment.DATABASE_URL).toMatch(/^postgres:\/\/fiskai_login:/);
      expect(environment.MIGRATION_DATABASE_URL).toMatch(/^postgres:\/\/fiskai_owner:/);
    }
    expect(database.environment.POSTGRES_USER).toBe('fiskai_owner');
  });

  it('holds no password, and does not start without one', () => {
    // Those of the database; what a vendor gave comes from outside as it is.
    const passwords = composeText.match(/(?<=:\/\/\w+:|POSTGRES_PASSWORD: |\s_PASSWORD: )\S.*?(?=@|$)/gm) ?? [];
    expect(passwords.length).toBe(3);
    for (const password of passwords) expect(password).toMatch(/^\$\{FISKAI_DB_(OWNER_)?PASSWORD:\?.+\}$/);
    expect(composeText).not.toMatch(/(KEY|SECRET|TOKEN)\w*: (?!\$\{)\S/);
  });

  it('gives both processes one data folder and the same settings', () => {
    expect(worker.volumes).toEqual(fiskai.volumes);
    expect(fiskai.volumes).toEqual(['fiskai-data:/data']);
    expect(fiskai.environment.FISKAI_DATA_DIR).toBe('/data');
    expect(fiskai.environment).toMatchObject(worker.environment);
    expect(worker.command).toEqual(['node', 'build/app/worker.js']);
  });

  it('passes on every setting that the app knows, and no other', () => {
    const ofTheWebApp = ['HOST', 'PORT'];
    const known = Object.keys(environmentSchema.shape).filter(
      (name) => !(name in outsideSchema.shape) && name !== 'ALLOW_EMBEDDED_LIVE',
    );
    expect(Object.keys(fiskai.environment).sort()).toEqual(known.sort());
    expect(Object.keys(worker.environment).sort()).toEqual(known.filter((name) => !ofTheWebApp.includes(name)).sort());
  });

  it('starts in order of health and stops with patience', () => {
    expect(fiskai.depends_on).toEqual({ 'fiskai-db': { condition: 'service_healthy' } });
    expect(worker.depends_on).toEqual({ fiskai: { condition: 'service_healthy' } });
    expect(fiskai.healthcheck?.test?.join(' ')).toContain('/healthz');
    expect(database.healthcheck?.test?.join(' ')).toContain('pg_isready');
    for (const service of Object.values(compose.services)) expect(service.stop_grace_period).toMatch(/^[3-9]\ds$/);
  });
});

describe('Dockerfile', () => {
  it('builds in one stage and runs in another, both on Node 24', () => {
    const stages = dockerfile.filter(({ instruction }) => instruction === 'FROM').map(({ rest }) => rest);
    expect(stages).toEqual(['node:24-bookworm-slim AS build', 'node:24-bookworm-slim AS run']);
    const runs = dockerfile.filter(({ instruction }) => instruction === 'RUN').map(({ rest }) => rest);
    const order = ['npm ci', 'bootstrap.mjs --build', 'npm prune --omit=dev'].map((step) =>
      runs.findIndex((run) => run.includes(step)),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('runs as nobody special, under an init, with a health check', () => {
    expect(last('USER')).toBe('node');
    expect(JSON.parse(last('ENTRYPOINT') ?? '')).toEqual(['tini', '--']);
    expect(JSON.parse(last('CMD') ?? '')).toEqual(['node', 'build/app/index.js']);
    expect(last('HEALTHCHECK')).toContain('/healthz');
    expect(lastStage.some(({ rest }) => /chown node:node \/data/.test(rest))).toBe(true);
  });

  it('takes no secret and no local state into the image', () => {
    const ignored = readSource('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', '.env.*', '.data', 'node_modules', 'build']));
    expect(dockerfile.filter(({ rest }) => /(PASSWORD|SECRET|TOKEN|_KEY)=/.test(rest))).toEqual([]);
  });
});
