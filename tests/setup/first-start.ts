import { rmSync } from 'node:fs';

import { FIRST_START_VARIABLE, type RunningApp, startApp } from '#tests/e2e/kit/app.ts';

let app: RunningApp;

/** Lets the built app start once on an empty folder and make its demo company; the apps of the leg begin on copies of it. */
export async function setup(): Promise<void> {
  app = await startApp();
  await app.end();
  process.env[FIRST_START_VARIABLE] = app.dataDir;
}

export function teardown(): void {
  rmSync(app.dataDir, { recursive: true, force: true });
}
