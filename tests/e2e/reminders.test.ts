import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, takePictures, visitor } from './kit/browser.ts';
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

const pictures = (name: string) =>
  takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name} in dark`);
  });

describe('reminders', () => {
  it('are looked at before they are switched on, and an invoice is taken out of them', async () => {
    await page.goto(`${company}/postavke/opomene`);
    await page.getByText('Dok su isključene, ne šaljemo ništa.').waitFor();
    await page.getByRole('table', { name: 'Što je na redu' }).waitFor();
    await expectAccessible(page, 'reminders');
    await pictures('reminders');
    await page.getByLabel('Dana nakon dospijeća').first().fill('0');
    await page.getByLabel(/Šalji opomene po rasporedu/).check();
    await page.getByLabel(/Navedi zakonske zatezne kamate/).check();
    await page.getByRole('button', { name: 'Spremi' }).click();
    await page.getByText('Upišite broj dana od 1 do 365.').first().waitFor();
    await page.getByLabel('Dana nakon dospijeća').first().fill('2');
    // By keyboard alone.
    await page.keyboard.press('Control+Enter');
    await page.getByText('Raspored opomena je spremljen.').first().waitFor();
    await page.getByText('Uključene').waitFor();
    await pictures('reminders-on');
    await page.goto(`${company}/racuni?prikaz=overdue`);
    await page.getByRole('row').filter({ hasText: 'Knjižara Žirafa' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Ne šalji opomene' }).click();
    await page.getByText('Opomene su zaustavljene.').first().waitFor();
    await page.getByText('Opomene zaustavljene').waitFor();
    await page.getByRole('button', { name: 'Ponovno šalji opomene' }).waitFor();
    await expectAccessible(page, 'invoice left out of reminders');
    await pictures('reminders-held');
    await page.getByRole('button', { name: 'Ponovno šalji opomene' }).click();
    await page.getByText('Ako ne bude plaćen, opomene odlaze po rasporedu.').waitFor();
    const invoice = page.url();
    await page.goto(`${company}/kupci`);
    await page.getByRole('row').filter({ hasText: 'Knjižara Žirafa' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Ne šalji opomene' }).click();
    await page.getByText('Kupac ne dobiva opomene.').waitFor();
    await expectAccessible(page, 'customer left out of reminders');
    await pictures('reminders-customer');
    await page.goto(invoice);
    await page.getByText('Kupac je izuzet od opomena.').waitFor();
    await page.goto(`${company}/postavke/opomene`);
    await page.getByRole('table', { name: 'Što je na redu' }).waitFor();
    expect(await page.getByText('knjizara@zirafa.example').count()).toBe(0);
    expect(errors.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });
});
