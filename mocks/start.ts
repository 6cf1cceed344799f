import type { Router } from 'express';
import type { Clock } from '#server/domain/shared/clock.ts';
import { loadCisKeys, mockCa, type MockCa } from './cis/ca.ts';
import { controlPages } from './control-pages/router.ts';
import type { MockControl } from './control.ts';
import { vendorPages } from './kit/browser-pages.ts';
import type { UnhandledCall } from './kit/call-log.ts';
import { startNetwork } from './kit/network.ts';
import { startTicker } from './kit/ticker.ts';
import type { MockEnv, VendorId } from './kit/vendor.ts';
import { openMocks } from './open.ts';
import { VENDORS } from './registry.ts';

export interface StartMocksOptions {
  /** The vendors' state is kept in `<dataDir>/mocks` and shared by all processes that use the folder. */
  readonly dataDir: string;
  /** Address of our own server; the vendors' webhooks go there. */
  readonly appUrl: string;
  /** The vendors' time; the machine's when missing. */
  readonly clock?: Clock;
  /** Which vendors are played; all when missing. */
  readonly vendors?: readonly VendorId[];
  /** Hosts that may be reached for real, for providers in sandbox mode. */
  readonly allowHosts?: readonly string[];
  /** Whether vendors act by themselves: webhooks after a mail or a payment, slow imports. On unless told; tests turn it off. */
  readonly autoEvents?: boolean;
}

export interface MockRuntime {
  readonly ca: MockCa;
  readonly control: MockControl;
  readonly env: MockEnv;
  /** Outbound requests that nobody played, oldest first, of all processes of the folder. A test asserts that it is empty. */
  unhandled(): UnhandledCall[];
  clearUnhandled(): void;
  /** For a server that learns its port late. */
  setAppUrl(url: string): void;
  /** Pages that a browser follows to a vendor; to be mounted at `/__mocks` for every visitor. */
  vendorPages(): Router;
  /** State, scenarios, outbox; to be mounted at `/__mocks` behind a guard. */
  controlPages(): Router;
  /** Gives the network back; pending calls end as broken connections. */
  stop(): Promise<void>;
}

/** Plays the vendors for this process, at socket level. At most one at a time in a process. */
export const startMocks = async (options: StartMocksOptions): Promise<MockRuntime> => {
  const mocks = openMocks(options);
  const { env, control } = mocks;
  const ids = options.vendors ?? (Object.keys(VENDORS) as VendorId[]);
  const keys = await loadCisKeys(env);
  const vendors = ids.map((id) => VENDORS[id]);
  const network = startNetwork(env, vendors, options.allowHosts ?? []);
  control.setAutoEvents(options.autoEvents ?? true);
  const ticker = options.autoEvents === false ? null : startTicker(vendors, env);
  return {
    ca: mockCa(keys, env),
    control,
    env,
    unhandled: () => control.unhandled(),
    clearUnhandled: () => control.clearUnhandled(),
    setAppUrl: mocks.setAppUrl,
    vendorPages: () => vendorPages(vendors, env),
    controlPages: () => controlPages(control),
    stop: async () => {
      await ticker?.stop();
      await network.stop();
      mocks.close();
    },
  };
};
