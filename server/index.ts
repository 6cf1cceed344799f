import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { resolve as absolute } from 'node:path';

import type { ViteDevServer } from 'vite';

import { users } from '#drizzle/schema/identity.ts';

import { markSeeded, stampEnvironment } from './db/stamp.ts';
import { withSystemTx } from './db/system-tx.ts';
import { type Env, readEnv } from './env/index.ts';
import { createHttpApp } from './http/app.ts';
import type { House } from './house.ts';
import { openInstallation, type OpenedInstallation } from './installation.ts';
import { exitOverStart } from './start-problems.ts';
import { shutDownOnSignal } from './shutdown.ts';
import { whileAlone } from './start-lock.ts';
import { startLines } from './start-words.ts';

/** How often a stopping server looks for connections that nothing is asked on any more. */
const CLOSE_IDLE_EVERY_MS = 20;

/** Starts the web server: settings, installation, the demo company once, then the port. */
async function main(): Promise<void> {
  const started = performance.now();
  const dev = process.argv.includes('--dev');
  const env = readEnv();
  const server = createServer(answerStarting);
  // The port first: a taken one must not cost a migration, nor make two processes fight over the data folder.
  await listen(server, env.host, env.port);
  const address = addressOf(server, env.host);
  const appUrl = env.port === 0 ? address : env.appUrl;
  let stopping = false;
  const installation = await openWhole(env, appUrl);
  // The simulated vendors call back to this very process, whatever public address it has.
  installation.mocks?.setAppUrl(address);
  const vite = dev ? await startVite(server) : null;
  const app = await createHttpApp({ installation, vite, isStopping: () => stopping });
  server.removeListener('request', answerStarting);
  server.on('request', app);
  if (!installation.seeded && env.fiskaiEnv === 'demo') await seedDemo(installation);
  if (env.database.url === null) await installation.house.work();
  shutDownOnSignal(installation.log, async () => {
    stopping = true;
    await closeServer(server);
    await vite?.close();
    await installation.close();
  });
  await announce(installation, address, performance.now() - started);
  prepareFirstReceipt(installation);
}

/** Whoever issues the first document does not wait for the SOAP client to load; nor does the start. */
function prepareFirstReceipt({ house: { deps }, log }: OpenedInstallation): void {
  if (deps.installation.fiscalization === null) return;
  deps.ports.fiscalization.prepare().catch((error: unknown) => log.warn({ err: error }, 'the client of CIS was not loaded'));
}

/** Finishes what was asked; a caller that keeps its connection for the next question does not hold the process up. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  await closed;
  clearInterval(idle);
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });

function addressOf(server: Server, host: string): string {
  const address = server.address();
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${typeof address === 'object' && address !== null ? address.port : ''}`;
}

/** Until the house is open: what comes too early is told to come again, instead of waiting for an answer that nobody gives. */
const answerStarting: RequestListener = (_req, res) => {
  res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2', 'Cache-Control': 'no-store' });
  res.end('FiskAI se pokreće. / FiskAI is starting.\n');
};

/** Vite inside our own server, so that its socket for hot updates listens where we do and nowhere else. */
async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createVite } = await import('vite');
  return createVite({ server: { middlewareMode: true, hmr: { server } } });
}

async function seedDemo(installation: OpenedInstallation): Promise<void> {
  const { house, env, mocks, log } = installation;
  await whileAlone(env.database.url, 'seed', async () => {
    // Another process may have made the company while this one waited.
    const { seeded } = await stampEnvironment(house.database, house.deps.clock, env.fiskaiEnv);
    if (seeded) return;
    if ((await demoPeople(house)) === 'none') {
      const { seedDemoCompany } = await import('#drizzle/seed/demo/seed-demo-company.ts');
      return seedDemoCompany(installation);
    }
    log.warn('the first start was broken off; the demo company stays as far as it came');
    mocks?.control.clock.setOffsetMs(0);
    await markSeeded(house.database, house.deps.clock);
  });
}

/**
 * Opens the installation. An embedded demo whose first start was broken off has half a company in it, which can neither be
 * completed nor deleted (documents are immutable), and nobody else's data: it is made again from nothing.
 */
async function openWhole(env: Env, appUrl: string): Promise<OpenedInstallation> {
  const installation = await openInstallation({ env, appUrl });
  if (env.database.url !== null || env.fiskaiEnv !== 'demo' || installation.seeded) return installation;
  if ((await demoPeople(installation.house)) !== 'only demo') return installation;
  await installation.close();
  for (const name of ['postgres', 'mocks']) rmSync(absolute(env.dataDir, name), { recursive: true, force: true });
  return openInstallation({ env, appUrl });
}

/** Whether the demo's person has been made, and anybody else beside. */
async function demoPeople({ deps }: House): Promise<'none' | 'only demo' | 'demo and others'> {
  const { DEMO_LOGIN } = await import('#drizzle/seed/demo/demo-login.ts');
  const all = await withSystemTx(deps, 'demo company', (tx) => tx.select({ email: users.email }).from(users));
  if (!all.some(({ email }) => email === DEMO_LOGIN.email)) return 'none';
  return all.length === 1 ? 'only demo' : 'demo and others';
}

async function announce({ env, mocks, house: { deps } }: OpenedInstallation, address: string, ms: number): Promise<void> {
  const demoLogin = env.fiskaiEnv === 'demo' ? (await import('#drizzle/seed/demo/demo-login.ts')).DEMO_LOGIN : null;
  const { environment, appUrl } = deps.installation;
  const { services } = deps.links;
  const lines = startLines({ address, ms, environment, appUrl, services, demoLogin, isSimulated: mocks !== null });
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}

main().catch(exitOverStart);
