import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, leave, lookAt, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let base: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  base = await signIn(page);
  await page.goto(`${base}/postavke/eracun`);
  await page.getByLabel('Lozinka').fill('mock-lozinka-nije-tajna');
  await page.getByRole('button', { name: 'Provjeri i spremi' }).click();
  await page.getByText('Račun kod posrednika je spremljen.').first().waitFor();
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

it('an invoice goes out, is paid in part, and the payment is held, released and reported', async () => {
  await page.goto(`${base}/racuni/novi`);
  await scriptsAtWork(page);
  await page.getByRole('combobox', { name: 'Kupac' }).fill('carobni');
  await page.getByRole('option').first().click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  await page.getByRole('combobox', { name: 'Opis' }).fill('grafič');
  await page
    .getByRole('option', { name: /Grafički dizajn/ })
    .first()
    .click();
  const line = page.getByRole('group', { name: 'Stavka 1' });
  const folded = line.locator('summary', { hasText: 'Narudžba i otpremnica' });
  // Enter goes on over what is folded away, to a new line.
  await line.getByRole('combobox', { name: 'KPD šifra' }).press('Enter');
  await page.getByRole('group', { name: 'Stavka 2' }).waitFor();
  await folded.press('Enter');
  await line.getByLabel('Broj narudžbenice').fill('4500/26');
  await line.getByLabel('Broj narudžbenice').press('Enter');
  await page.keyboard.type('10');
  // The double is folded, so that the cursor goes to what is sold.
  await page.keyboard.press('Control+d');
  const double = page.getByRole('group', { name: 'Stavka 2' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lines.1.description');
  await double.locator('summary', { hasText: 'Narudžbenica 4500/26, stavka 10' }).waitFor();
  await page.keyboard.press('Alt+Delete');
  await lookAt(page, 'einvoice-line-references');
  await page.getByText('Spremno za izdavanje').waitFor();
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page.getByText('Narudžbenica 4500/26, stavka 10').waitFor();
  const invoice = page.url();
  await page.getByRole('button', { name: 'Pošalji eRačun' }).click();
  await page.getByText('Posrednik provjerava').waitFor();

  await page.goto(`${invoice}?radnja=uplata`);
  await scriptsAtWork(page);
  await page.getByLabel('Iznos').fill('10,00');
  await page.getByRole('button', { name: 'Spremi uplatu' }).click();
  await page.waitForURL(invoice);
  await page.goto(`${base}/eracuni/prijave`);
  await expect.poll(async () => (await page.reload(), page.getByText('još nije obvezna').count()), { timeout: 15_000 }).toBe(1);
  // A seller outside VAT is asked: it is no duty before 2027.
  await page.getByRole('button', { name: 'Pusti' }).click();
  await page.getByText('Prijavit će se').waitFor();
  await expectAccessible(page, 'reports that will be made');
  await takePictures(page, 'einvoice-reports', async () => undefined);

  await page.getByRole('button', { name: 'Zadrži' }).click();
  await page.getByText('Zadržano', { exact: true }).waitFor();
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Promijeni način' }).click();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
  await expect.poll(focused).toBe('reportMethod');
  await takePictures(page, 'einvoice-report-method', async () => undefined);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText('Kako je plaćeno').count()).toBe(0);
  await page.getByRole('button', { name: 'Pusti' }).click();
  await page.getByText('Prijavit će se').waitFor();
  await page.getByRole('button', { name: 'Prijavi odmah' }).press('Enter');
  await page.getByText('Nema ničega za prijaviti').waitFor();
  await page.getByRole('link', { name: 'Prijavljeno', exact: true }).click();
  const [message] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Poruka prijave/ }).click(),
  ]);
  expect(message.suggestedFilename()).toMatch(/^naplata-.*\.xml$/);
  await expectAccessible(page, 'reports that were made');
  await takePictures(page, 'einvoice-reported', async () => undefined);
  await page.goto(invoice);
  await page.getByText('Naplata prijavljena').first().waitFor();
  await takePictures(page, 'einvoice-invoice-reported', async () => undefined);

  // The line of the order was wrong: a corrected copy says the right one, and a refusal that comes after it does not say what it is about.
  const correct = page.getByRole('link', { name: 'Ispravi podatke bez učinka na PDV' });
  await expect
    .poll(async () => (await page.getByRole('button', { name: 'Osvježi stanje' }).click(), correct.count()), { timeout: 20_000 })
    .toBe(1);
  await scriptsAtWork(page);
  await correct.press('Enter');
  const ofLine = page.getByRole('group', { name: /^Stavka 1: Grafički dizajn/ });
  await ofLine.getByLabel('Stavka narudžbenice').fill('20');
  await expectAccessible(page, 'a corrected copy of an invoice whose lines name something');
  await takePictures(page, 'einvoice-copy-lines', async () => undefined);
  await page.getByLabel('Zašto ispravljate').fill('Kriva stavka narudžbenice');
  await page.getByLabel('Zašto ispravljate').press('Enter');
  await page.getByText('Stavka 1, Stavka narudžbenice: 10 → 20').first().waitFor();
  await page.getByText('Narudžbenica 4500/26, stavka 20').waitFor();
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib: '69435151530', kind: 'response', number });
  await page.goto(`${base}/eracuni?smjer=primljeni`);
  await page.getByRole('button', { name: 'Preuzmi nove' }).click();
  await page.getByText(`AR-${number}`).first().waitFor();
  await page.goto(invoice);
  await page.getByText('ne kaže na koji se primjerak odnosi').waitFor();
  await expectAccessible(page, 'a refusal that does not say what it is about');
  await takePictures(page, 'einvoice-refusal-unknown', async () => undefined);
  await page.getByRole('button', { name: 'Odbio je raniji' }).press('Enter');
  await page.getByText('Odnosi se na primjerak koji je u međuvremenu zamijenjen.').waitFor();
  await takePictures(page, 'einvoice-refusal-earlier', async () => undefined);

  // Cancelled among others, its storno is sent out of what became of each.
  await page.goto(`${base}/racuni`);
  await scriptsAtWork(page);
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: number, exact: true }) })
    .getByRole('checkbox')
    .check();
  const bar = page.getByRole('region', { name: 'Radnje s odabranim računima' });
  await bar.getByText('Storniraj', { exact: true }).press('Enter');
  await bar.getByLabel(/Razlog/).fill('Dogovor s kupcem');
  await bar.getByRole('button', { name: 'Storniraj odabrane' }).click();
  const results = page.getByRole('status').filter({ hasText: 'Obavljeno: 1 od 1' });
  await results.getByText('Otišao je kao eRačun, pa pošaljite i storno.').waitFor();
  await lookAt(page, 'einvoice-bulk-storno');
  await results.getByRole('button', { name: 'Pošalji storno kao eRačun' }).press('Enter');
  await page.waitForURL((url) => /\/racuni\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== invoice);
  await page.getByText('Posrednik provjerava').waitFor();
  expect(errors.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
});

