import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';

import { type RunningApp, startApp } from './kit/app.ts';
import { DESKTOP, leave, lookAt, openBrowser, PHONE, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

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

const tile = (name: string) => page.getByRole('list', { name: 'Artikli' }).getByRole('button', { name });
const till = () => page.locator('[data-till="ready"]');
const signOn = async (name: string, pin: string) => {
  await page.getByRole('button', { name }).click();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `${name}: zaključaj i promijeni operatera` }).waitFor();
};

/** Adds a person who sells, in the settings. */
async function addOperator(mark: string, name: string, pin: string): Promise<void> {
  await page.goto(`${company}/postavke/operateri?uredi=novi`);
  await scriptsAtWork(page);
  await page.getByLabel('Ime i prezime').fill(name);
  await page.getByLabel('Oznaka').fill(mark);
  await page.getByLabel('OIB').fill('12345678903');
  await page.getByLabel(/PIN za blagajnu/).fill(pin);
  await page.getByRole('button', { name: 'Spremi' }).click();
  await page.getByText('Spremljeno').first().waitFor();
}

async function addDrink(name: string, price: string): Promise<void> {
  await page.goto(`${company}/artikli/novi`);
  await scriptsAtWork(page);
  await page.getByLabel('Naziv').first().fill(name);
  await page.getByLabel('Cijena', { exact: true }).fill(price);
  await page.getByRole('button', { name: 'Spremi artikl' }).click();
  await page.getByText(`Artikl ${name} je dodan.`).first().waitFor();
}

describe('the café’s rush hour with CIS down', () => {
  it('begins with a waiter who has a PIN, and what is sold', async () => {
    await addOperator('K1', 'Iva Konobar', '2580');
    await lookAt(page, 'operators');
    await addDrink('Kava s mlijekom', '1,80');
    await addDrink('Kremšnita', '2,20');
    await page.goto(`${company}/blagajna`);
    await till().waitFor();
    await lookAt(page, 'till-locked');
    await signOn('Iva Konobar', '2580');
  });

  it('sells by touch, each receipt ready at once', async () => {
    app.mocks.standing('cis', 'racuni', 'down');
    for (let sale = 0; sale < 6; sale += 1) {
      await tile('Kava s mlijekom').click();
      if (sale === 0) {
        await tile('Kremšnita').click();
        await tile('Kava s mlijekom').click();
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
    await tile('Kava s mlijekom').click();
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
