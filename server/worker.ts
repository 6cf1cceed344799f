import { readEnv } from './env/index.ts';
import { openInstallation } from './installation.ts';
import { shutDownOnSignal } from './shutdown.ts';
import { exitOverStart } from './start-problems.ts';

/** A process that only works in the background; any number of them beside web processes on one PostgreSQL server. */
async function main(): Promise<void> {
  const env = readEnv();
  if (env.database.url === null) {
    process.stderr.write(
      '\nUgrađena baza pripada jednom procesu, pa poslove u pozadini radi sam npm start. Za odvojene radnike postavite DATABASE_URL.\n' +
        'The embedded database belongs to one process, so npm start does the background work itself. Set DATABASE_URL for separate workers.\n\n',
    );
    process.exit(2);
  }
  const installation = await openInstallation({ env });
  await installation.house.work();
  shutDownOnSignal(installation.log, () => installation.close());
  installation.log.info('worker started');
}

main().catch(exitOverStart);
