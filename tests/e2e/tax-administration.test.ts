import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { DESKTOP, leave, lookAt, openBrowser, PHONE, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const look = (name: string) => lookAt(page, name);

/** Opens the menu of a document and an entry of it by keyboard. */
async function choose(entry: string): Promise<void> {
  await page.locator('summary', { hasText: 'Više radnji' }).press('Enter');
  await page.getByRole('link', { name: entry, exact: true }).press('Enter');
}

describe('a receipt that has its JIR', () => {
  it('gets another payment method and a tip, without a mouse, and its timeline tells both', async () => {
    const company = await signIn(page);
    await page.goto(`${company}/racuni/novi`);
    await scriptsAtWork(page);
    await page.getByLabel('Način plaćanja').selectOption('cash');
    await page.getByRole('combobox', { name: 'Opis' }).fill('Ulaznica');
    await page.getByRole('textbox', { name: /^Cijena/ }).fill('12');
    await page.getByText('Spremno za izdavanje').waitFor();
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page
      .getByText(/je izdan i fiskaliziran\./)
      .first()
      .waitFor();

    await choose('Promijeni način plaćanja');
    const method = page.getByRole('combobox', { name: 'Način plaćanja' });
    await method.waitFor();
    await method.selectOption('card');
    const oib = page.getByRole('textbox', { name: /^OIB kupca/ });
    await oib.fill('12345678901');
    await oib.press('Enter');
    await page
      .getByText(/OIB nije ispravan/)
      .first()
      .waitFor();
    await look('receipt-change');
    await oib.fill('02994650199');
    await oib.press('Enter');
    await page.getByText('Porezna uprava prihvatila je promjenu.').first().waitFor();

    await choose('Upiši napojnicu');
    const amount = page.getByRole('textbox', { name: 'Iznos napojnice' });
    await amount.waitFor();
    await look('receipt-tip');
    await amount.fill('1,50');
    await amount.press('Enter');
    await page.getByText('Napojnica od 1,50 € je prijavljena.').first().waitFor();

    await page.getByText('Kartica (na računu: Gotovina)').waitFor();
    await page.getByText('Kartica · OIB kupca 02994650199').waitFor();
    await page.getByText('1,50 € · Kartica').first().waitFor();
    await look('receipt-after');
    // The browser notes the one refusal that was asked for.
    expect(errors).toEqual([expect.stringContaining('status of 400')]);
  });
});

describe('a premises', () => {
  it('has its working hours registered, a mistake said in a sentence, and taken back', async () => {
    errors.length = 0;
    const company = new URL(page.url()).pathname.split('/')[1] ?? '';
    await page.goto(`/${company}/postavke/prostori`);
    await scriptsAtWork(page);
    await page.setViewportSize(PHONE);
    const edit = await page.getByRole('link', { name: 'Uredi prostor P1' }).boundingBox();
    expect((edit?.x ?? PHONE.width) + (edit?.width ?? 0), 'the last button of a premises on a phone').toBeLessThan(PHONE.width);
    await page.setViewportSize(DESKTOP);
    // The Tax Administration may take ten seconds for the hours: the page is there before them.
    app.mocks.standing('cis', 'dohvatiRadnoVrijeme', 'slow:2000');
    await page.getByRole('link', { name: 'Radno vrijeme prostora P1' }).press('Enter');
    await page.getByText('Čitam prijavljeno radno vrijeme kod Porezne uprave…').waitFor();
    app.mocks.standing('cis', 'dohvatiRadnoVrijeme', 'healthy');
    await page.getByText('Za ovaj prostor još nije prijavljeno radno vrijeme.').waitFor();
    const regular = page.getByRole('region', { name: 'Novo redovno radno vrijeme' });
    const register = regular.getByRole('button', { name: 'Prijavi' });
    await regular.getByLabel('Ponedjeljak, od').fill('16');
    await regular.getByLabel('Ponedjeljak, do').fill('8:00');
    await register.press('Enter');
    await page.getByText('Kraj mora biti nakon početka').waitFor();
    const tab = page.getByRole('navigation', { name: 'Dijelovi postavki' }).locator('[aria-current=page]');
    expect(await tab.textContent()).toBe('Poslovni prostori');
    await look('working-hours-refused');
    await regular.getByLabel('Ponedjeljak, od').fill('08:00');
    await regular.getByLabel('Ponedjeljak, do').fill('12:00');
    await regular.getByLabel('Dvokratno (s prekidom)').press('Space');
    await regular.getByLabel('Ponedjeljak, drugi dio, od').fill('1600');
    await regular.getByLabel('Ponedjeljak, drugi dio, do').fill('24');
    await regular.getByRole('button', { name: 'Isto do petka' }).press('Enter');
    await register.press('Enter');
    await page.getByText('Radno vrijeme je prijavljeno.').first().waitFor();
    await page.getByText('Ponedjeljak 08:00–12:00, 16:00–24:00').waitFor();
    await page.getByText('Petak 08:00–12:00, 16:00–24:00').waitFor();
    expect(await page.getByText('Subota 08:00').count()).toBe(0);
    await look('working-hours');
    await page.getByRole('button', { name: /^Obriši: Od / }).press('Enter');
    await page.getByText('Radno vrijeme je obrisano.').first().waitFor();
    expect(errors).toEqual([expect.stringContaining('status of 4')]);
  });
});
