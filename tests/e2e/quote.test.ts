import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, openBrowser, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

const COMPANY = '/dizajn-studio-sova';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  await signIn(page);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Looks at a page in light, dark and on a phone, and lets nothing scroll sideways. */
const look = (name: string) =>
  takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, name);
    else await expectAccessible(page, name);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${name} on ${kind}`).toBe(0);
  });

it('a quote is written, accepted, and becomes a pro forma and an invoice that know each other', async () => {
  await page.goto(`${COMPANY}/ponude/nova`, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { name: 'Nova ponuda' }).waitFor();
  await page.getByRole('combobox', { name: 'Kupac' }).fill('peric');
  await page.getByRole('option', { name: /Ivan Perić/ }).click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  await page.getByRole('combobox', { name: 'Opis' }).fill('Idejno rješenje');
  await page.getByRole('textbox', { name: /^Cijena/ }).fill('400');
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('quote-editor');
  const whereAmI = page.getByRole('navigation', { name: 'Glavni izbornik' }).locator('[aria-current=page]');
  expect(await whereAmI.allTextContents()).toEqual(['Ponude i predračuni']);
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/ponude\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: /^PON-\d+\/\d{4}$/ }).waitFor();
  await page.getByText('OVO NIJE FISKALIZIRANI RAČUN').waitFor();
  const quote = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

  await page.getByRole('button', { name: 'Kupac je prihvatio' }).click();
  await page.getByText('Prihvaćeno').first().waitFor();
  await look('quote-one');

  for (const [button, address] of [
    ['Napravi predračun', /\/ponude\/[0-9a-f-]{36}$/],
    ['Napravi račun', /\/racuni\/[0-9a-f-]{36}$/],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/\/racuni\/nacrti\//);
    await page.getByText('Spremno za izdavanje').waitFor();
    expect(await page.getByRole('combobox', { name: 'Opis' }).inputValue()).toBe('Idejno rješenje');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(address);
  }
  const linked = page.getByRole('region', { name: 'Povezani dokumenti' });
  await linked.getByRole('link', { name: quote }).click();
  await page.waitForURL(/\/ponude\/[0-9a-f-]{36}$/);
  await page.getByText('Pretvoreno').first().waitFor();
  await page.goto(`${COMPANY}/ponude`, { waitUntil: 'networkidle' });
  await look('quote-list');
  await page.goto(`${COMPANY}/ponude?prikaz=converted`);
  await page.getByRole('link', { name: quote }).waitFor();
  expect(errors).toEqual([]);
});
