import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { register, signIn } from './kit/steps.ts';

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

/** Looks at a page as people do: no finding of axe, enough contrast in dark, nothing wider than a phone, no error of a script. */
async function look(name: string, path: string): Promise<void> {
  errors.length = 0;
  await page.goto(path);
  await lookHere(name);
}

/** The same for a page that no address leads to: the answer to a form. */
async function lookHere(name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expectAccessible(page, name);
  await takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name} in dark`);
    if (kind !== 'phone') return;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} on a phone scrolls sideways`).toBeLessThanOrEqual(0);
  });
  expect(errors, name).toEqual([]);
}

describe('before signing in', () => {
  it.each([
    ['login', '/prijava'],
    ['register', '/registracija'],
    ['forgot-password', '/zaboravljena-lozinka'],
    ['new-password', '/nova-lozinka'],
  ])('%s', async (name, path) => look(name, path));

  it('a page that is not there says so', async () => {
    const answer = await page.goto('/nema/toga/ovdje');
    expect(answer?.status()).toBe(404);
    await expectAccessible(page, 'not found');
  });
});

describe('on the way to an own company', () => {
  const me = {
    name: 'Nika Novak',
    email: 'nika@example.hr',
    password: 'lozinka za proba',
    oib: '00000123454',
    company: 'Nika krojenje',
  };

  it('the code that proves an address', async () => {
    await page.goto('/registracija');
    await page.getByLabel('Ime i prezime').fill(me.name);
    await page.getByLabel('E-pošta').fill('nova@example.hr');
    await page.getByLabel('Lozinka', { exact: true }).fill(me.password);
    await page.getByRole('button', { name: 'Nastavi' }).click();
    await page.getByRole('heading', { name: 'Potvrdite adresu' }).waitFor();
    await look('verify', '/potvrda');
  });

  it('the steps of setting a company up, and what they complain about', async () => {
    await register(app, page, me);
    await page.getByRole('button', { name: 'Dalje' }).click();
    await page
      .getByText(/^Odaberite .*posluj/)
      .first()
      .waitFor();
    errors.length = 0;
    await lookHere('onboarding-kind-missing');
    await page.getByRole('radio', { name: /Paušalni obrt/ }).check();
    await page.getByRole('button', { name: 'Dalje' }).click();
    await page.getByRole('heading', { name: 'Podaci o tvrtki' }).waitFor();
    await look('onboarding-data', '/nova-tvrtka/podaci');
    await page.getByLabel('Naziv').fill(me.company);
    await page.getByLabel(/Ime i prezime vlasnika/).fill(me.name);
    await page.getByLabel('OIB').fill(me.oib);
    await page.getByLabel('Ulica i kućni broj').fill('Ilica 1');
    await page.getByLabel('Poštanski broj').fill('10000');
    await page.getByLabel('Mjesto').fill('Zagreb');
    await page.getByRole('button', { name: 'Dalje' }).click();
    await page.getByRole('heading', { name: 'Prvi poslovni prostor' }).waitFor();
    await look('onboarding-premises', '/nova-tvrtka/prostor');
    await page.getByRole('button', { name: 'Odjavi se' }).click();
    await page.getByRole('heading', { name: 'Prijava' }).waitFor();
  });
});

