import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { leave, openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';

/** More stops than any page of ours has: who has not arrived by then never does. */
const MAX_STOPS = 90;

let app: RunningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ context, page, errors } = await visitor(browser, app.url));
  // Whatever a pointer does is a mistake of this test.
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => console.error('a pointer was used'), true);
  });
});
afterAll(async () => {
  await context.close();
  await leave(browser);
  await app.stop();
});

const press = (...keys: readonly string[]) =>
  keys.reduce<Promise<void>>((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const type = (text: string) => page.keyboard.type(text);
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until the control has the focus, as a person without a mouse does. */
async function tabTo(locator: Locator): Promise<void> {
  await locator.waitFor();
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if (await hasFocus(locator)) return;
    await press('Tab');
  }
  throw new Error(`no Tab leads to ${String(locator)}`);
}

const focused = (locator: Locator) => expect.poll(() => hasFocus(locator)).toBe(true);

describe('by keyboard alone', () => {
  it('signs in, writes an invoice with products found by typing, issues, sends and enters the payment', async () => {
    await page.goto('/prijava');
    await scriptsAtWork(page);
    await tabTo(page.getByLabel('E-pošta'));
    await type(DEMO_LOGIN.email);
    await press('Tab');
    await type(DEMO_LOGIN.password);
    await press('Enter');
    await page.getByRole('heading', { name: 'Početna' }).waitFor();
    await scriptsAtWork(page);

    await press('n');
    await page.waitForURL(/\/racuni\/nacrti\//);
    const customer = page.getByRole('combobox', { name: 'Kupac' });
    await focused(customer);
    await type('peric');
    await page.getByRole('option', { name: /Ivan Perić/ }).waitFor();
    await press('Enter');
    expect(await customer.inputValue()).toBe('Ivan Perić');

    await tabTo(page.getByLabel('Način plaćanja'));
    await type('Trans');
    await tabTo(page.getByRole('combobox', { name: 'Opis' }));
    // One product fits, so Enter takes it, even before the list is there.
    await type('fotografiranje');
    await press('Enter');
    const quantity = page.getByRole('textbox', { name: 'Količina' });
    await focused(quantity.first());
    expect(await page.getByRole('textbox', { name: /^Cijena/ }).inputValue()).toBe('45,00');
    await type('2');

    // Enter leads from field to field and on to a new line, Shift and Enter breaks a description.
    const descriptions = page.getByRole('combobox', { name: 'Opis' });
    while ((await descriptions.count()) === 1) await press('Enter');
    await focused(descriptions.nth(1));
    await type('Dostava');
    await press('Shift+Enter');
    await type('preporučeno, u okviru');
    expect(await descriptions.nth(1).inputValue()).toBe('Dostava\npreporučeno, u okviru');
    await tabTo(page.getByRole('textbox', { name: /^Cijena/ }).nth(1));
    await type('10');
    await page.getByText('100,00 €').first().waitFor();
    await page.getByText('Spremno za izdavanje').waitFor();

    await press('Control+Enter');
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page
      .getByText(/JIR [0-9a-f]{8}-/)
      .first()
      .waitFor();
    await page.getByText('Dostava\npreporučeno, u okviru').waitFor();

    await tabTo(page.getByRole('link', { name: /^Pošalji/ }).first());
    await press('Enter');
    await tabTo(page.getByLabel('Adresa e-pošte kupca'));
    await press('Control+Enter');
    await page.getByText('E-pošta je isporučena').first().waitFor();

    await tabTo(page.getByRole('link', { name: 'Upiši uplatu' }).first());
    await press('Enter');
    await tabTo(page.getByRole('button', { name: 'Spremi uplatu' }));
    await press('Enter');
    await page.getByText('Plaćen', { exact: true }).first().waitFor();
    expect(errors).toEqual([]);
  });

  it('comes back from a document to its row in the list, and goes on from there', async () => {
    await page.goto('/dizajn-studio-sova/racuni');
    await scriptsAtWork(page);
    await press('j', 'j', 'j');
    const rows = page.locator('[data-row-link]');
    const third = await rows.nth(2).innerText();
    expect(await hasFocus(rows.nth(2))).toBe(true);
    await press('Enter');
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page.goBack();
    await page.getByRole('heading', { name: 'Računi' }).waitFor();
    await focused(page.getByRole('link', { name: third }).first());
    await press('j');
    expect(await hasFocus(rows.nth(3))).toBe(true);
  });
});
