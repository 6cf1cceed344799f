import { createServer, type Server } from 'node:http';

import type { ViteDevServer } from 'vite';

import { readEnv } from './env/index.ts';
import { createHttpApp } from './http/app.ts';
import { openInstallation, type OpenedInstallation } from './installation.ts';
import { exitOverStart } from './start-problems.ts';
import { shutDownOnSignal } from './shutdown.ts';

/** Starts the web server: settings, installation, the demo company once, then the port. */
async function main(): Promise<void> {
  const started = performance.now();
  const dev = process.argv.includes('--dev');
  const env = readEnv();
  const server = createServer();
  // The port first: a taken one must not cost a migration, nor make two processes fight over the data folder.
  await listen(server, env.host, env.port);
  const address = addressOf(server, env.host);
  const appUrl = env.port === 0 ? address : env.appUrl;
  let stopping = false;
  const installation = await openInstallation({ env, appUrl });
  // The simulated vendors call back to this very process, whatever public address it has.
  installation.mocks?.setAppUrl(address);
  const vite = dev ? await startVite(server) : null;
  server.on('request', await createHttpApp({ installation, vite, isStopping: () => stopping }));
  if (!installation.seeded && env.fiskaiEnv === 'demo') await seedDemo(installation);
  if (env.database.url === null) await installation.house.work();
  shutDownOnSignal(installation.log, async () => {
    stopping = true;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await vite?.close();
    await installation.close();
  });
  await announce(installation, address, performance.now() - started);
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

/** Vite inside our own server, so that its socket for hot updates listens where we do and nowhere else. */
async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createVite } = await import('vite');
  return createVite({ server: { middlewareMode: true, hmr: { server } } });
}

async function seedDemo(installation: OpenedInstallation): Promise<void> {
  const { seedDemoCompany } = await import('#drizzle/seed/demo/seed-demo-company.ts');
  await seedDemoCompany(installation);
}

async function announce(installation: OpenedInstallation, address: string, ms: number): Promise<void> {
  const { env, mocks } = installation;
  const lines = [`FiskAI radi na ${address}  (${(ms / 1000).toFixed(1)} s)`];
  if (env.fiskaiEnv === 'demo') {
    const { DEMO_LOGIN } = await import('#drizzle/seed/demo/demo-login.ts');
    lines.push(`Prijava za probu: ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}`);
  }
  const modes = { CIS: env.cis.mode, R2: env.r2.mode, Resend: env.resend.mode };
  const simulated = Object.values(modes).every((mode) => mode === 'mock');
  const list = Object.entries(modes).map(([name, mode]) => `${name} ${mode}`);
  lines.push(simulated ? `Svi pružatelji su simulirani (${Object.keys(modes).join(', ')}): ništa ne izlazi na internet.` : `Pružatelji: ${list.join(', ')}`);
  if (mocks !== null) lines.push(`Simulirani pružatelji i poslana pošta: ${address}/__mocks`);
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}

main().catch(exitOverStart);
