import type { Clock } from '#server/domain/shared/clock.ts';
import { createControl, type MockControl } from './control.ts';
import { mockClock } from './kit/clock.ts';
import { openStore } from './kit/store.ts';
import type { MockEnv } from './kit/vendor.ts';

export interface OpenMocksOptions {
  readonly dataDir: string;
  /** Address of our own server; the vendors' webhooks go there. */
  readonly appUrl: string;
  readonly clock?: Clock;
}

export interface OpenMocks {
  readonly env: MockEnv;
  readonly control: MockControl;
  setAppUrl(url: string): void;
  close(): void;
}

/** The vendors' state of a data folder, without touching this process's network: for the command line and for looking on. */
export const openMocks = ({ dataDir, appUrl, clock }: OpenMocksOptions): OpenMocks => {
  const store = openStore(dataDir);
  let url = appUrl;
  const env: MockEnv = { store, clock: mockClock(store, clock), dataDir, appUrl: () => url };
  return {
    env,
    control: createControl(env),
    setAppUrl: (next) => void (url = next),
    close: () => store.close(),
  };
};
