import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { expectAccessibleAsItStands, expectContrast, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

/** The way to the document's page that is on the screen. */
async function linkPath(): Promise<string> {
  const { page } = owner;
  const address = await page.getByRole('link', { name: 'Pogledaj', exact: true }).getAttribute('href');
  return new URL(address ?? '').pathname;
}

/** The customer, a stranger, by keyboard alone: an answer without a choice is refused at its field, then the quote is accepted. */
async function acceptByKeyboard(path: string): Promise<void> {
  const { app, browser } = owner;
  const { context, page: paper, errors: broken } = await visitor(browser, app.url);
  await paper.goto(path);
  await scriptsAtWork(paper);
  await paper.getByText('Čeka vaš odgovor').waitFor();
  const name = paper.getByLabel('Ime i prezime');
  await name.fill('Ivana Perić');
  await name.press('Enter');
  await paper.getByText('Odaberite prihvaćate li ponudu.').first().waitFor();
  await lookAtPaper(paper, 'shared-quote');
  await paper.getByRole('radio', { name: /^Prihvaćam/ }).press('Space');
  await paper.getByLabel('Napomena').fill('Narudžbenica 12/2026, isporuka do petka.');
  await paper.getByRole('button', { name: 'Pošalji odgovor' }).press('Enter');
  await paper.getByText(/^Prihvaća: Ivana Perić, /).waitFor();
  expect(await paper.getByRole('button', { name: 'Pošalji odgovor' }).count()).toBe(0);
  await lookAtPaper(paper, 'shared-quote-accepted');
  // The refused answer is a 400 that the browser tells its console.
  expect(broken.filter((text) => !text.includes('400'))).toEqual([]);
  await context.close();
}

async function lookAtProforma(): Promise<void> {
  const { app, browser, page } = owner;
  await page.getByRole('button', { name: 'Napravi poveznicu' }).click();
  const { context, page: paper, errors: broken } = await visitor(browser, app.url);
  await paper.goto(await linkPath());
  await scriptsAtWork(paper);
  await paper.getByText('OVO NIJE FISKALIZIRANI RAČUN').waitFor();
  await paper.getByRole('img', { name: /PDF417/ }).waitFor();
  await paper.getByRole('img', { name: /SEPA/ }).waitFor();
  await lookAtPaper(paper, 'shared-proforma');
  expect(broken).toEqual([]);
  await context.close();
}

const lookAtPaper = (paper: Page, name: string) =>
  takePictures(paper, name, async (kind) => {
    if (kind === 'dark') await expectContrast(paper, name);
    else await expectAccessibleAsItStands(paper, name);
    const sideways = await paper.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${name} on ${kind}`).toBe(0);
  });

it('a quote is written, accepted by its customer, and becomes a pro forma and an invoice that know each other', async () => {
  const { page, errors, look } = owner;
  await page.goto(`${COMPANY}/ponude/nova`);
  await scriptsAtWork(page);
  await page.getByRole('heading', { name: 'Nova ponuda' }).waitFor();
  await page.getByRole('combobox', { name: 'Kupac' }).fill('peric');
  await page.getByRole('option', { name: /Ivan Perić/ }).click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  await page.getByRole('combobox', { name: 'Opis' }).fill('Idejno rješenje');
  await page.getByRole('textbox', { name: /^Cijena/ }).fill('400');
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('quote-editor');
  const whereAmI = page.getByRole('navigation', { name: 'Glavni izbornik' }).locator('[aria-current=page]');
  expect(await whereAmI.allTextContents()).toEqual(['Ponude i predračuni']);
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/ponude\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: /^PON-\d+\/\d{4}$/ }).waitFor();
  await page.getByText('OVO NIJE FISKALIZIRANI RAČUN').waitFor();
  const quote = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

  await page.getByRole('button', { name: 'Napravi poveznicu' }).click();
  const path = await linkPath();
  await look('quote-one');
  await acceptByKeyboard(path);
  await page.goto(COMPANY);
  await page.getByRole('link', { name: `Otvori: Ponuda ${quote} je prihvaćena` }).click();
  await page.getByText('Ivana Perić prihvaća').waitFor();
  await page.getByText('Kupac je pogledao dokument').waitFor();
  await look('quote-accepted');

  for (const [button, address] of [
    ['Napravi predračun', /\/ponude\/[0-9a-f-]{36}$/],
    ['Napravi račun', /\/racuni\/[0-9a-f-]{36}$/],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/\/racuni\/nacrti\//);
    await page.getByText('Spremno za izdavanje').waitFor();
    expect(await page.getByRole('combobox', { name: 'Opis' }).inputValue()).toBe('Idejno rješenje');
    await scriptsAtWork(page);
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(address);
    if (button === 'Napravi predračun') await lookAtProforma();
  }
  const linked = page.getByRole('region', { name: 'Povezani dokumenti' });
  await linked.getByRole('link', { name: quote }).click();
  await page.waitForURL(/\/ponude\/[0-9a-f-]{36}$/);
  await page.getByText('Pretvoreno').first().waitFor();
  await page.goto(`${COMPANY}/ponude`);
  await scriptsAtWork(page);
  await look('quote-list');
  await page.goto(`${COMPANY}/ponude?prikaz=converted`);
  await page.getByRole('link', { name: quote }).waitFor();
  expect(errors).toEqual([]);
});

it('without scripts a customer declines, and learns that the next answer comes too late', async () => {
  const { app, browser, page } = owner;
  await page.goto(`${COMPANY}/ponude`);
  await scriptsAtWork(page);
  await page.getByRole('link', { name: /^PON-/ }).first().click();
  await page.getByRole('button', { name: 'Kao ovaj' }).click();
  await page.waitForURL(/\/racuni\/nacrti\//);
  await page.getByText('Spremno za izdavanje').waitFor();
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/ponude\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Napravi poveznicu' }).click();
  const path = await linkPath();
  const [late, early] = await Promise.all([1, 2].map(() => visitor(browser, app.url, { javaScriptEnabled: false })));
  if (!late || !early) throw new Error('nobody came');
  for (const { page: paper } of [late, early]) {
    await paper.goto(path);
    await paper.getByRole('radio', { name: /^Ne prihvaćam/ }).check();
    await paper.getByLabel('Ime i prezime').fill('Ivan Perić');
  }
  await early.page.getByRole('button', { name: 'Pošalji odgovor' }).click();
  await early.page.getByText(/^Odbija: Ivan Perić, /).waitFor();
  await late.page.getByRole('radio', { name: /^Prihvaćam/ }).check();
  await late.page.getByRole('button', { name: 'Pošalji odgovor' }).click();
  await late.page.getByText(/^Odbija: Ivan Perić, /).waitFor();
  await Promise.all([late.context.close(), early.context.close()]);
});
