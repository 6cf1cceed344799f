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

async function look(name: string): Promise<void> {
  await expectAccessible(page, name);
  await takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, `${name} in dark`);
  });
}

describe('small services', () => {
  it('the bank’s rates convert an amount, and say which list applies', async () => {
    await page.goto(`${company}/tecaj?datum=2025-04-12&iznos=1000&valuta=USD`);
    await page.getByText(/Za 12\.\s?0?4\.\s?2025\. nema posebne tečajnice/).waitFor();
    await page.goto(`${company}/tecaj?datum=2025-04-14&iznos=1000&valuta=USD`);
    await page.getByText(/= ?881,37\s€/).waitFor();
    await look('exchange-rates');
    await page.goto(`${company}/tecaj?datum=2022-04-14`);
    await page.getByText('Tečajnica postoji od 1. 1. 2023.').waitFor();
  });

  it('a customer is filled in by the OIB, and the VAT number is checked with proof', async () => {
    await page.goto(`${company}/kupci/novi`);
    const lookUp = page.getByRole('region', { name: 'Podaci po OIB-u ili PDV ID-u' });
    await lookUp.getByLabel('OIB ili PDV ID').fill('12345678901');
    await lookUp.getByRole('button', { name: 'Dohvati podatke' }).click();
    await lookUp.getByText('OIB nije ispravan').waitFor();
    expect(await lookUp.getByLabel('OIB ili PDV ID').evaluate((field) => field === document.activeElement)).toBe(true);
    await lookUp.getByLabel('OIB ili PDV ID').fill('12345678903');
    await page.getByRole('button', { name: 'Dohvati podatke' }).click();
    await page.getByText('Podaci su iz sudskog registra').waitFor();
    expect(await page.getByRole('textbox', { name: 'Naziv' }).inputValue()).toMatch(/d\.o\.o\.$/);
    await look('contact-look-up');
    await page.getByRole('textbox', { name: 'PDV ID', exact: true }).fill('HR12345678903');
    await page.getByRole('button', { name: 'Spremi kupca' }).click();
    await page.getByText(/Ovaj PDV ID još nije provjeren/).waitFor();
    app.mocks.next('vies', 'check', 'fault:MS_UNAVAILABLE');
    await page.getByRole('button', { name: 'Provjeri u VIES-u' }).click();
    await page.getByText('Nije provjereno').waitFor();
    await page.getByRole('button', { name: 'Provjeri u VIES-u' }).click();
    await page.getByText('Registriran', { exact: true }).waitFor();
    await look('contact-vat-check');
  });

  it('a customer abroad is filled in by the VAT number, and stored with the proof', async () => {
    await page.goto(`${company}/kupci/novi`);
    const lookUp = page.getByRole('region', { name: 'Podaci po OIB-u ili PDV ID-u' });
    await lookUp.getByLabel('OIB ili PDV ID').fill('si 12345679');
    await lookUp.getByLabel('OIB ili PDV ID').press('Enter');
    await page.getByText('PDV ID je registriran, a podaci su iz VIES-a').waitFor();
    expect(await page.getByLabel('Mjesto').inputValue()).toBe('LJUBLJANA');
    await look('contact-look-up-vies');
    await page.getByRole('button', { name: 'Spremi kupca' }).click();
    await page.getByText('Registriran', { exact: true }).waitFor();
  });

  it('the Tax Administration is asked whether it is there', async () => {
    await page.goto(`${company}/postavke/certifikat`);
    await page.getByRole('button', { name: 'Provjeri vezu' }).click();
    await page.getByText(/Servis se javio za \d+ ms/).waitFor();
    app.mocks.next('cis', 'echo', 'down');
    await page.getByRole('button', { name: 'Provjeri vezu' }).click();
    await page.getByText('Servis se nije javio').waitFor();
    await look('certificate-echo');
  });

  it('opened screens are counted only after a yes, and faults of the page are told scrubbed', async () => {
    const counted = () => app.mocks.tables('posthog')[0]!.rows.filter(([, event]) => event === 'screen opened');
    await page.goto(company);
    await page.getByText('Smijemo li brojati').waitFor();
    await look('usage-question');
    await page.goto(`${company}/kupci`);
    expect(counted()).toEqual([]);
    await page.getByRole('button', { name: 'Smijete' }).click();
    await expect.poll(counted, { timeout: 15_000 }).not.toEqual([]);
    const [row] = counted();
    expect(row?.join(' ')).toContain('routes/company/contacts/list');
    expect(row?.join(' ')).not.toMatch(/127\.0\.0\.1|dizajn-studio-sova|\/kupci/);

    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('OIB 69435151530 za ana@primjer.hr')), 0));
    const told = () => app.mocks.tables('sentry')[0]!.rows.map((cells) => cells.join(' '));
    await expect.poll(told, { timeout: 15_000 }).toEqual([expect.stringContaining('OIB [oib] za [e-mail]')]);

    await page.goto(`${company}/postavke/moj-racun`);
    await page.getByRole('button', { name: 'Ne, hvala' }).click();
    await page.getByRole('button', { name: 'Ne, hvala', pressed: true }).waitFor();
    const other = await page.context().newPage();
    const sent: string[] = [];
    other.on('request', (request) => void sent.push(request.url()));
    await other.goto(`${company}/artikli`, { waitUntil: 'networkidle' });
    expect(sent.some((url) => url.includes('/assets/'))).toBe(true);
    expect(sent.filter((url) => /\/ingest|page-counter/.test(url))).toEqual([]);
    await other.close();
    const unexpected = errors.filter((text) => !/status of (400|503|412|422)|OIB 69435151530/.test(text));
    expect(unexpected).toEqual([]);
  });
});