describe('signed in', () => {
  beforeAll(async () => {
    await signIn(page);
  });

  const COMPANY = '/dizajn-studio-sova';
  it.each([
    ['dashboard', COMPANY],
    ['invoices', `${COMPANY}/racuni`],
    ['drafts', `${COMPANY}/racuni?prikaz=drafts`],
    ['invoice-new', `${COMPANY}/racuni/novi`],
    ['contacts', `${COMPANY}/kupci`],
    ['contact-new', `${COMPANY}/kupci/novi`],
    ['contacts-import', `${COMPANY}/kupci/uvoz`],
    ['opening', `${COMPANY}/pocetno-stanje`],
    ['opening-import', `${COMPANY}/pocetno-stanje/uvoz`],
    ['products', `${COMPANY}/artikli`],
    ['product-new', `${COMPANY}/artikli/novi`],
    ['products-import', `${COMPANY}/artikli/uvoz`],
    ['documents', `${COMPANY}/dokumenti`],
    ['settings', `${COMPANY}/postavke`],
    ['settings-company', `${COMPANY}/postavke/tvrtka`],
    ['settings-logo', `${COMPANY}/postavke/logotip`],
    ['settings-premises', `${COMPANY}/postavke/prostori`],
    ['settings-operators', `${COMPANY}/postavke/operateri`],
    ['settings-certificate', `${COMPANY}/postavke/certifikat`],
    ['settings-account', `${COMPANY}/postavke/moj-racun`],
    ['new-company', '/nova-tvrtka'],
  ])('%s', async (name, path) => look(name, path));

  it('the internal act, adopted by keyboard', async () => {
    await page.goto(`${COMPANY}/postavke/prostori`);
    await scriptsAtWork(page);
    errors.length = 0;
    await page.getByRole('button', { name: 'Usvoji' }).press('Enter');
    await page.getByText(/^Akt od .* odgovara postavkama$/).waitFor();
    await lookHere('settings-internal-act');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Preuzmi akt koji vrijedi od/ }).press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/^interni-akt-\d{4}-\d{2}-\d{2}\.pdf$/);
  });

  it('the page for an inspection', () => look('inspection', `${COMPANY}/nadzor`));

  it.each([
    ['invoice', /^29\/P1\/1/],
    ['invoice-overdue', /^27\/P1\/1/],
    ['invoice-cancelled', /^20\/P1\/1/],
    ['storno', /^21\/P1\/1/],
  ])('%s', async (name, number) => {
    await page.goto(`${COMPANY}/racuni`);
    await scriptsAtWork(page);
    await page.getByRole('link', { name: number }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}/);
    await look(name, page.url());
  });

  it.each([
    ['contact', 'kupci', /Čarobni vrt/],
    ['product', 'artikli', /Grafički dizajn/],
  ])('%s', async (name, list, link) => {
    await page.goto(`${COMPANY}/${list}`);
    await scriptsAtWork(page);
    await page.getByRole('link', { name: link }).first().click();
    await page.waitForURL(/\/[0-9a-f-]{36}/);
    await look(name, page.url());
  });

  it.each([
    ['invoice-send', 'posalji'],
    ['invoice-payment', 'uplata'],
    ['invoice-cancel', 'storniraj'],
  ])('%s', async (name, panel) => {
    await page.goto(`${COMPANY}/racuni`);
    await page
      .getByRole('link', { name: /^27\/P1\/1/ })
      .first()
      .click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}/);
    await look(name, `${page.url()}?radnja=${panel}`);
  });

  it('an import: what a file would do, and what it did', async () => {
    const example = await page.request.get(`${COMPANY}/kupci/primjer.csv`);
    await page.goto(`${COMPANY}/kupci/uvoz`);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'kupci.csv', mimeType: 'text/csv', buffer: await example.body() });
    errors.length = 0;
    await page.locator('[name="intent"][value="preview"]').click();
    await page.locator('[name="intent"][value="import"]').waitFor();
    await lookHere('import-preview');
    await page.locator('[name="intent"][value="import"]').click();
    await page.locator('[name="intent"][value="import"]').waitFor({ state: 'detached' });
    await lookHere('import-result');
  });

  it.each([
    ['invoice-awaiting', 'down', 'Čeka se JIR'],
    ['invoice-stopped', 's005', 'Potrebna radnja'],
  ])('%s', async (name, scenario, state) => {
    app.mocks.standing('cis', 'racuni', scenario);
    await page.goto(`${COMPANY}/racuni/novi`);
    await scriptsAtWork(page);
    await page.getByLabel('Način plaćanja').selectOption('cash');
    await page.getByRole('combobox', { name: /Opis/ }).fill('Savjet');
    await page.getByRole('textbox', { name: /^Cijena/ }).fill('10');
    await page.getByText('Spremno za izdavanje').waitFor();
    await page.getByRole('button', { name: 'Izdaj', exact: true }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page.getByText(state).first().waitFor();
    await look(name, page.url());
    app.mocks.standing('cis', 'racuni', 'healthy');
  });

  it('the palette goes where it is told, by keyboard alone', async () => {
    await page.goto(COMPANY);
    await scriptsAtWork(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'the palette');
    await page.keyboard.type('Artikli');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${COMPANY}/artikli**`);
  });
});