it('what comes is accepted and booked as a cost, or refused, and the list says what is left to decide', async () => {
  const oib = '69435151530';
  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib, number: '71/P1/1', amount: '240.00' });
  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib, number: '72/P1/1' });
  await page.goto(`${base}/eracuni?smjer=primljeni`);
  await page.getByRole('button', { name: 'Preuzmi nove' }).click();
  await page.getByRole('link', { name: '71/P1/1' }).waitFor();
  expect(
    await page
      .getByText(/još 5 radnih dana/)
      .filter({ visible: true })
      .count(),
  ).toBe(2);
  await takePictures(page, 'einvoice-inbox', async () => undefined);
  await page.getByRole('link', { name: '71/P1/1' }).click();
  await page.getByRole('button', { name: 'Prihvati' }).click();
  await page.getByText('Prodavatelju je javljeno da je račun prihvaćen.').first().waitFor();
  await expectAccessible(page, 'a received eRačun to be booked');
  await takePictures(page, 'einvoice-incoming-life', async () => undefined);
  await page.getByLabel('Vrsta troška').selectOption('materials');
  await page.getByRole('button', { name: 'Upiši trošak' }).press('Enter');
  await page.getByRole('link', { name: 'Otvori trošak' }).click();
  await page.getByText('Nastao je iz eRačuna.').waitFor();
  expect(await page.getByText('300,00').count()).toBeGreaterThan(0);

  await page.goto(`${base}/eracuni?smjer=primljeni&prikaz=open`);
  expect(await page.getByRole('link', { name: '71/P1/1' }).count()).toBe(0);
  await page.getByRole('link', { name: '72/P1/1' }).click();
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Odbij' }).click();
  await page.getByLabel('Obrazloženje').fill('Roba nije isporučena');
  await page.getByRole('button', { name: 'Odbij račun' }).click();
  // What goes to the Tax Administration is chosen, not left as it stood.
  await page.getByText('Ovo polje je obavezno.').waitFor();
  await page.getByLabel('Vrsta razloga').selectOption('U');
  await page.getByRole('button', { name: 'Odbij račun' }).click();
  await page.getByText('Odbili ste ga: Roba nije isporučena').waitFor();
  await page.getByText('Prijava odbijanja').waitFor();
  await takePictures(page, 'einvoice-incoming-rejected', async () => undefined);
  await page.goto(`${base}/eracuni?smjer=primljeni&prikaz=open`);
  await page.getByText('Ništa ne odgovara').waitFor();
  await page.goto(base);
  await page.getByRole('link', { name: /Primljeni za odluku/ }).waitFor();
  await expectAccessible(page, 'the start page with eRačuni');
  await takePictures(page, 'dashboard-einvoices', async () => undefined);
  expect(errors.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
});
