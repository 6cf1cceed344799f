import { expect, it } from 'vitest';

import { pageTexts } from '#tests/golden/pdf/page-text.ts';

import { expectAccessibleAsItStands, expectContrast, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

const price = () => owner.page.getByRole('textbox', { name: /^Cijena/ }).first();

async function addAmerican(): Promise<void> {
  const { page } = owner;
  await page.goto(`${COMPANY}/kupci/novi`);
  await page.getByLabel('Naziv', { exact: true }).fill('Harbor Light Inc.');
  await page.getByLabel('Ulica i kućni broj').fill('100 Main Street');
  await page.getByLabel('Poštanski broj').fill('10001');
  await page.getByLabel('Mjesto').fill('New York');
  await page.getByLabel('Država').selectOption('US');
  await page.getByRole('button', { name: 'Spremi kupca' }).click();
  await page.waitForURL(/\/kupci(\/[0-9a-f-]{36})?$/);
}

/** Of the document on the screen, with plain blanks. */
async function pdfText(): Promise<string> {
  const { page } = owner;
  const answer = await page.request.get(`${page.url()}/pdf`);
  return (await pageTexts(new Uint8Array(await answer.body()))).join('\n').replaceAll('\u00a0', ' ');
}

it('a customer abroad is invoiced in dollars: the rate is seen before, and stands on paper, page and storno', async () => {
  const { app, browser, page, errors, look } = owner;
  await page.goto(`${COMPANY}/postavke/tvrtka`);
  await scriptsAtWork(page);
  await page.getByLabel(/^BIC/).fill('zaba hr2x');
  await page.getByRole('button', { name: 'Spremi', exact: true }).click();
  await page.getByText('Spremljeno').first().waitFor();
  await look('currency-settings');
  await addAmerican();

  await page.goto(`${COMPANY}/racuni/novi`);
  await scriptsAtWork(page);
  expect(await page.getByLabel('Valuta').count()).toBe(0);
  await page.getByRole('combobox', { name: 'Kupac' }).fill('harbor');
  await page.getByRole('option', { name: /Harbor Light/ }).click();
  await page.getByLabel('Valuta').selectOption('USD');
  await page.getByLabel('Datum isporuke').fill('14. 4. 2025.');
  await page.getByRole('combobox', { name: 'Opis' }).fill('Website design');
  await price().fill('1000');
  // HNB's list no. 73: 1,000 dollars are 881.37 euro.
  await page.getByText(/^1 EUR = 1,1346 USD, .* tečajnica 73 od 14\.\s4\.\s2025\.$/).waitFor();
  await page.getByText('881,37 €').waitFor();
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('currency-editor');
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page.getByText('USD 1,000.00').waitFor();
  await look('currency-invoice');
  const text = await pdfText();
  expect(text).toMatch(/Total to pay \| USD 1,000\.00/);
  expect(text).toContain('1 EUR = 1.1346 USD');
  expect(text).toMatch(/Total in euro \| €881\.37/);
  expect(text).toContain('IBAN HR77 9999 9981 2345 6789 7 · BIC ZABAHR2X');

  await page.getByRole('button', { name: 'Napravi poveznicu' }).click();
  const address = (await page.getByRole('link', { name: 'Pogledaj', exact: true }).getAttribute('href')) ?? '';
  const customer = await visitor(browser, app.url);
  await customer.page.goto(new URL(address).pathname);
  await customer.page.getByText('Payment details').first().waitFor();
  // No code of Croatian or European banks can say dollars.
  expect(await customer.page.getByRole('img', { name: /PDF417|SEPA/ }).count()).toBe(0);
  expect(await customer.page.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
    'Copy: IBAN',
    'Copy: BIC',
    'Copy: Model and reference',
  ]);
  await takePictures(customer.page, 'currency-shared', async (kind) => {
    if (kind === 'dark') await expectContrast(customer.page, 'a shared document in dollars');
    else await expectAccessibleAsItStands(customer.page, 'a shared document in dollars');
  });
  expect(customer.errors).toEqual([]);
  await customer.context.close();

  await page.getByRole('link', { name: 'Upiši uplatu' }).first().click();
  await page.getByText(/^Preostalo 881,37\s€, kupcu 1\.000,00\sUSD\./).waitFor();
  await look('currency-payment');
  await page.getByRole('link', { name: 'Zatvori' }).first().click();
  // A menu that is opened while the page is still being left closes with it.
  await page.getByText(/^Preostalo 881,37/).waitFor({ state: 'detached' });

  await page.locator('summary', { hasText: 'Više radnji' }).click();
  await page.getByRole('link', { name: 'Storniraj…' }).click();
  await page
    .getByRole('button', { name: /^Storniraj/ })
    .last()
    .click();
  await page.getByText(/^Izdan je storno račun/).waitFor();
  await page.getByText('−USD 1,000.00').waitFor();
  await page.getByText('1 EUR = 1.1346 USD').first().waitFor();
  await look('currency-storno');
  expect(await pdfText()).toMatch(/Total in euro \| −€881\.37/);
  expect(errors).toEqual([]);
});
