import { expect, it } from 'vitest';

import { scriptsAtWork } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

const price = () => owner.page.getByRole('textbox', { name: /^Cijena/ }).first();

it('an advance is invoiced, and its final invoice takes it off and asks for the rest', async () => {
  const { page, errors, look } = owner;
  await page.goto(`${COMPANY}/racuni/novi`);
  await scriptsAtWork(page);
  await page
    .getByRole('radiogroup')
    .or(page.getByRole('group', { name: 'Vrsta dokumenta' }))
    .getByText('Predujam')
    .click();
  await page.getByRole('heading', { name: 'Novi račun za predujam' }).waitFor();
  await page.getByRole('combobox', { name: 'Kupac' }).fill('peric');
  await page.getByRole('option', { name: /Ivan Perić/ }).click();
  await page.getByRole('combobox', { name: 'Opis' }).fill('Predujam za knjigu standarda');
  await price().fill('500');
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('advance-editor');
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: /^Račun za predujam/ }).waitFor();
  await page.getByText('Datum primitka predujma').waitFor();

  await page.getByRole('button', { name: 'Konačni račun' }).click();
  await page.waitForURL(/\/racuni\/nacrti\//);
  await page.getByRole('heading', { name: 'Konačni račun' }).waitFor();
  await page.getByRole('link', { name: /^uz predujam/ }).waitFor();
  await scriptsAtWork(page);
  await price().fill('1500');
  await page.getByText('1.000,00 €').first().waitFor();
  await page.getByText('Spremno za izdavanje').waitFor();
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page
    .getByText(/^Uz storno predujma \d+\/P1\/1$/)
    .first()
    .waitFor();
  await page.getByText('Plaćeno predujmom').first().waitFor();
  await look('final-one');
  expect(errors).toEqual([]);
});

it('two advances of one customer are ticked on an invoice, the second is deducted in part', async () => {
  const { page, errors, look } = owner;
  for (const amount of ['300', '400']) {
    await page.goto(`${COMPANY}/racuni/novi`);
    await scriptsAtWork(page);
    await page.getByRole('group', { name: 'Vrsta dokumenta' }).getByText('Predujam').click();
    await page.getByRole('combobox', { name: 'Kupac' }).fill('peric');
    await page.getByRole('option', { name: /Ivan Perić/ }).click();
    await page.getByRole('combobox', { name: 'Opis' }).fill('Predujam za opremu');
    await price().fill(amount);
    await page.getByText('Spremno za izdavanje').waitFor();
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  }
  await page.goto(`${COMPANY}/racuni/novi`);
  await scriptsAtWork(page);
  await page.getByRole('combobox', { name: 'Kupac' }).fill('peric');
  await page.getByRole('option', { name: /Ivan Perić/ }).click();
  await page.getByLabel('Način plaćanja').selectOption('transfer');
  await page.getByRole('combobox', { name: 'Opis' }).fill('Oprema');
  await price().fill('600');
  const advances = page.getByRole('group', { name: 'Predujmovi kupca' });
  // They come with the first save that knows the customer.
  for (const which of [0, 1]) await advances.getByRole('checkbox').nth(which).press('Space');
  await advances.getByRole('button', { name: 'Uračunaj označene' }).press('Enter');
  await page.getByRole('heading', { name: 'Konačni račun' }).waitFor();
  await page.getByText('0,00 €').first().waitFor();
  // It is still saved while it is typed.
  await page.getByLabel('Napomena').fill('Isporučeno u cijelosti.');
  await page.getByText(/^Spremljeno/).waitFor();
  await page.getByText('Spremno za izdavanje').waitFor();
  // Of the second one less can be deducted than fits, and not more.
  const amount = page.getByLabel(/^Iznos iz predujma/).nth(1);
  await amount.fill('350');
  await page
    .getByText(/najviše 300,00 €/)
    .first()
    .waitFor();
  await amount.fill('200');
  await page.getByText('Spremno za izdavanje').waitFor();
  await page.getByText('100,00 €', { exact: true }).first().waitFor();
  await look('advances-editor');
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  const linked = page.getByRole('region', { name: 'Povezani dokumenti' });
  await linked.getByText('−300,00 €').first().waitFor();
  // A part of the second one is what a credit note takes back.
  await linked.getByText('Odobrenje').waitFor();
  await linked.getByText('−200,00 €').first().waitFor();
  await page
    .getByText(/^Uz odobrenje \d+\/P1\/1 za dio predujma$/)
    .first()
    .waitFor();
  await page.getByText('Isporučeno u cijelosti.').waitFor();
  await look('advances-final');
  expect(errors).toEqual([]);
});
