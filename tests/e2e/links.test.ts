import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

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

async function look(name: string): Promise<void> {
  await expectAccessible(page, name);
  await takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name} in dark`);
    if (kind !== 'phone') return;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} on a phone scrolls sideways`).toBeLessThanOrEqual(0);
  });
}

describe('links to the services outside', () => {
  it('every visitor reads who receives data', async () => {
    await page.goto('/podobrada');
    await page.getByText('Cloudflare, Inc.').first().waitFor();
    await look('data-receivers');
  });

  it('the demo leads to its simulated services, where one is told to hang', async () => {
    await page.goto('/prijava');
    const [services] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Servisi' }).click()]);
    await services.close();
    await page.goto('/__mocks');
    await look('simulated-services');
    await page.getByRole('link', { name: 'HNB' }).click();
    await page.getByLabel('Ponašanje').selectOption('down');
    await page.getByLabel('Vrijedi').selectOption('standing');
    await page.getByRole('button', { name: 'Primijeni' }).click();
    await page.getByText('do opoziva', { exact: true }).first().waitFor();
    await look('simulated-service');
  });

  it('the company sees that it does not answer, and that it does again', async () => {
    await signIn(page);
    await page.goto('/dizajn-studio-sova/postavke/veze');
    await scriptsAtWork(page);
    await page.getByRole('button', { name: 'Provjeri vezu: HNB' }).click();
    // The answer stands beside the button, and is said.
    const hnb = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'HNB' }) });
    await hnb.getByText(/^Provjereno: veza ne radi\. Servis nije dostupan\./).waitFor();
    await hnb.getByText('Tečajna lista').waitFor();
    await page
      .getByRole('status')
      .getByText(/^HNB: Provjereno: veza ne radi\./)
      .waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/\d ms\b/);
    await look('links');
    app.mocks.standing('hnb', '*', 'healthy');
    await page.getByRole('button', { name: 'Provjeri vezu: HNB' }).click();
    await hnb.getByText('Provjereno: veza radi.').waitFor();
    expect(errors).toEqual([]);
  });

  it('a consent that is over before its day is no longer called valid', async () => {
    await page.goto('/dizajn-studio-sova/banka/povezi');
    await scriptsAtWork(page);
    await page.getByRole('link', { name: 'Odaberi: Jadranska poslovna banka' }).click();
    await page.getByRole('button', { name: 'Prijavi se i dopusti' }).click();
    await page.getByText('Suglasnost je primljena: Jadranska poslovna banka.').first().waitFor();
    await page
      .getByRole('button', { name: /^Osvježi: / })
      .first()
      .waitFor();
    await app.mocks.act('enablebanking', 'consent-revoked');
    await scriptsAtWork(page);
    await page
      .getByRole('button', { name: /^Osvježi: / })
      .first()
      .click();
    await expect
      .poll(
        async () => {
          await page.goto('/dizajn-studio-sova/postavke/veze');
          return page.getByText('Suglasnost banke, više ne vrijedi').count();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(1);
  });

  it('who does not run the installation is told nothing of it', async () => {
    expect((await page.goto('/sustav/veze'))?.status()).toBe(404);
    await page.goto('/dizajn-studio-sova/postavke/veze');
    expect(await page.getByRole('link', { name: 'Sve veze instalacije' }).count()).toBe(0);
  });

  it('an event at a service is made by a button', async () => {
    await page.goto('/__mocks/servis/google');
    await page.getByRole('button', { name: 'Stigne poruka' }).click();
    await page.getByRole('status').waitFor();
    await page.goto('/__mocks/posta');
    await page.getByRole('link', { name: /Račun/ }).first().click();
    await page.getByRole('button', { name: 'Pošalji' }).click();
    await page.getByText(/Aplikacija je odgovorila: 20\d/).waitFor();
  });
});
