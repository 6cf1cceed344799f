import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pdfSample } from '#tests/integration/documents/samples.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, openBrowser, takePictures, visitor } from './kit/browser.ts';
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
  await browser.close();
  await app.stop();
});

describe('mail of a company', () => {
  it('brings documents to its own address, and says what was not taken', async () => {
    await page.goto(`${company}/postavke/posta`);
    const address = (await page.locator('code').first().textContent()) ?? '';
    expect(address).toMatch(/^racuni\+[0-9a-f]{16}@ulaz\.fiskai\.example$/);
    app.mocks.arriveMail({
      receivedFor: [address],
      from: 'HEP d.o.o. <racuni@hep.example>',
      subject: 'Račun za studeni',
      attachments: [
        { filename: 'hep-11-2026.pdf', contentType: 'application/pdf', content: pdfSample('HEP 11/2026') },
        { filename: 'program.exe', contentType: 'application/octet-stream', content: Buffer.from('MZ program') },
      ],
    });
    await expect
      .poll(async () => (await page.reload(), page.getByText('Račun za studeni').count()), { timeout: 20_000, interval: 500 })
      .toBe(1);
    await page.getByText(/program\.exe/).waitFor();
    await page.getByLabel(/Adresa za odgovore/).fill('nije adresa');
    await page.getByRole('button', { name: 'Spremi adresu' }).click();
    await page.getByText(/Adresa e-pošte nije ispravna/).waitFor();
    await page.getByLabel(/Adresa za odgovore/).fill('ured@sova.example');
    await page.getByRole('button', { name: 'Spremi adresu' }).click();
    await page.getByText('Adresa za odgovore je spremljena.').first().waitFor();
    await expectAccessible(page, 'mail settings');
    await takePictures(page, 'mail-settings', async (kind) => {
      if (kind === 'dark') await expectContrast(page, 'mail settings in dark');
    });
    await page.getByRole('link', { name: 'Svi primljeni dokumenti' }).click();
    await page.getByRole('link', { name: 'hep-11-2026.pdf' }).first().waitFor();
    await page.getByText('E-pošta: HEP d.o.o. <racuni@hep.example>').first().waitFor();
    // An address is shortened rather than broken over three lines of its row.
    const heights = await page.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(41);
    expect(errors.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });
});
