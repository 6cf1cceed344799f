import { rmSync } from 'node:fs';

import { FIRST_START_VARIABLE, type RunningApp, startApp } from '#tests/e2e/kit/app.ts';
import { unpackBrowser } from '#tests/e2e/kit/unpack-browser.ts';

let app: RunningApp;

/**
 * Unpacks the browser, which two walks that begin at once would do over each other, and lets the built app start once on an empty
 * folder and make its demo company; the apps of the leg begin on copies of it.
 */
export async function setup(): Promise<void> {
  await unpackBrowser();
  app = await startApp();
  await app.end();
  process.env[FIRST_START_VARIABLE] = app.dataDir;
}

export function teardown(): void {
  rmSync(app.dataDir, { recursive: true, force: true });
}
