import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import type { VendorId } from '#mocks/kit/vendor.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import type { Clock } from '#server/domain/shared/clock.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';

interface MockedVendorsOptions {
  readonly clock?: Clock;
  /** Where the vendors send their notifications; asked once the hooks before have run. Nobody listens at the usual one. */
  readonly appUrl?: () => string;
}

/**
 * Simulated vendors for the tests of the file or `describe` that calls this: as the server boots, first the guard, then the mocks
 * on top of it. After each test its faults and its calls are forgotten, and none may have gone to a host that no mock plays.
 */
export function mockedVendors(
  vendors: readonly VendorId[],
  options: MockedVendorsOptions = {},
): Pick<MockRuntime, 'control' | 'env' | 'stop'> {
  let dataDir: string;
  let mocks: MockRuntime;
  let uninstallGuard: () => void;

  beforeAll(async () => {
    uninstallGuard = installEgressGuard({ allowDatabase: null });
    dataDir = await mkdtemp(path.join(tmpdir(), 'fiskai-vendors-'));
    const appUrl = options.appUrl?.() ?? 'http://127.0.0.1:9';
    const clock = options.clock === undefined ? {} : { clock: options.clock };
    mocks = await startMocks({ dataDir, appUrl, ...clock, vendors, autoEvents: false });
  });
  afterAll(async () => {
    await mocks.stop();
    uninstallGuard();
    await rm(dataDir, { recursive: true });
  });
  afterEach(() => {
    mocks.control.clearScenarios();
    mocks.control.clearCalls();
    const unhandled = mocks.unhandled();
    mocks.clearUnhandled();
    expect(unhandled, 'calls to hosts that no mock plays').toEqual([]);
  });

  return {
    get control() {
      return mocks.control;
    },
    get env() {
      return mocks.env;
    },
    stop: () => mocks.stop(),
  };
}
