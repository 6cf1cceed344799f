import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';

import { type RunningApp, startApp } from './kit/app.ts';
import { DESKTOP, leave, lookAt, openBrowser, PHONE, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';
import { addDrink, addOperator, openTill, signOn, tile } from './kit/till-steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let company: string;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  ({ page, errors } = await visitor(browser, app.url));
  company = await signIn(page);
  await scriptsAtWork(page);
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

describe('the café’s rush hour with CIS down', () => {
  it('begins with a waiter who has a PIN, and what is sold', async () => {
    await addOperator(page, company, 'K1', 'Iva Konobar', '2580');
    await lookAt(page, 'operators');
    await addDrink(page, company, 'Kava s mlijekom', '1,80');
    await addDrink(page, company, 'Kremšnita', '2,20');
    await openTill(page, company);
    await lookAt(page, 'till-locked');
    await signOn(page, 'Iva Konobar', '2580');
  });

  it('sells by touch, each receipt ready at once', async () => {
    app.mocks.standing('cis', 'racuni', 'down');
    for (let sale = 0; sale < 6; sale += 1) {
      await tile(page, 'Kava s mlijekom').click();
      if (sale === 0) {
        await tile(page, 'Kremšnita').click();
        await tile(page, 'Kava s mlijekom').click();
        await lookAt(page, 'till-sale');
      }
      await page.getByRole('button', { name: sale % 2 === 0 ? 'Gotovina' : 'Kartica', exact: true }).click();
      await page.getByRole('heading', { name: /^Račun \d+\/P1\/1 je izdan$/ }).waitFor();
      expect(await page.locator('[data-slip]').innerText()).toMatch(/ZKI [0-9a-f]{32}/);
    }
    await lookAt(page, 'till-receipt');
  });

  it('shows what waits, and by when it must be delivered', async () => {
    await page.getByText(/Bez veze s Poreznom upravom · 6 računa čeka · rok/).waitFor();
    await page.getByRole('button', { name: 'Računi', exact: true }).click();
    await page.getByText('JIR stiže naknadno').first().waitFor();
    await lookAt(page, 'till-receipts');
    await page.keyboard.press('Escape');
  });

  it('sells by keyboard alone: a quantity, a few letters, Enter, what was received, Enter', async () => {
    await page.getByRole('button', { name: 'Nova prodaja' }).press('Enter');
    await page.keyboard.type('3krem');
    await page.getByRole('searchbox', { name: 'Traži artikl' }).press('Enter');
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Za platiti 8,80 €' }).waitFor();
    await page.keyboard.type('10');
    await page.getByText('Za vratiti 1,20 €').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Vratite 1,20 €').waitFor();
    expect(await page.locator('[data-slip]').innerText()).toMatch(/4 kom × 2,20[\s\S]*Ukupno\s+8,80/);
  });

  it('sells on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Nova prodaja' }).click();
    await tile(page, 'Kava s mlijekom').click();
    await page.getByRole('button', { name: /1 stavka/ }).click();
    await page.getByRole('button', { name: 'Gotovina', exact: true }).click();
    await page.getByRole('heading', { name: /je izdan$/ }).waitFor();
    await page.setViewportSize(DESKTOP);
  });

  it('ends when CIS is back: every receipt has one JIR', async () => {
    const before = app.mocks.receipts().length;
    app.mocks.clearScenarios();
    await expect.poll(() => app.mocks.receipts().length, { timeout: 90_000 }).toBe(before + 8);
    expect(
      app.mocks
        .receipts()
        .slice(-8)
        .map(({ received }) => received.length),
    ).toEqual(Array.from({ length: 8 }, () => 1));
    await page.getByText('Fiskaliziran').first().waitFor();
    expect(errors).toEqual([]);
  });
});
