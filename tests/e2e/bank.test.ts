import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let bank: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  bank = `${await signIn(page)}/banka`;
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const looked = async (name: string) => {
  await expectAccessible(page, name);
  await takePictures(page, name, (kind) => (kind === 'dark' ? expectContrast(page, `${name}, dark`) : Promise.resolve()));
};

it('a bank is found, connected on its own page, read, and disconnected', async () => {
  await page.goto(bank);
  await page.getByRole('heading', { name: 'Još nema povezanih banaka' }).waitFor();
  await looked('bank-none');

  await page.getByRole('link', { name: 'Poveži banku' }).click();
  await page.getByLabel('Naziv ili BIC banke').fill('jadranska');
  await page.getByRole('button', { name: 'Prikaži' }).click();
  await expect.poll(() => page.getByRole('link', { name: /^Odaberi: / }).count()).toBe(1);
  await looked('bank-pick');

  await page.getByRole('link', { name: 'Odaberi: Jadranska poslovna banka' }).click();
  await page.getByRole('heading', { name: 'Jadranska poslovna banka' }).waitFor();
  await expectAccessible(page, 'consent at the bank');
  await page.getByRole('button', { name: 'Odbij' }).click();
  await page.getByText('Suglasnost nije dana, pa banka nije povezana.').waitFor();

  await page.goto(`${bank}/povezi`);
  await scriptsAtWork(page);
  await page.getByRole('link', { name: 'Odaberi: Jadranska poslovna banka' }).click();
  app.mocks.next('enablebanking', 'session.create', 'code-used');
  await page.getByRole('button', { name: 'Prijavi se i dopusti' }).click();
  await page.getByText('Jednokratni kod banke već je iskorišten').waitFor();
  await looked('bank-consent-failed');

  app.mocks.next('enablebanking', 'session.create', 'slow:8000');
  await page.getByRole('link', { name: 'Započni ponovno' }).click();
  await page.getByRole('button', { name: 'Prijavi se i dopusti' }).click();
  await page.getByText('Povezivanje u tijeku: Jadranska poslovna banka').waitFor();
  await looked('bank-under-way');
  await page.getByText('Jadranska poslovna banka je povezana.').first().waitFor();
  await page.getByRole('button', { name: 'Osvježi: Transakcijski račun EUR' }).waitFor();
  await scriptsAtWork(page);
  // The background may have read the account already; what arrives now is new in any case.
  await app.mocks.act('enablebanking', 'transaction-arrives');
  await page.getByRole('button', { name: 'Osvježi: Transakcijski račun EUR' }).click();
  await page
    .getByText(/Stigl[aeo].* nov/)
    .first()
    .waitFor();
  await looked('bank-connected');

  await page.getByLabel('Smjer').selectOption('uplate');
  await page.getByLabel('Traži po nazivu, opisu, pozivu na broj ili iznosu').fill('hr01');
  await page.getByRole('button', { name: 'Prikaži' }).click();
  await page.waitForURL(/smjer=uplate/);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByText('Datum knjiženja').waitFor();
  await page.getByText(/^HR01 20\d\d-\d+-\d$/).waitFor();
  await looked('bank-transaction');

  await page.goto(bank);
  await scriptsAtWork(page);
  await app.mocks.act('enablebanking', 'consent-expires');
  await page.getByRole('button', { name: 'Osvježi: Transakcijski račun EUR' }).click();
  await page.getByText('Suglasnost je prestala vrijediti prije roka.').waitFor();
  expect(await page.getByText(/istekla/).count()).toBe(0);
  await looked('bank-ended');

  await page.getByRole('link', { name: 'Odspoji: Jadranska poslovna banka' }).click();
  await page.getByRole('heading', { name: 'Odspojiti Jadranska poslovna banka?' }).waitFor();
  await looked('bank-leave');
  await page.getByRole('button', { name: 'Odspoji' }).click();
  await page.getByText('Banka je odspojena i suglasnost je vraćena.').first().waitFor();
  expect(errors).toEqual([]);
});
