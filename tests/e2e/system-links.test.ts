import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ administrator: DEMO_LOGIN.email }), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

it('whoever looks after the installation sees all its links, and tries them', async () => {
  await page.goto('/sustav/veze');
  await page.getByRole('heading', { name: 'Prijava' }).waitFor();
  const company = await signIn(page);
  await page.goto(`${company}/postavke/veze`);
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Sve veze instalacije' }).click();
  await page.getByRole('heading', { name: 'Veze instalacije' }).waitFor();
  const service = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  for (const name of ['HNB', 'Stripe', 'Sentry', 'PostHog']) await service(name).waitFor();
  await service('HNB')
    .getByText(/api\.hnb\.hr:443/)
    .waitFor();
  await page.getByRole('button', { name: 'Provjeri vezu: HNB' }).click();
  await service('HNB').getByText(/\d ms/).first().waitFor();

  app.mocks.standing('hnb', '*', 'http500');
  await page.getByRole('button', { name: 'Provjeri vezu: HNB' }).click();
  await service('HNB')
    .getByText(/veza ne radi/)
    .waitFor();
  await expectAccessible(page, 'links of the installation');
  await takePictures(page, 'system-links', async (kind) => {
    if (kind === 'dark') await expectContrast(page, 'links of the installation in dark');
    if (kind !== 'phone') return;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, 'links of the installation on a phone scroll sideways').toBeLessThanOrEqual(0);
  });
  expect(errors).toEqual([]);
});
