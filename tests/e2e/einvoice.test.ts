import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { sampleInvoice } from '#mocks/einvoice-kit/samples.ts';

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
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

it('an intermediary is set up, with a test of the connection', async () => {
  await page.goto(`${base}/eracuni`);
  await page.getByText('eRačun još nije postavljen').waitFor();
  await expectAccessible(page, 'eRačun, not set up');
  await page.getByRole('link', { name: 'Postavi eRačun' }).click();
  await page.getByLabel('Lozinka').fill('kriva');
  await page.getByRole('button', { name: 'Provjeri i spremi' }).click();
  await page.getByText('Posrednik ne prihvaća te podatke').waitFor();
  await page.getByLabel('Lozinka').fill('mock-lozinka-nije-tajna');
  await page.getByRole('button', { name: 'Provjeri i spremi' }).click();
  await page.getByText('Račun kod posrednika je spremljen.').first().waitFor();
  await page.getByRole('button', { name: 'Provjeri vezu' }).click();
  await page.getByText('Veza radi.').first().waitFor();
  const mails = page.getByRole('region', { name: 'Kupci koji ne primaju eRačune' });
  await mails.getByRole('button', { name: 'Ne šalji automatski' }).click();
  await mails.getByText('PDF šaljete sami.').waitFor();
  await mails.getByRole('button', { name: 'Šalji automatski', exact: true }).click();
  await mails.getByText('PDF mu automatski odlazi e-poštom.').waitFor();
  await expectAccessible(page, 'settings of eRačun');
  await takePictures(page, 'einvoice-settings', async () => undefined);
});

it('eRačuni get a device of their own, and the editor goes to it when the customer is a business', async () => {
  await page.getByRole('button', { name: 'Napravi uređaj za eRačune' }).click();
  await page.getByText('Uređaj za eRačune je napravljen').first().waitFor();
  expect(await page.getByRole('button', { name: 'Napravi uređaj za eRačune' }).count()).toBe(0);
  await page.goto(`${base}/postavke/prostori`);
  await page.getByText('Uređaj 2 u prostoru P1 otvoren').waitFor();
  await lookAt(page, 'premises-with-history');
});

