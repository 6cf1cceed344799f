import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, leave, openBrowser, visitor } from './kit/browser.ts';
import { addCustomer, addProduct, makeCertificate, register, setUpCompany, writeInvoice } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const CUSTOMER = 'durda@example.hr';

/** From the page of an issued document: sends it to the address that is known, and enters the payment. */
async function sendAndGetPaid(page: Page, customer: string, subject: string): Promise<void> {
  await page
    .getByRole('link', { name: /^Pošalji/ })
    .first()
    .click();
  await page.getByLabel('Adresa e-pošte kupca').waitFor();
  expect(await page.getByLabel('Adresa e-pošte kupca').inputValue()).toBe(customer);
  await page.getByRole('button', { name: 'Pošalji', exact: true }).click();
  await page.getByText('E-pošta je isporučena').first().waitFor();
  const mail = app.mocks.outbox().find(({ to }) => to.includes(customer));
  expect(mail).toMatchObject({ subject, attachments: [{ filename: 'Racun-1-P1-1.pdf' }] });

  await page.getByRole('link', { name: 'Upiši uplatu' }).first().click();
  await page.getByRole('button', { name: 'Spremi uplatu' }).click();
  await page.getByText('Upisana je uplata 125,00').first().waitFor();
  await page.getByText('Plaćen', { exact: true }).first().waitFor();
}

describe('someone new', () => {
  it('gets from registration to a paid invoice with JIR and mail', async () => {
    const { page, context, errors } = await visitor(browser, app.url);
    const me = {
      name: 'Maja Babić',
      email: 'maja@example.hr',
      password: 'duga lozinka za probu',
      oib: '12345678903',
      company: 'Maja foto',
    };
    await register(app, page, me);
    await setUpCompany(page, me);
    await makeCertificate(page, 'maja-foto');
    await addProduct(page, 'maja-foto');
    await page.getByRole('button', { name: 'Sakrij poruku' }).click();
    await expect.poll(() => page.getByText('Artikl Izrada fotografija je dodan.').count()).toBe(0);
    await addCustomer(page, 'maja-foto', CUSTOMER);

    await writeInvoice(page, 'maja-foto');
    await page.getByText('125,00 €').first().waitFor();
    await page.getByText('Spremno za izdavanje').waitFor();
    await expectAccessible(page, 'the editor');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}/);
    await page.getByText('Račun 1/P1/1 je izdan i fiskaliziran.').first().waitFor();
    await page
      .getByText(/JIR [0-9a-f]{8}-/)
      .first()
      .waitFor();
    await expectAccessible(page, 'the invoice');

    await sendAndGetPaid(page, CUSTOMER, 'Račun 1/P1/1 – Maja foto');

    const pdf = await page.request.get(`${page.url().split('?')[0] ?? ''}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('issues while CIS is down, sees what is pending, gets the JIR when it is back, and goes on to mail and payment', async () => {
    const { page, context, errors } = await visitor(browser, app.url);
    const me = {
      name: 'Ivo Jurić',
      email: 'ivo@example.hr',
      password: 'druga duga lozinka',
      oib: '00000123454',
      company: 'Ivo popravci',
    };
    await register(app, page, me);
    await setUpCompany(page, me);
    await makeCertificate(page, 'ivo-popravci');
    await addProduct(page, 'ivo-popravci');
    await addCustomer(page, 'ivo-popravci', 'drugi@example.hr');

    app.mocks.standing('cis', 'racuni', 'down');
    await writeInvoice(page, 'ivo-popravci');
    await page.getByText('Spremno za izdavanje').waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Izdaj', exact: true }).click();
    await page.getByText('Nema veze s poslužiteljem.').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Izdaj', exact: true }).click();
    await page.getByText('Porezna uprava još nije odgovorila, JIR stiže naknadno.').first().waitFor();
    await page.getByText('Čeka se JIR').first().waitFor();
    await page
      .getByText(/Rok je/)
      .first()
      .waitFor();
    const zki = /[0-9a-f]{32}/.exec(await page.locator('main').innerText())?.[0];
    expect(zki).toBeDefined();
    await page.goto('/ivo-popravci');
    await page.getByText('Račun 1/P1/1 čeka JIR').first().waitFor();

    app.mocks.standing('cis', 'racuni', 'healthy');
    await page.getByRole('link', { name: 'Pogledaj' }).first().click();
    await page.getByRole('button', { name: 'Pošalji ponovno' }).first().click();
    await page
      .getByText(/Fiskaliziran naknadno/)
      .first()
      .waitFor();
    const [receipt] = app.mocks.receipts().filter(({ oib }) => oib === me.oib);
    expect(receipt?.received).toMatchObject([{ zki, late: true }]);

    await sendAndGetPaid(page, 'drugi@example.hr', 'Račun 1/P1/1 – Ivo popravci');
    expect(errors).toEqual([]);
    await context.close();
  });
});
