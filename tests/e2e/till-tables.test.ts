import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';

import { type RunningApp, startApp } from './kit/app.ts';
import { leave, lookAt, openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';
import { addDrink, openTill, tile } from './kit/till-steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let other: Page;
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

const tables = (on: Page) => on.getByRole('list', { name: 'Otvoreni stolovi i odloženi računi' });

describe('a table that two waiters serve', () => {
  it('is put aside under its number, by keyboard', async () => {
    await addDrink(page, company, 'Kava s mlijekom', '1,80');
    await addDrink(page, company, 'Kremšnita', '2,20');
    await openTill(page, company);
    // The owner's own operator has no PIN yet.
    await page.getByRole('listitem').getByRole('button').first().click();
    await tile(page, 'Kava s mlijekom').click();
    await tile(page, 'Kava s mlijekom').click();
    await tile(page, 'Kremšnita').click();
    await page.keyboard.press('F4');
    await page.getByLabel('Stol ili ime').fill('5');
    await lookAt(page, 'till-park');
    await page.keyboard.press('Enter');
    await page.getByText('Dodirnite artikl ili ga potražite.').waitFor();
  });

  it('keeps what both add to it at the same time', async () => {
    other = await page.context().newPage();
    await openTill(other, company);
    for (const till of [page, other]) {
      await till.keyboard.press('F2');
      await tables(till)
        .getByRole('button', { name: /Stol 5/ })
        .press('Enter');
      await till.getByRole('heading', { name: 'Stol 5' }).waitFor();
    }
    await tile(page, 'Kremšnita').click();
    await tile(other, 'Kava s mlijekom').click();
    for (const till of [page, other]) {
      await till.getByRole('button', { name: 'Spremi stol' }).click();
      await till.getByText('Dodirnite artikl ili ga potražite.').waitFor();
    }
    await page.getByRole('button', { name: /^Stolovi/ }).click();
    await tables(page)
      .getByRole('button', { name: /Stol 5.*9,80/s })
      .waitFor();
    await lookAt(page, 'till-tables');
    await tables(page)
      .getByRole('button', { name: /Stol 5/ })
      .click();
    await lookAt(page, 'till-table');
  });

  it('is split: a guest pays what was his, two share the rest, and then it is gone', async () => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Podijeli' }).click();
    await dialog.getByRole('button', { name: 'Još jedan: Kremšnita' }).click();
    await lookAt(page, 'till-split');
    await dialog.getByRole('button', { name: /Naplati dio, 2,20/ }).click();
    await page.getByText('Nakon naplate na stolu ostaje: 3 × Kava s mlijekom, 1 × Kremšnita').waitFor();
    await lookAt(page, 'till-part');
    await page.getByRole('button', { name: 'Gotovina', exact: true }).click();
    await page.getByRole('button', { name: 'Ostatak: Stol 5' }).click();
    await page.getByRole('button', { name: 'Podijeli' }).click();
    await dialog.getByRole('button', { name: 'Jednako na 2 osobe' }).click();
    await page.getByText('1,5 × 1,80').waitFor();
    await page.getByRole('button', { name: 'Kartica', exact: true }).click();
    await page.getByRole('button', { name: 'Zadnji dio: Stol 5' }).click();
    await page.getByRole('button', { name: 'Kartica', exact: true }).click();
    await page.getByRole('heading', { name: /je izdan$/ }).waitFor();
    await other.getByRole('button', { name: /^Stolovi/ }).click();
    await other.getByText('Ništa nije otvoreno.').waitFor();
  });

  it('leaves a tip: with the payment, after it, and a sum at the end of the shift', async () => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Nova prodaja' }).click();
    await tile(page, 'Kremšnita').click();
    await page.getByRole('button', { name: 'Više načina' }).click();
    await dialog.getByLabel('Kako je ostavljena').selectOption({ label: 'Kartica' });
    await dialog.getByLabel('Napojnica', { exact: true }).fill('0,80');
    await lookAt(page, 'till-pay-tip');
    await dialog.getByRole('button', { name: 'Izdaj račun' }).click();
    await page.getByText('Napojnica 0,80 €, Kartica').waitFor();
    await page.getByText('prijavljena').waitFor();
    await page.getByRole('button', { name: 'Napojnica', exact: true }).click();
    await dialog.getByLabel('Napojnica', { exact: true }).fill('1');
    await page.keyboard.press('Enter');
    await page.getByText('Napojnica 1,00 €, Gotovina').waitFor();
    await lookAt(page, 'till-receipt-tips');
    expect(app.mocks.receipts().at(-1)?.tips).toMatchObject([
      { amount: '0.80', payment: 'K' },
      { amount: '1.00', payment: 'G' },
    ]);
    await page.getByRole('button', { name: 'Računi', exact: true }).click();
    await dialog.getByRole('button', { name: 'Napojnice' }).click();
    await dialog.getByLabel('Ukupno napojnica').fill('6');
    await page.keyboard.press('Enter');
    await dialog.getByText(/^Napojnice smjene br\./).waitFor();
    await lookAt(page, 'till-tips');
    await dialog.getByText(/6,00\s€ je na \d+ račun/).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('a price from a day on', () => {
  it('is planned on the page of the product, and dropped', async () => {
    await page.goto(`${company}/artikli`);
    await page.getByRole('link', { name: 'Kremšnita' }).click();
    await scriptsAtWork(page);
    await page.getByLabel('Nova cijena').fill('2,50');
    await page.getByRole('button', { name: 'Planiraj cijenu' }).click();
    await page.getByText('Cijena je planirana.').waitFor();
    await page.getByRole('list', { name: 'Cijene po danima' }).getByText('planirana').waitFor();
    await lookAt(page, 'product-prices');
    await page.getByRole('button', { name: /Ukloni planiranu cijenu 2,50/ }).click();
    await page.getByText('Planirana cijena je uklonjena.').waitFor();
    expect(errors).toEqual([]);
  });
});
