import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';

import { type RunningApp, startApp } from './kit/app.ts';
import { leave, lookAt, openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';
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

async function shiftPage(): Promise<void> {
  await page.goto(`${company}/blagajna/smjena`);
  await scriptsAtWork(page);
}

describe('a shift from a counted drawer to a Z report', () => {
  it('is opened by who is signed on at the till, who says where more cash than there was comes from', async () => {
    await addOperator(page, company, 'K1', 'Iva Konobar', '2580');
    await addDrink(page, company, 'Kava s mlijekom', '1,80');
    await shiftPage();
    await page.getByText('Smjenu otvara i zaključuje osoba koja je prijavljena na blagajni.').waitFor();
    await page.getByRole('link', { name: 'Na blagajnu' }).first().click();
    await signOn(page, 'Iva Konobar', '2580');
    await shiftPage();
    await page.getByLabel('Prebrojano u ladici').fill('90000');
    await page.getByRole('button', { name: 'Otvori smjenu' }).press('Enter');
    await page
      .getByText(/Upišite odakle je ta gotovina/)
      .first()
      .waitFor();
    await lookAt(page, 'shift-open');
    await page.getByLabel('Prebrojano u ladici').fill('50');
    await page.getByRole('button', { name: 'Otvori smjenu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Smjena br. 1' }).waitFor();
  });

  it('holds two sales and a payout', async () => {
    await openTill(page, company);
    for (const how of ['Gotovina', 'Kartica']) {
      await tile(page, 'Kava s mlijekom').click();
      await page.getByRole('button', { name: how, exact: true }).click();
      await page.getByRole('heading', { name: /je izdan$/ }).waitFor();
    }
    // What the browser said of a refused form and of the till is theirs; from here on it is quiet.
    errors.length = 0;
    await shiftPage();
    await page.getByLabel('Vrsta').selectOption('pay_out');
    await page.getByLabel('Iznos').fill('12,40');
    await page.getByLabel('Svrha').fill('Mlijeko s tržnice');
    await page.getByRole('button', { name: 'Upiši', exact: true }).click();
    await page.getByText('Upisano u blagajnički dnevnik.').first().waitFor();
    expect(await page.locator('[data-slip]').innerText()).toMatch(
      /Izdano računa\s+2[\s\S]*Isplatnice\s+.12,40[\s\S]*Treba biti\s+39,40/,
    );
    await lookAt(page, 'shift');
  });

  it('is counted piece by piece, and says why a euro is missing', async () => {
    await page.getByText('Prebroji po novčanicama i kovanicama').click();
    await page.getByLabel('Komada po 20,00').fill('1');
    await page.getByLabel('Komada po 10,00').fill('1');
    await page.getByLabel('Komada po 2,00').fill('4');
    await page.getByLabel('Komada po 0,20').fill('2');
    expect(await page.getByLabel('Prebrojano u ladici').inputValue()).toBe('38,40');
    await page.getByText(/Razlika je .1,00/).waitFor();
    await lookAt(page, 'shift-count');
    await page.getByLabel('Razlog razlike').fill('Krivo vraćen ostatak');
    await page.getByLabel(/Ostaje u ladici/).fill('20');
    await page.getByRole('button', { name: 'Zaključi smjenu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Z-izvještaj br. 1' }).waitFor();
    expect(await page.locator('[data-slip]').innerText()).toMatch(/Prebrojano\s+38,40[\s\S]*Krivo vraćen ostatak/);
    await lookAt(page, 'z-report');
    await page.getByRole('link', { name: 'Z-izvještaji' }).first().click();
    await page.getByRole('row', { name: /Z 1/ }).waitFor();
    await lookAt(page, 'z-reports');
  });

  it('stands in the cash book, where a wrong slip is taken back', async () => {
    await page.getByRole('navigation', { name: 'Gotovina' }).getByRole('link', { name: 'Blagajnički dnevnik' }).click();
    await page.getByRole('cell', { name: /Krivo vraćen ostatak/ }).waitFor();
    await page.getByRole('link', { name: /^Storniraj.*Isplatnica 1\/2026$/ }).click();
    await page.getByLabel('Razlog').fill('Plaćeno karticom');
    await lookAt(page, 'cash-book-correct');
    await page.getByRole('button', { name: 'Upiši storno' }).click();
    await page.getByText('Storno je upisan.').first().waitFor();
    await page.getByRole('cell', { name: /Storno, Isplatnica 1\/2026: Plaćeno karticom/ }).waitFor();
    await lookAt(page, 'cash-book');
    const [pdf, csv] = await Promise.all(
      ['pdf', 'csv'].map((kind) => page.request.get(`${company}/blagajnicki-dnevnik.${kind}?prostor=${place()}`)),
    );
    expect(pdf?.headers()['content-type']).toBe('application/pdf');
    expect(await csv?.text()).toContain('Isplatnica 2/');
  });

  it('has room for what was written on paper while the till was out of order', async () => {
    await page.goto(`${company}/blagajna`);
    await page.locator('[data-till="ready"]').waitFor();
    await page.getByRole('button', { name: 'Računi' }).click();
    await page.getByRole('link', { name: 'Paragoni' }).click();
    await page.getByRole('heading', { level: 1, name: 'Paragoni' }).waitFor();
    await scriptsAtWork(page);
    await page.getByLabel('Broj paragona').fill('B1-17');
    await page.getByLabel('Vrijeme').fill('0000');
    await page.getByLabel('Artikl ili opis, 1. stavka').fill('Kava s mlijekom');
    expect(await page.getByLabel('Cijena').first().inputValue()).toBe('1,80');
    await page.getByRole('button', { name: 'Dodaj stavku' }).click();
    await page.getByLabel('Artikl ili opis, 2. stavka').fill('Kolač dana');
    await page.getByLabel('Cijena').nth(1).fill('2,5');
    await page.getByLabel('Ukupno na paragonu').fill('4,20');
    await page.getByLabel('Ukupno na paragonu').press('Enter');
    await page.getByText('Zbroj stavki je 4,30 €.').first().waitFor();
    errors.length = 0;
    await lookAt(page, 'paragon-differs');
    await page.getByLabel('Ukupno na paragonu').fill('4,30');
    await page.getByRole('button', { name: 'Upiši paragon' }).click();
    await page
      .getByText(/Paragon B1-17 upisan je kao račun/)
      .first()
      .waitFor();
    await page.getByRole('row', { name: /B1-17/ }).waitFor();
    expect(await page.getByLabel('Broj paragona').inputValue()).toBe('');
    await lookAt(page, 'paragon');
    expect(errors).toEqual([]);
  });
});

const place = (): string => new URL(page.url()).searchParams.get('prostor') ?? '';
