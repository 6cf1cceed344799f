import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let company: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  company = await signIn(page);
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const pictures = (name: string) =>
  takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name} in dark`);
  });

describe('reports', () => {
  it('lead from the sum of a period to its rows, and from a row to its documents', async () => {
    await page.goto(`${company}/izvjestaji`);
    await page.getByRole('link', { name: 'Prošla godina' }).waitFor();
    await page.getByRole('link', { name: 'Godina', exact: true }).click();
    await page.waitForURL(/od=\d{4}-01-01/);
    await page.getByRole('link', { name: 'Mjesec', exact: true }).click();
    await page.getByRole('table', { name: 'Prodaja po mjesecima' }).waitFor();
    await pictures('reports-month');
    await page.getByRole('link', { name: 'Kupac', exact: true }).click();
    await page.getByRole('table', { name: 'Prodaja po kupcima' }).waitFor();
    await expectAccessible(page, 'report of sales');
    await pictures('reports-sales');
    const csv = await page.request.get((await page.getByRole('link', { name: /CSV/ }).getAttribute('href')) ?? '');
    expect(await csv.text()).toMatch(/^\ufeffKupac;Računi;/);
    const pdf = await page.request.get((await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '');
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    const row = page.getByRole('row').filter({ hasText: 'Nordik Software GmbH' });
    await row.getByRole('link').click();
    await page.getByRole('link', { name: /Ukloni filtar Nordik Software GmbH/ }).waitFor();
  });

  it('tell who owes what, and how late it is', async () => {
    await page.goto(`${company}/izvjestaji/dospijeca`);
    await page.getByRole('heading', { name: 'Dospijeća' }).waitFor();
    await page.getByRole('table', { name: 'Dospijeća' }).waitFor();
    await expectAccessible(page, 'ageing');
    await pictures('reports-ageing');
    await page.getByRole('table').getByRole('link').first().click();
    await page.waitForURL(/racuni\?prikaz=open&kupac=/);
  });

  it('are followed by one thing done with several invoices, each with its result', async () => {
    await page.goto(`${company}/racuni?prikaz=open`);
    for (const buyer of ['Čarobni vrt j.d.o.o.', 'Lana Horvat'])
      await page.getByRole('row').filter({ hasText: buyer }).getByRole('checkbox').first().check();
    await page.getByText('Storniraj', { exact: true }).click();
    await page.getByRole('button', { name: 'Storniraj odabrane' }).waitFor();
    await pictures('invoices-bulk');
    await page.getByRole('button', { name: 'Storniraj odabrane' }).click();
    await page.getByRole('heading', { name: 'Obavljeno: 2 od 2' }).waitFor();
    expect(await page.getByText(/Storniran dokumentom/).count()).toBe(2);
    await expectAccessible(page, 'results of several');
    expect(errors).toEqual([]);
  });
});

describe('what is noted for the company’s own people', () => {
  it('is kept beside the document, and the list is narrowed to a label', async () => {
    await page.goto(`${company}/racuni`);
    await scriptsAtWork(page);
    await page
      .getByRole('link', { name: /^29\/P1\/1/ })
      .first()
      .click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page.getByLabel('Oznake').fill('sajam, VIP');
    await page.getByLabel('Interna bilješka').fill('Javili se telefonom.');
    const form = page.locator('form').filter({ has: page.getByLabel('Interna bilješka') });
    await form.getByRole('button', { name: 'Spremi' }).click();
    await page.getByText('Spremljeno').first().waitFor();
    await expectAccessible(page, 'invoice with labels');
    await pictures('invoice-labels');

    await page.goto(`${company}/racuni`);
    await scriptsAtWork(page);
    await page.locator('summary', { hasText: 'Filtri' }).click();
    await page.getByLabel('Oznaka').selectOption('VIP');
    await page.getByRole('button', { name: 'Primijeni' }).click();
    await page.getByRole('link', { name: 'Ukloni filtar VIP' }).waitFor();
    const rows = page.getByRole('table').locator('tbody').getByRole('row');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().innerText()).toContain('sajam');
    await expectAccessible(page, 'invoices of one label');
    await pictures('invoices-label');
    expect(errors).toEqual([]);
  });
});

describe('unpaid invoices of another program', () => {
  it('come by a file, are looked through before, and are paid by keyboard', async () => {
    await page.goto(`${company}/izvjestaji/dospijeca`);
    await page.getByRole('link', { name: 'Početno stanje potraživanja' }).click();
    await page.getByText('Nema otvorenih računa iz prijašnjeg programa').waitFor();
    await page.getByRole('link', { name: 'Uvezi' }).click();
    await page.getByRole('heading', { name: 'Uvoz neplaćenih računa' }).waitFor();
    await scriptsAtWork(page);
    const buffer = Buffer.from(
      'Broj;Datum;Kupac;Iznos;Otvoreno\n112/A/1;1.3.2026.;Nordik Software GmbH;500,00;120,50\n113/A/1;1.3.2026.;Nepoznat;5,00;5,00\n',
    );
    await page.setInputFiles('input[type=file]', { name: 'otvoreno.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Pregledaj' }).click();
    await page.getByText('Takvog kupca nema.').first().waitFor();
    await pictures('opening-preview');
    await page.getByRole('button', { name: 'Uvezi 1 račun' }).click();
    await page.getByText('Uvezen je 1 račun').waitFor();
    await page.goto(`${company}/pocetno-stanje`);
    await page.getByRole('table', { name: 'Početno stanje potraživanja' }).waitFor();
    await expectAccessible(page, 'opening receivables');
    await pictures('opening-list');
    await page.getByRole('link', { name: '112/A/1' }).press('Enter');
    await page.getByRole('heading', { name: 'Račun 112/A/1 iz prijašnjeg programa' }).waitFor();
    await expectAccessible(page, 'an unpaid invoice of another program');
    await pictures('opening-detail');
    await page.getByRole('button', { name: 'Spremi uplatu' }).press('Enter');
    await page.getByText('Uplata je spremljena').first().waitFor();
    await page.getByText('Plaćen', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});
