import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { setUpCompany, signIn } from './kit/steps.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let here: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  await signIn(page);
  await page.goto('/nova-tvrtka');
  await setUpCompany(page, NEWCOMER);
  here = `${new URL(page.url()).pathname.replace(/\/$/, '')}/postavke/pretplata`;
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

/** A second company of the demo's owner, still in its trial. */
const NEWCOMER = { ...DEMO_LOGIN, oib: '94577403194', company: 'Keramika Žuti bor' };

const look = async (name: string) => {
  await expectAccessible(page, name);
  await takePictures(page, `subscription-${name}`, (kind) => (kind === 'dark' ? expectContrast(page, name) : Promise.resolve()));
};

describe('the subscription', () => {
  it('of the demo company runs', async () => {
    const other = await visitor(browser, app.url);
    await signIn(other.page);
    await other.page.goto(`${new URL(other.page.url()).pathname.replace(/\/$/, '')}/postavke/pretplata`);
    await other.page.getByText('39,00 € mjesečno').waitFor();
    await other.context.close();
  });

  it('is chosen, refused with a bad card, confirmed by the bank, and there on the way back', async () => {
    await page.goto(here);
    await scriptsAtWork(page);
    await page.getByText(/Probno razdoblje: još \d+ dan/).waitFor();
    await page.getByRole('link', { name: /Godišnje/ }).click();
    await page.getByText('1.069,20').first().waitFor();
    await page.getByRole('link', { name: 'Mjesečno', exact: true }).click();
    await look('trial');
    await page.getByRole('link', { name: 'Odaberi plan Standard' }).click();
    await page.getByLabel('Broj kartice').fill('4000 0000 0000 0002');
    await page.getByRole('button', { name: 'Pretplati se' }).click();
    await page.getByText('Kartica je odbijena. Pokušajte drugom karticom.').waitFor();
    await page.getByLabel('Broj kartice').fill('4000 0025 0000 3155');
    await page.getByRole('button', { name: 'Pretplati se' }).click();
    await page.getByRole('button', { name: 'Odobri' }).click();
    await page.getByText('Hvala! Pretplata je sklopljena.').first().waitFor();
    await page.getByRole('heading', { name: 'Vaša pretplata' }).waitFor();
    await look('running');
  });

  it('changes its plan after its price was shown', async () => {
    await page.getByRole('link', { name: 'Prijeđi na plan Pro' }).click();
    await page.getByText('Danas se naplaćuje').waitFor();
    await look('change');
    await page.getByRole('button', { name: 'Potvrdi prijelaz' }).click();
    await page.getByText('Plan je promijenjen.').first().waitFor();
    await expect.poll(() => page.getByText('199,00 € mjesečno').count()).toBeGreaterThan(0);
  });

  it('is cancelled after a question and taken up again', async () => {
    await page.getByRole('link', { name: 'Otkaži pretplatu' }).click();
    await page.getByText('Otkazati pretplatu?').waitFor();
    await look('cancel');
    await page.getByRole('button', { name: 'Otkaži na kraju razdoblja' }).click();
    await page.getByText(/Pretplata završava/).waitFor();
    await page.getByRole('button', { name: 'Nastavi pretplatu' }).click();
    await page.getByText('Otkaz je povučen.').first().waitFor();
  });

  it('is looked after in the portal, and what was changed there is seen on the way back', async () => {
    await page.getByRole('link', { name: 'Prikaži račune' }).click();
    await page
      .getByRole('link', { name: /Otvori račun MOCK-/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'invoices');
    await page.getByRole('link', { name: 'Kartica i računi' }).click();
    await page.getByRole('button', { name: 'Otkaži pretplatu' }).click();
    await page.getByRole('button', { name: 'Nastavi pretplatu' }).waitFor();
    await page.getByRole('link', { name: 'Natrag u FiskAI' }).click();
    await page.getByText(/Pretplata završava/).waitFor();
    await expectAccessible(page, 'ending');
    // A declined card is told with the status of one.
    expect(errors.filter((text) => !/status of 402/.test(text))).toEqual([]);
  });

  it('is chosen without scripts too', async () => {
    const plain = await visitor(browser, app.url, { javaScriptEnabled: false });
    await signIn(plain.page);
    await plain.page.goto(`${here}?otkazi=1`);
    await plain.page.getByRole('button', { name: 'Nastavi pretplatu' }).click();
    await plain.page.getByText('Otkaz je povučen.').first().waitFor();
    await plain.page.getByRole('link', { name: 'Prijeđi na plan Paušalni' }).click();
    await plain.page.getByRole('button', { name: 'Potvrdi prijelaz' }).click();
    await plain.page.getByText('Plan je promijenjen.').first().waitFor();
    await plain.context.close();
  });
});
