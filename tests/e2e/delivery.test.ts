import { expect, it } from 'vitest';

import { scriptsAtWork } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

async function issueDraft(): Promise<string> {
  const { page } = owner;
  await page.getByText('Spremno za izdavanje').waitFor();
  await scriptsAtWork(page);
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/(otpremnice|racuni)\/[0-9a-f-]{36}$/);
  const heading = page.getByRole('heading', { level: 1, name: /\d/ });
  return (await heading.textContent()) ?? '';
}

it('two delivery notes of one customer become one invoice, by keyboard', async () => {
  const { page, errors, look } = owner;
  await page.goto(`${COMPANY}/otpremnice`);
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Nova otpremnica' }).first().click();
  await page.getByRole('heading', { name: 'Nova otpremnica' }).waitFor();
  await page.getByRole('combobox', { name: 'Kupac' }).fill('carobni');
  await page.getByRole('option', { name: /Čarobni vrt/ }).click();
  await page.getByLabel('Mjesto isporuke').fill('Skladište Jug\nVukovarska 5, 21000 Split');
  await page.getByRole('combobox', { name: 'Opis' }).fill('Plakat B1');
  await page.getByRole('textbox', { name: /^Količina/ }).fill('20');
  const line = page.getByRole('group', { name: 'Stavka 1' });
  await line.locator('summary', { hasText: 'Narudžba' }).press('Enter');
  await line.getByLabel('Broj narudžbenice').fill('4500/26');
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('delivery-editor');
  const first = await issueDraft();
  expect(first).toMatch(/^OTP-\d+\/\d{4}$/);
  await page.getByText('Robu preuzeo').waitFor();
  expect(await page.getByText('Cijena', { exact: true }).count()).toBe(0);
  await look('delivery-one');
  await page.getByRole('button', { name: 'Kao ovaj' }).click();
  await page.waitForURL(/\/racuni\/nacrti\//);
  const second = await issueDraft();

  await page.goto(`${COMPANY}/otpremnice?prikaz=open`);
  await scriptsAtWork(page);
  for (const number of [first, second]) await page.getByRole('checkbox', { name: new RegExp(number) }).press('Space');
  await page.getByRole('region', { name: 'Fakturiranje' }).getByText('Odabrana 2').waitFor();
  await look('delivery-list');
  await page.getByRole('button', { name: 'Napravi račun' }).press('Enter');
  await page.waitForURL(/\/racuni\/nacrti\//);
  expect(await page.getByLabel('Napomena').inputValue()).toMatch(new RegExp(`^Po otpremnicama: ${first} od .*, ${second} od `));
  // The goods had no prices; the invoice needs them.
  for (const price of await page.getByRole('textbox', { name: /^Cijena/ }).all()) await price.fill('12,50');
  await issueDraft();
  // The copy is of no order; each line names its own delivery.
  for (const named of [`Narudžbenica 4500/26 · Otpremnica ${first}`, `Otpremnica ${second}`])
    await page.getByRole('article').getByText(named, { exact: true }).waitFor();
  const linked = page.getByRole('region', { name: 'Povezani dokumenti' });
  await linked.getByRole('link', { name: second }).waitFor();
  await linked.getByRole('link', { name: first }).click();
  await page.waitForURL(/\/otpremnice\/[0-9a-f-]{36}$/);
  await page.getByText('Fakturirano').first().waitFor();
  expect(errors).toEqual([]);
});
