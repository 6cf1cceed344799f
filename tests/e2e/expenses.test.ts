import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { drawnDocument } from '#mocks/openai/fixtures/draw.ts';

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

const looked = (name: string) =>
  takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name}, dark`);
    if (kind !== 'phone') return;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} on a phone scrolls sideways`).toBeLessThanOrEqual(0);
  });

/** Sends a sample document and stands on its page. */
async function send(name: string): Promise<void> {
  const { filename, contentType, bytes } = drawnDocument(name);
  await page.goto(`${company}/dokumenti`);
  await page.getByLabel('Dodaj dokumente').setInputFiles([{ name: filename, mimeType: contentType, buffer: bytes }]);
  await page.getByRole('link', { name: filename }).first().click();
  await page.getByRole('link', { name: 'Podaci i trošak' }).click();
  await page.getByRole('heading', { name: filename }).waitFor();
}

/** The same, once it was read. */
async function receive(name: string): Promise<void> {
  await send(name);
  await page.getByText(/^Pročitano/).waitFor();
}

describe('a received document', () => {
  it('is read, looked over and made a cost, which can be taken away and put back', async () => {
    app.mocks.next('openai', 'responses.create', 'incomplete');
    await send('papirnica');
    const again = page.getByRole('button', { name: 'Pročitaj ponovno' });
    await again.waitFor();
    await scriptsAtWork(page);
    // What is written while it is read stays, and so does the cursor.
    await page.getByLabel('Broj računa').fill('88/POSL1/1');
    await page.getByLabel('Napomena').pressSequentially('Papir za');
    await again.dispatchEvent('click');
    await page.getByText('Pročitano – iznosi se slažu').waitFor();
    await page.keyboard.type(' ured');
    expect(await page.getByLabel('Napomena').inputValue()).toBe('Papir za ured');
    await expect.poll(() => page.getByLabel('Naziv dobavljača').inputValue()).toBe('Papirnica Žirafa j.d.o.o.');
    await expectAccessible(page, 'document that was read');
    await looked('expenses-document');
    await page.getByLabel('Vrsta troška').selectOption({ label: 'Materijal i uredski pribor' });
    await page.getByRole('button', { name: 'Napravi trošak' }).click();
    await page.getByText('Trošak 88/POSL1/1 je spremljen.').first().waitFor();
    await page.getByRole('region', { name: 'Pregled datoteke papirnica.pdf' }).waitFor();
    await expectAccessible(page, 'cost');

    await page.getByRole('button', { name: 'Ukloni', exact: true }).click();
    await page.getByText('Trošak je uklonjen.').first().waitFor();
    await page.getByRole('button', { name: 'Poništi' }).click();
    await page.getByText('Trošak je vraćen.').first().waitFor();
    await page.getByLabel('Napomena').fill('Za ured');
    // Enter saves, and takes no row away.
    await page.getByLabel('Broj računa').press('Enter');
    await page.getByText('Trošak je spremljen.').first().waitFor();
    expect(await page.getByLabel(/^Stavka \d/).count()).toBe(2);
  });

  it('that speaks to its reader is shown with what does not add up', async () => {
    await receive('podvala');
    await page.getByText(/podatka? su dvojbena|podataka je dvojbeno/).waitFor();
    await page.getByText('Osnovice i PDV ne daju ovaj iznos.').waitFor();
    await page.getByText('Kontrolni broj IBAN-a ne odgovara.').waitFor();
    await expectAccessible(page, 'document with doubts');
    await page.getByRole('button', { name: 'Napravi trošak' }).click();
    await page.getByText('Ukupni iznos ne odgovara zbroju osnovica i PDV-a.', { exact: false }).first().waitFor();
    // What a person writes is no longer what was read.
    await page.getByLabel('Ukupno s PDV-om').fill('125,00');
    await expect.poll(() => page.getByText('Osnovice i PDV ne daju ovaj iznos.').count()).toBe(0);
  });
});

