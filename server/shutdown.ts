import type { Logger } from './log.ts';

/** Longer than any request or job may take; then the process goes anyway. */
const PATIENCE_MS = 20_000;

/** Ends the process on SIGTERM and SIGINT after `close`, which finishes what runs; a second signal ends it at once. */
export function shutDownOnSignal(log: Logger, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
