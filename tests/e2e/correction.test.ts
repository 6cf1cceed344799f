import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { scriptsAtWork } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

it('a credit note is begun on the invoice, takes back a part, and both know each other', async () => {
  const { page, errors, look } = owner;
  await page.goto(`${COMPANY}/racuni?prikaz=open`);
  await scriptsAtWork(page);
  await page.locator('tbody a[href*="/racuni/"]').first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  const invoice = (await page.getByRole('heading', { level: 1, name: /\/P1\/1$/ }).textContent()) ?? '';
  await page.locator('summary', { hasText: 'Više radnji' }).click();
  await page.getByRole('button', { name: 'Odobrenje…' }).click();
  await page.getByRole('heading', { name: 'Novo odobrenje' }).waitFor();
  await page.getByRole('link', { name: `uz račun ${invoice}` }).waitFor();

  await scriptsAtWork(page);
  await page
    .getByRole('textbox', { name: /^Cijena/ })
    .first()
    .fill('1000000');
  await page.getByText(/može se odobriti još najviše/).waitFor();
  await page
    .getByRole('textbox', { name: /^Cijena/ })
    .first()
    .fill('1');
  await page.getByRole('textbox', { name: /^Razlog/ }).fill('Manje sati od dogovorenog');
  await page.getByText('Spremno za izdavanje').waitFor();
  await look('credit-editor');
  await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
  await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: /^Odobrenje \d+\/P1\/1$/ }).waitFor();
  await page.getByText(`Uz račun ${invoice}`, { exact: true }).waitFor();
  await page.getByText('Razlog: Manje sati od dogovorenog').waitFor();
  await look('credit-one');

  await page.getByRole('region', { name: 'Povezani dokumenti' }).getByRole('link', { name: invoice }).click();
  await page.getByRole('heading', { level: 1, name: invoice }).waitFor();
  await page.getByText('Izdano odobrenje').waitFor();
  await page.getByText(/Manje sati od dogovorenog$/).waitFor();
  await look('credited-invoice');
  expect(errors).toEqual([]);
});

it('several at once are marked paid, sent and cancelled, each with what became of it', async () => {
  const { page, errors, look } = owner;
  const bar = page.getByRole('region', { name: 'Radnje s odabranim računima' });
  const results = page.getByRole('status').filter({ hasText: 'Obavljeno' });
  /** Ticks documents of the demo by their numbers. */
  const choose = async (...numbers: readonly string[]) => {
    await page.goto(`${COMPANY}/racuni`);
    await scriptsAtWork(page);
    for (const number of numbers)
      await page
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: number, exact: true }) })
        .getByRole('checkbox')
        .check();
  };
  await choose('30/P1/1', '29/P1/1');
  await bar.getByRole('button', { name: 'Označi plaćenima' }).click();
  await results.getByText('Obavljeno: 1 od 2').waitFor();
  await results.getByText(/Upisana je uplata 2\.400,00\s€\./).waitFor();
  await results.getByText('Na računu nema ništa otvoreno.').waitFor();
  await look('bulk-paid');
  await results.getByRole('button', { name: 'Poništi' }).click();
  await page.waitForURL(/\/racuni(\?|$)/);

  await choose('30/P1/1', '29/P1/1');
  const [file] = await Promise.all([page.waitForEvent('download'), bar.getByRole('button', { name: 'Izvezi CSV' }).click()]);
  const exported = await readFile(await file.path(), 'utf8');
  expect(['30/P1/1', '29/P1/1', '28/P1/1'].map((number) => exported.includes(number))).toEqual([true, true, false]);
  // What was chosen is still there, and Enter on a box does none of what the bar offers.
  await page.getByRole('checkbox', { name: '30/P1/1' }).press('Enter');
  await bar.getByRole('button', { name: 'Pošalji' }).click();
  await results.getByText('Obavljeno: 2 od 2').waitFor();
  await results
    .getByText(/Šalje se na \S+@\S+/)
    .first()
    .waitFor();

  await choose('30/P1/1', '21/P1/1');
  await bar.getByText('Storniraj', { exact: true }).click();
  await bar.getByLabel(/Razlog/).fill('Krivi kupac');
  await bar.getByLabel(/Razlog/).press('Enter');
  await results.getByText('Obavljeno: 1 od 2').waitFor();
  await results.getByText(/Storniran dokumentom \d+\/P1\/1\./).waitFor();
  await results.getByText('Račun 21/P1/1 je storno i ne može se stornirati. Izdajte novi račun.').waitFor();
  // Nothing stays chosen, with the button that cannot be undone still open.
  await bar.waitFor({ state: 'hidden' });
  expect(errors).toEqual([]);
});
