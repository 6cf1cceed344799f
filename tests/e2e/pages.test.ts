import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, openBrowser, takePictures, visitor } from './kit/browser.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Looks at a page as people do: no finding of axe, enough contrast in dark, nothing wider than a phone, no error of a script. */
async function look(name: string, path: string): Promise<void> {
  errors.length = 0;
  await page.goto(path);
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

describe('signed in', () => {
  beforeAll(async () => {
    await page.goto('/prijava');
    await page.getByLabel('E-pošta').fill(DEMO_LOGIN.email);
    await page.getByLabel('Lozinka', { exact: true }).fill(DEMO_LOGIN.password);
    await page.getByRole('button', { name: 'Prijavi se' }).click();
    await page.getByRole('heading', { name: 'Početna' }).waitFor();
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

  it.each([
    ['invoice', /^29\/P1\/1/],
    ['invoice-overdue', /^27\/P1\/1/],
    ['invoice-cancelled', /^20\/P1\/1/],
    ['storno', /^21\/P1\/1/],
  ])('%s', async (name, number) => {
    await page.goto(`${COMPANY}/racuni`);
    await page.getByRole('link', { name: number }).first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}/);
    await look(name, page.url());
  });

  it.each([
    ['contact', 'kupci', /Čarobni vrt/],
    ['product', 'artikli', /Grafički dizajn/],
  ])('%s', async (name, list, link) => {
    await page.goto(`${COMPANY}/${list}`);
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

  it('the palette goes where it is told, by keyboard alone', async () => {
    await page.goto(COMPANY, { waitUntil: 'networkidle' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'the palette');
    await page.keyboard.type('Artikli');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${COMPANY}/artikli**`);
  });
});
