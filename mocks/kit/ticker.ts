import { recordUnhandled } from './call-log.ts';
import type { MockEnv, VendorMock } from './vendor.ts';

export interface VendorTicker {
  stop(): Promise<void>;
}

/** Lets each vendor do what is due, twice a second, one round at a time. Does not keep the process alive. */
export const startTicker = (vendors: readonly VendorMock[], env: MockEnv, everyMs = 500): VendorTicker => {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const round = async (): Promise<void> => {
    for (const vendor of vendors) {
      try {
        await vendor.tick?.(env);
      } catch (error) {
        // A mistake of the mock itself must be as visible as a request that nobody plays.
        const reason = `mock ${vendor.id} failed: ${error instanceof Error ? error.stack : String(error)}`;
        recordUnhandled(env.store, { at: env.clock.now().toISOString(), method: 'POST', url: env.appUrl(), reason });
      }
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = round().finally(() => (busy = false));
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
