import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { leave, lookAt, openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];
let company: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ context, page, errors } = await visitor(browser, app.url));
  company = await signIn(page);
});
afterAll(async () => {
  await context.close();
  await leave(browser);
  await app.stop();
});

describe('a drink in a returnable bottle', () => {
  it('bears what the town takes, which its premises say', async () => {
    await page.goto(`${company}/postavke/prostori`);
    await scriptsAtWork(page);
    await page
      .getByRole('link', { name: /Uredi prostor/ })
      .first()
      .click();
    await page.getByLabel(/Stopa poreza na potrošnju/).fill('3');
    await page.getByLabel(/Vrijedi od/).fill('1.1.2026.');
    await lookAt(page, 'levies-premises');
    await page.getByRole('button', { name: 'Spremi' }).click();
    await page.getByText('Porez na potrošnju: 3').waitFor();
  });

  it('is an article that says so', async () => {
    await page.goto(`${company}/artikli/novi`);
    await scriptsAtWork(page);
    await page.getByLabel('Naziv', { exact: false }).first().fill('Gazirani sok');
    await page.getByRole('textbox', { name: /^Cijena/ }).fill('3,20');
    await page.getByText('Ostali porezi i naknade').click();
    await page.getByLabel('Porez na potrošnju').check();
    await page.getByLabel(/Povratna ambalaža/).fill('1,5');
    await page.getByRole('button', { name: 'Spremi artikl' }).click();
    await page.getByText('Upišite cijeli broj komada').first().waitFor();
    await page.getByLabel(/Povratna ambalaža/).fill('1');
    await lookAt(page, 'levies-product');
    await page.getByRole('button', { name: 'Spremi artikl' }).click();
    await page.getByText('Artikl Gazirani sok je dodan.').waitFor();
    expect(await page.getByLabel('Porez na potrošnju').isChecked()).toBe(true);
  });

  it('brings them into a line, and onto the document', async () => {
    await page.goto(`${company}/racuni/novi`);
    await scriptsAtWork(page);
    await page.getByLabel('Način plaćanja').selectOption('cash');
    await page.getByRole('combobox', { name: 'Opis' }).fill('gazirani');
    await page.getByRole('option', { name: /Gazirani sok/ }).click();
    await page.getByText('Spremno za izdavanje').waitFor();
    await page.getByText('Povratna naknada', { exact: true }).first().waitFor();
    await lookAt(page, 'levies-editor');
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page.getByText('Povratna naknada').first().waitFor();
    await lookAt(page, 'levies-document');
    // The form that was refused on purpose.
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  });
});
