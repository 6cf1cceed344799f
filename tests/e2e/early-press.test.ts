import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('what is pressed before the scripts of a page are at work leaves the page working', async () => {
  const { page, errors } = await visitor(browser, app.url);
  const company = await signIn(page);
  // A slow machine: on a quick one the moment is too short to be hit every time.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto(`${company}/racuni?prikaz=open`, { waitUntil: 'commit' });
    const boxes = page.getByRole('row').getByRole('checkbox');
    await boxes.nth(1).waitFor();
    for (let press = 0; press < 6; press++) await boxes.nth(1).click({ force: true });
    await scriptsAtWork(page);
    await boxes.nth(1).check();
    await page.getByText('Storniraj', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  }
});
