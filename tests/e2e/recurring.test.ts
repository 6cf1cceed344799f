import { describe, expect, it } from 'vitest';

import { scriptsAtWork } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

describe('a recurring invoice', () => {
  it('is made of last month’s in four clicks, seen with its dates, paused and ended', async () => {
    const { page, errors, look } = owner;
    await page.goto(`${COMPANY}/racuni?prikaz=open`);
    await scriptsAtWork(page);
    await page.locator('tbody a[href*="/racuni/"]').first().click();
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    const invoice = page.url();
    await page
      .getByRole('link', { name: /^Pošalji/ })
      .first()
      .click();
    await page.locator('input[name=to]').fill('bounced@resend.dev');
    await page.getByRole('button', { name: 'Pošalji', exact: true }).click();
    await expect
      .poll(async () => (await page.goto(invoice), page.getByText('Adresa bounced@resend.dev ne prima poštu').count()), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    await page.goto(invoice);
    await scriptsAtWork(page);
    await page.locator('summary', { hasText: 'Više radnji' }).click();
    await page.getByRole('link', { name: 'Ponavljaj', exact: true }).click();
    await page.getByRole('heading', { name: 'Novi ponavljajući račun' }).waitFor();
    const heldBack = page.getByText('Na bounced@resend.dev ne šaljemo poštu');
    expect(await heldBack.count()).toBe(0);
    await page.getByLabel('E-pošta kupca').fill('bounced@resend.dev');
    await heldBack.waitFor();
    await look('recurring-new');
    await page.getByRole('button', { name: 'Spremi raspored' }).click();
    await page
      .getByText(/Raspored je spremljen\. Sljedeći račun: \d+\.\s\d+\.\s\d{4}\.$/)
      .first()
      .waitFor();

    await page.getByLabel('Ritam').selectOption('week');
    await page.getByLabel('Broj tjedana').fill('2');
    await page.getByLabel('Opis 1. stavke').fill('Održavanje {mjesec} {godina}.');
    await page.getByRole('button', { name: 'Spremi promjene' }).click();
    await page.getByText('Svaka 2 tjedna').waitFor();
    await look('recurring-one');
    await page.getByRole('button', { name: 'Pauziraj' }).click();
    await page.getByText('Pauziran', { exact: true }).waitFor();
    await page.goto(`${COMPANY}/ponavljajuci`);
    await scriptsAtWork(page);
    await look('recurring-list');
    await page.locator('tbody a').first().click();
    await page.locator('summary', { hasText: 'Završi' }).press('Enter');
    await page.getByText(/to se ne može vratiti/).waitFor();
    await page.getByRole('button', { name: 'Završi ponavljanje' }).press('Enter');
    await page.getByText('Završen', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});