it('a draft that a receiver would refuse is mended from its findings, by keyboard alone', async () => {
  await page.goto(`${base}/racuni/novi`);
  await scriptsAtWork(page);
  await page.getByRole('combobox', { name: 'Kupac' }).fill('carobni');
  await page.getByRole('option').first().click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  const check = page.getByRole('region', { name: 'Provjera eRačuna' });
  await check.getByText('Provjera slijedi čim su stavke i iznosi upisani.').waitFor();
  await page.getByRole('combobox', { name: 'Opis' }).fill('Savjetovanje');
  await page.getByRole('textbox', { name: /^Cijena/ }).fill('100');
  await page.getByLabel('Napomena').fill('#VIP# Hvala na povjerenju');
  await check.getByText('Stavka nema šifru KPD').waitFor();
  await check.getByText('BR-CL-08').waitFor();
  await check.getByText('Kupac prima eRačune.').waitFor();
  await lookAt(page, 'draft-einvoice-check');

  await check.getByRole('link', { name: 'Na stavku 1' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('lines.0.kpd');
  await page.keyboard.type('62.20.20');
  await check.getByText('Stavka nema šifru KPD').waitFor({ state: 'detached' });
  await check.getByRole('link', { name: 'Ispravi' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('note');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Hvala na povjerenju');
  await check.getByText('Sve je u redu').waitFor();

  await page.getByText('Podaci za eRačun').click();
  await page.getByRole('textbox', { name: 'Broj narudžbenice' }).fill('N-17/2026');
  await page.getByText('Automatski (P3)').waitFor({ state: 'attached' });
  await lookAt(page, 'draft-einvoice-terms');
  await page.getByText('Spremno za izdavanje').waitFor();
  // It is said where eRačun is not set up.
  expect(await page.getByText('Ovaj račun po zakonu ide kao eRačun').count()).toBe(0);
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page.getByText('Narudžbenica N-17/2026').waitFor();
});

it('an issued invoice goes to its buyer, comes to its three states, and is taken back as an eRačun', async () => {
  await page.goto(`${base}/racuni/novi`);
  await scriptsAtWork(page);
  await page.getByRole('combobox', { name: 'Kupac' }).fill('carobni');
  await page.getByRole('option').first().click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  const device = page.getByLabel('Poslovni prostor i naplatni uređaj').locator('option:checked');
  await expect.poll(() => device.textContent(), { timeout: 10_000 }).toContain('P1/2');
  await page.getByRole('combobox', { name: 'Opis' }).fill('grafič');
  await page
    .getByRole('option', { name: /Grafički dizajn/ })
    .first()
    .click();
  await page.getByText('Spremno za izdavanje').waitFor();
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: 'Može li kupac primiti eRačun?' }).click();
  await page.getByText('Kupac prima eRačune.').waitFor();
  expect(await page.getByText('Račun još nije poslan').count()).toBe(0);
  await takePictures(page, 'einvoice-unsent', async () => undefined);
  await page.getByRole('button', { name: 'Pošalji eRačun' }).click();
  await page.getByText('Posrednik provjerava').waitFor();
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Osvježi stanje' }).click();
        await page.getByText('Stanje eRačuna je osvježeno.').first().waitFor();
        return page.getByText('Dostavljen', { exact: true }).count();
      },
      { timeout: 20_000, interval: 1_000 },
    )
    // At the head of the document and on the card of the eRačun.
    .toBe(2);
  await page.getByText('Prijavljen', { exact: true }).waitFor();
  await page.getByText('Bez odgovora', { exact: true }).waitFor();
  await page.getByText('eRačun (XML)').waitFor();
  await expectAccessible(page, 'an invoice that went as eRačun');
  await takePictures(page, 'einvoice-sent', async () => undefined);

  await app.mocks.act('moj_eracun', 'buyer-answers', { answer: 'rejected' });
  await page.getByRole('button', { name: 'Osvježi stanje' }).click();
  await page.getByText('Kupac ga je odbio.').waitFor();

  // He misses the number of his order, which has no effect on VAT: the eRačun goes once more under its number, by keyboard alone.
  const invoice = page.url();
  await page.getByRole('link', { name: 'Ispravi podatke bez učinka na PDV' }).press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
  await expect.poll(focused).toBe('einvoice.orderNumber');
  await page.keyboard.type('N-17/2026');
  await page.getByLabel('Poslovni proces').selectOption('P99');
  await page.getByLabel('Zašto ispravljate').fill('Kupac traži broj narudžbenice');
  await page.keyboard.press('Enter');
  await page.getByText('Upišite oznaku').first().waitFor();
  await expectAccessible(page, 'a corrected copy that is being made');
  await takePictures(page, 'einvoice-copy', async () => undefined);
  await page.getByLabel('Poslovni proces').selectOption('');
  await page.getByLabel('Zašto ispravljate').press('Enter');
  await page.getByText('Ispravljeni primjerak se šalje.').first().waitFor();
  await page.waitForURL(invoice);
  await page.getByText('Ispravljeni primjerak poslan').first().waitFor();
  await page.getByText(/^Ispravljeni primjerak od /).waitFor();
  await page.getByText('Narudžbenica N-17/2026').waitFor();
  // The rejection is answered.
  expect(await page.getByText('Kupac ga je odbio.').count()).toBe(0);
  await expectAccessible(page, 'an invoice with a corrected copy');
  await takePictures(page, 'einvoice-copy-sent', async () => undefined);

  await page.goto(`${invoice}?radnja=storniraj`);
  await scriptsAtWork(page);
  await page.getByText('Kupac ga je dobio kao eRačun.').waitFor();
  await page.getByRole('radio', { name: /Račun s negativnim iznosima \(384\)/ }).check();
  await page.getByRole('textbox', { name: /^Razlog/ }).fill('Pogrešna cijena');
  await lookAt(page, 'einvoice-cancel');
  await page
    .getByRole('button', { name: /^Storniraj račun/ })
    .last()
    .click();
  await page.getByText('Razlog: Pogrešna cijena').waitFor();
  await page.getByText(/kao račun s negativnim iznosima \(384\)/).waitFor();
  await page.getByRole('button', { name: 'Pošalji storno kao eRačun' }).click();
  await page.getByText('Posrednik provjerava').waitFor();
  await takePictures(page, 'einvoice-storno', async () => undefined);
});

it('what the storno closed without money is told when a person says so, and taken back when that was wrong', async () => {
  await page
    .getByRole('link', { name: /^stornira račun/ })
    .first()
    .click();
  const reports = page.getByRole('region', { name: 'Prijave naplate' });
  await reports.getByText(/zatvorio je 45,00\s€ ovog računa bez uplate\./).waitFor();
  await reports.getByRole('button', { name: /^Prijavi kao obračunsko plaćanje/ }).click();
  await page.getByText('Prijava je u redu čekanja.').first().waitFor();
  await reports.getByRole('button', { name: /^Ne prijavljuj/ }).waitFor();
  await lookAt(page, 'einvoice-closing');
  const invoice = page.url();
  await reports.getByRole('link', { name: 'Sve prijave' }).click();
  await page.getByRole('button', { name: 'Prijavi odmah' }).click();
  await page.getByText('Nema ničega za prijaviti').waitFor();
  await page.goto(invoice);
  await reports.getByRole('button', { name: /^Povuci prijavu/ }).press('Enter');
  await page.getByText('Povlačenje je u redu čekanja').first().waitFor();
  await reports.getByText(/^−45,00\s€/).waitFor();
  expect(await reports.getByRole('button').count()).toBe(0);
  await takePictures(page, 'einvoice-closing-back', async () => undefined);
});