describe('costs', () => {
  it('are found by word and month, with their sums', async () => {
    await page.goto(`${company}/troskovi`);
    await page.getByText(/čekaju? da iz/).waitFor();
    await expectAccessible(page, 'costs');
    await looked('expenses-list');
    await page.getByLabel('Dobavljač, broj ili opis').fill('papirnica');
    await expect.poll(() => page.getByRole('table').getByRole('link').count()).toBe(1);
    await page.getByLabel('Mjesec').selectOption({ label: 'travanj 2026.' });
    await page.waitForURL(/mjesec=2026-04/);
    await page.getByText('92,80 €').first().waitFor();
    await page.getByLabel('Dobavljač, broj ili opis').fill('nema ga');
    await page.getByRole('link', { name: 'Prikaži sve' }).click();
    await page.getByRole('cell', { name: 'Prostori Tušek, obrt' }).first().waitFor();
  });

  it('that are there already are written again only when a person says so', async () => {
    await page.goto(`${company}/troskovi/novi`);
    await page.getByLabel('Naziv dobavljača').fill('Papirnica Žirafa');
    await page.getByLabel('OIB ili PDV broj').fill('12345678903');
    await page.getByLabel('Broj računa').fill('88/POSL1/1');
    await page.getByLabel('Datum računa').fill('20.04.2026.');
    await page.getByLabel('Ukupno s PDV-om').fill('12,50');
    await page.getByRole('button', { name: 'Dodaj stavku' }).click();
    await page.getByLabel('Stavka 2').waitFor();
    await page.getByRole('button', { name: 'Ukloni stavku 2' }).click();
    await page.getByRole('button', { name: 'Spremi trošak' }).click();
    await page.getByRole('link', { name: 'Pogledaj postojeći trošak' }).waitFor();
    await expectAccessible(page, 'likeness of costs');
    await page.getByRole('button', { name: 'Spremi svejedno' }).click();
    await page.getByText('Trošak 88/POSL1/1 je spremljen.').first().waitFor();
  });

  it('are written without scripts, row by row', async () => {
    const plain = await visitor(browser, app.url, { javaScriptEnabled: false });
    await signIn(plain.page);
    await plain.page.goto(`${company}/troskovi/novi`);
    await plain.page.getByLabel('Naziv dobavljača').fill('Stolarija Šimić');
    await plain.page.getByLabel('Broj računa').fill('7-1-1');
    await plain.page.getByLabel('Datum računa').fill('2026-11-02');
    await plain.page.getByLabel('Ukupno s PDV-om').fill('30');
    await plain.page.getByLabel('Stavka 1').fill('Polica');
    await plain.page.getByLabel('Iznos').fill('30');
    await plain.page.getByRole('button', { name: 'Dodaj stavku' }).click();
    expect(await plain.page.getByLabel('Stavka 1').inputValue()).toBe('Polica');
    await plain.page.getByLabel('Stavka 2').waitFor();
    await plain.page.getByRole('button', { name: 'Spremi trošak' }).click();
    await plain.page.getByText('Trošak 7-1-1 je spremljen.').first().waitFor();
    await plain.context.close();
  });
});

describe('reading', () => {
  it('is kept within what a month may cost', async () => {
    await page.goto(`${company}/postavke/citanje`);
    await page.getByText(/^Potrošeno 0,0\d/).waitFor();
    await expectAccessible(page, 'settings of reading');
    await page.getByLabel('Najviše mjesečno').fill('0');
    await page.getByRole('button', { name: 'Spremi', exact: true }).click();
    await page.getByText(/Mjesečni iznos je potrošen/).waitFor();
    await looked('reading-used-up');
    const { filename, contentType, bytes } = drawnDocument('gorivo');
    await page.goto(`${company}/dokumenti`);
    await page.getByLabel('Dodaj dokumente').setInputFiles([{ name: filename, mimeType: contentType, buffer: bytes }]);
    await page.getByRole('link', { name: filename }).first().click();
    await page.getByRole('link', { name: 'Podaci i trošak' }).click();
    await page.getByText('Dokument još nije pročitan').waitFor();
    await page.getByText(/Mjesečni iznos za čitanje dokumenata je potrošen/).waitFor();
    expect(await page.getByRole('button', { name: 'Pročitaj' }).count()).toBe(0);
    await page.goto(`${company}/troskovi`);
    await page.getByText(/Mjesečni iznos za čitanje je potrošen/).waitFor();
    await expectAccessible(page, 'costs, with documents that are not read');
    await looked('expenses-unread');
    // The refusals that the browser itself writes down.
    expect(errors.filter((text) => !/status of (400|409)/.test(text))).toEqual([]);
  });
});
