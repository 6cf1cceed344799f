import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pdfSample } from '#tests/integration/documents/samples.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
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

  it('that came back holds its address back: the next one is refused once, with what to do', async () => {
    await page.goto(`${company}/racuni?prikaz=open`);
    await scriptsAtWork(page);
    await page.locator('tbody a[href*="/racuni/"]').first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    const invoice = page.url();
    const send = async () => {
      await page.goto(`${invoice}?radnja=posalji`);
      await scriptsAtWork(page);
      await page.getByLabel('Adresa e-pošte kupca').fill('bounced@resend.dev');
      await page.getByRole('button', { name: 'Pošalji', exact: true }).click();
    };
    await send();
    const cameBack = page.getByText('Adresa bounced@resend.dev ne prima poštu');
    await expect.poll(async () => (await page.goto(invoice), cameBack.count()), { timeout: 20_000 }).toBeGreaterThan(0);
    await send();
    const refusal = page.getByRole('alert').filter({ hasText: 'Na bounced@resend.dev ne šaljemo poštu' });
    await refusal.waitFor();
    await page.getByText('Upišite drugu adresu').waitFor();
    expect(await page.getByText('bounced@resend.dev više ne šaljemo').count()).toBe(0);
    await expectAccessible(page, 'a mail to an address that is held back');
    await takePictures(page, 'mail-held-back', async () => undefined);
    await page.getByLabel('Adresa e-pošte kupca').fill('druga@example.hr');
    await expect.poll(() => page.getByRole('alert').filter({ hasText: 'bounced@resend.dev' }).count()).toBe(0);
  });
});