it('what comes is fetched, read, told as paid or refused', async () => {
  const oib = '69435151530';
  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib, number: '71/P1/1', amount: '240.00' });
  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib, number: '72/P1/1', kind: 'odd' });
  await page.goto(`${base}/eracuni?smjer=primljeni`);
  await page.getByRole('button', { name: 'Preuzmi nove' }).click();
  await page.getByRole('link', { name: '71/P1/1' }).waitFor();
  await expectAccessible(page, 'received eRačun');
  await takePictures(page, 'einvoice-received', async () => undefined);
  await page.getByRole('link', { name: '71/P1/1' }).click();
  await page.getByText('Uredski materijal, šalice i žute bilježnice').waitFor();
  await page.getByRole('button', { name: 'Javi da je plaćen' }).click();
  await page.getByText('Prodavatelju je javljeno').first().waitFor();
  await page.getByRole('link', { name: 'Prikaži sav sadržaj' }).click();
  await page.getByRole('heading', { name: 'Ukupno' }).waitFor();
  await expectAccessible(page, 'all that an eRačun says');
  await takePictures(page, 'einvoice-content', async () => undefined);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'popis isporučenog.csv' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('popis isporučenog.csv');
  await page.goto(`${base}/eracuni?smjer=primljeni`);
  await page.getByRole('link', { name: '72/P1/1' }).click();
  await page.getByText('Nema datuma dospijeća.').waitFor();
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Odbij' }).click();
  // The form begins in its first field, and Escape leaves it.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName);
  await expect.poll(focused).toBe('reason');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByLabel('Obrazloženje').count()).toBe(0);
  await page.getByRole('link', { name: 'Odbij' }).click();
  await page.getByLabel('Obrazloženje').fill('Roba nije isporučena');
  await expectAccessible(page, 'an eRačun to be refused');
  await takePictures(page, 'einvoice-incoming', async () => undefined);
  await page.getByLabel('Vrsta razloga').selectOption('N');
  await page.getByRole('button', { name: 'Odbij račun' }).click();
  await page.getByText('Odbili ste ga: Roba nije isporučena').waitFor();

  await app.mocks.act('moj_eracun', 'invoice-arrives', { oib, number: '71/P1/1', amount: '240.00', kind: 'copy', order: 'N-9' });
  await page.goto(`${base}/eracuni?smjer=primljeni`);
  await page.getByRole('button', { name: 'Preuzmi nove' }).click();
  await page.getByRole('link', { name: '71/P1/1 · ispravljeni primjerak' }).click();
  await page.getByText('Trošak im je zajednički.').waitFor();
  expect(await page.getByRole('table', { name: 'Što se razlikuje' }).innerText()).toContain('N-9');
  await expectAccessible(page, 'a corrected copy that was received');
  await takePictures(page, 'einvoice-received-copy', async () => undefined);
  await page.getByRole('link', { name: 'Otvori izvorni račun' }).click();
  await page.getByText('Stigao je ispravljeni primjerak ovog računa').waitFor();
  expect(errors.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
});

it('anybody checks a file in the browser, and nothing of it is sent', async () => {
  const stranger = await visitor(browser, app.url);
  const { page: open } = stranger;
  await open.goto('/provjera-eracuna');
  await scriptsAtWork(open);
  const asked: string[] = [];
  open.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const seller = { name: 'Čvorak d.o.o.', oib: '12345678903', street: 'Ilica 1', city: 'Zagreb', postalCode: '10000' };
  const xml = sampleInvoice({
    number: '5/P1/1',
    day: '2026-11-24',
    dueDay: '2026-12-08',
    seller,
    buyerOib: '69435151530',
    netCents: 10_000,
    odd: false,
  });
  const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
  await open
    .locator('input[type=file]')
    .setInputFiles([
      fileOf('dobar.xml', xml),
      fileOf('los.xml', xml.replace('<cbc:DueDate>2026-12-08</cbc:DueDate>', '').replace('>125.00<', '>126.00<')),
      fileOf('nije.xml', '<račun>'),
    ]);
  const card = (name: string) => open.getByRole('region', { name });
  await card('dobar.xml').getByText('Ispravan', { exact: true }).waitFor();
  expect(await card('los.xml').innerText()).toContain('HR-BR-4');
  expect(await card('nije.xml').innerText()).toContain('nije ispravan XML');
  await card('dobar.xml').getByText('Što piše u eRačunu').click();
  expect(await card('dobar.xml').innerText()).toContain('125,00 EUR');
  await expectAccessible(open, 'checked eRačuni');
  await takePictures(open, 'einvoice-check', async () => undefined);
  expect(asked.filter((line) => !/^GET \/(assets|build)\//.test(line))).toEqual([]);
  expect(stranger.errors).toEqual([]);
});
