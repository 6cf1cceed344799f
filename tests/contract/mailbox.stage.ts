import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import express from 'express';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { vendorPages } from '#mocks/kit/browser-pages.ts';
import { VENDORS } from '#mocks/registry.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import type { MailboxPort } from '#server/integrations/mailbox/port.ts';
import { MAILBOX_ADAPTERS } from '#server/integrations/mailbox/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';

const clock = { now: () => new Date() };
let dataDir: string;
export let mocks: MockRuntime;
let server: Server;
export let appUrl: string;
let uninstallGuard: () => void;

/** Both vendors, played for the tests of one file, with their pages on a server of its own. */
export function playMailVendors(): void {
  beforeAll(async () => {
    uninstallGuard = installEgressGuard({ allowDatabase: null });
    dataDir = await mkdtemp(join(tmpdir(), 'fiskai-mailbox-'));
    const app = express();
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    mocks = await startMocks({ dataDir, appUrl, vendors: ['google', 'microsoft'], autoEvents: false });
    app.use('/__mocks', vendorPages([VENDORS.google, VENDORS.microsoft], mocks.env));
  });
  afterAll(async () => {
    server.close();
    await mocks.stop();
    uninstallGuard();
    await rm(dataDir, { recursive: true });
  });
  afterEach(() => {
    mocks.control.clearScenarios();
    mocks.control.clock.setOffsetMs(0);
    expect(mocks.unhandled()).toEqual([]);
  });
}

export interface Vendor {
  readonly folder: string;
  readonly ownFolder: readonly [string, string];
  /** The mocked vendor's operations for the same thing. */
  readonly token: string;
  readonly changes: string;
  readonly first: string;
  readonly structure: string;
  readonly file: string;
  readonly accounts: readonly [string, string];
  readonly forgets: string;
  readonly lostBy: string;
  readonly denied: string;
  make(over?: { readonly timeoutMs?: number; readonly clientId?: string; readonly clientSecret?: string }): MailboxPort;
}

const policy = () => createOutboundPolicy({ clock, environment: 'test' });
const base = (vendor: string) => ({ browserBaseUrl: `${appUrl}/__mocks/${vendor}`, timeoutMs: 8_000 });
export const VENDOR: Readonly<Record<'google' | 'microsoft', Vendor>> = {
  google: {
    folder: 'INBOX',
    ownFolder: ['Label_7', 'Računi'],
    token: 'oauth.token',
    changes: 'history.list',
    first: 'messages.list',
    structure: 'messages.get',
    file: 'attachments.get',
    accounts: ['ana.kovac@gmail.example', 'racuni@studio-sova.example'],
    forgets: 'history-forgotten',
    lostBy: 'history-412',
    denied: 'insufficient',
    make: (over) =>
      MAILBOX_ADAPTERS.google({ ...MOCK_CREDENTIALS.google, ...base('google'), ...over }, { clock, policy: policy() }),
  },
  microsoft: {
    folder: 'inbox',
    ownFolder: ['AAMkRacuni=', 'Računi'],
    token: 'token',
    changes: 'delta',
    first: 'delta',
    structure: 'attachments',
    file: 'content',
    accounts: ['ana.kovac@sova-dizajn.example', 'studio.sova@outlook.example'],
    forgets: 'delta-expired',
    lostBy: 'sync-state-400',
    denied: '403',
    make: (over) =>
      MAILBOX_ADAPTERS.microsoft({ ...MOCK_CREDENTIALS.microsoft, ...base('microsoft'), ...over }, { clock, policy: policy() }),
  },
};
