import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessibleAsItStands, leave, openBrowser, scriptsAtWork, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

const COMPANY = '/dizajn-studio-sova';

let app: RunningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ context, page } = await visitor(browser, app.url, { javaScriptEnabled: false }));
  await signIn(page);
});
afterAll(async () => {
  await context.close();
  await leave(browser);
  await app.stop();
});

/** The page as it stands, looked at by axe, which needs scripts itself: in a browser that loads none of the page's own. */
async function expectAccessibleHere(name: string): Promise<void> {
  const other = await visitor(browser, app.url);
  await other.context.addCookies(await context.cookies());
  await other.context.route('**/*.js', (route) => route.abort());
  await other.page.goto(page.url());
  await other.page.getByRole('button', { name: 'Traži kupca' }).waitFor();
  await expectAccessibleAsItStands(other.page, name);
  await other.context.close();
}

/** Presses what loads the page anew, and waits until it is there: nothing may be typed into the one before. */
async function submit(button: Locator): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded');
  await button.click();
  await arrived;
}

const customer = () => page.getByLabel('Kupac', { exact: true });
const field = (index: number, name: 'description' | 'quantity' | 'unitPrice') => page.locator(`[name="lines[${index}].${name}"]`);

/** How many drafts the list of documents counts. */
async function drafts(): Promise<string> {
  await page.goto(`${COMPANY}/racuni?prikaz=drafts`);
  return page.getByRole('link', { name: /^Nacrti/ }).innerText();
}

async function addCustomer(name: string, city: string): Promise<void> {
  await page.goto(`${COMPANY}/kupci/novi`);
  await page.getByRole('radio', { name: /Građanin/ }).check();
  await page.getByLabel('Naziv').fill(name);
  await page.getByLabel('Ulica i kućni broj').fill('Čehovljeva 3');
  await page.getByLabel('Poštanski broj').fill('21000');
  await page.getByLabel('Mjesto').fill(city);
  await page.getByLabel('E-pošta').fill('durda@example.hr');
  await page.getByRole('button', { name: 'Spremi kupca' }).click();
  await page.waitForURL(/\/kupci(\/[0-9a-f-]{36})?$/);
}

describe('without scripts', () => {
  it('a new document leaves nothing behind, however often it is looked at', async () => {
    const before = await drafts();
    await submit(page.getByRole('link', { name: /Novi račun/ }).first());
    const first = page.url();
    await page.goto(`${COMPANY}/racuni/novi`);
    expect(page.url()).toBe(first);
    await page.reload();
    expect(await drafts()).toBe(before);
  });

  it('writes a whole invoice: customer and products found by typing, saved on the way, issued, mailed and paid', async () => {
    await addCustomer('Đurđa Šćepanović', 'Split');
    // More customers than any list shows at once: the one that is wanted must still be found.
    for (const name of ['Ana Ban', 'Bruno Car', 'Cvita Dom', 'Dino Erak', 'Ema Fak']) await addCustomer(name, 'Zadar');

    await page.goto(`${COMPANY}/racuni/novi`);
    await page.locator('[name="note"]').fill('Hvala!\nDo skorog viđenja.');
    await customer().fill('scepanovic durda');
    await submit(page.getByRole('button', { name: 'Traži kupca' }));
    await expectAccessibleHere('found customers without scripts');
    expect(await page.locator('[name="note"]').inputValue()).toBe('Hvala!\nDo skorog viđenja.');
    await submit(page.getByRole('button', { name: /Đurđa Šćepanović/ }));
    expect(await customer().inputValue()).toBe('Đurđa Šćepanović');

    await field(0, 'description').fill('graficki');
    await field(0, 'quantity').fill('3');
    await submit(page.getByRole('button', { name: 'Traži artikl' }).first());
    await submit(page.getByRole('button', { name: /Grafički dizajn/ }).first());
    expect(await field(0, 'description').inputValue()).toMatch(/^Grafički dizajn/);
    expect(await field(0, 'quantity').inputValue()).toBe('3');
    expect(await field(0, 'unitPrice').inputValue()).not.toBe('');

    await field(1, 'description').fill('Dostava\npreporučeno');
    await field(1, 'unitPrice').fill('10,00');
    await submit(page.getByRole('button', { name: 'Spremi', exact: true }));
    expect(await field(1, 'description').inputValue()).toBe('Dostava\npreporučeno');
    await expectAccessibleHere('the editor without scripts');

    await submit(page.getByRole('button', { name: 'Izdaj i pošalji' }));
    await page.waitForURL(/\/racuni\/[0-9a-f-]{36}$/);
    await page.getByText(/je izdan i šalje se na durda@example\.hr/).waitFor();
    await expect.poll(() => app.mocks.outbox().filter(({ to }) => to.includes('durda@example.hr')).length).toBe(1);
    await page.reload();
    await page
      .getByText(/JIR [0-9a-f]{8}-/)
      .first()
      .waitFor();

    await submit(page.getByRole('link', { name: 'Upiši uplatu' }).first());
    await submit(page.getByRole('button', { name: 'Spremi uplatu' }));
    await page.getByText('Plaćen', { exact: true }).first().waitFor();
  });

  it('never issues to the customer before when another name was typed', async () => {
    await page.goto(`${COMPANY}/racuni/novi`);
    await customer().fill('Ana Ban');
    await submit(page.getByRole('button', { name: 'Traži kupca' }));
    await submit(page.getByRole('button', { name: /Ana Ban/ }));
    await field(0, 'description').fill('Savjet');
    await field(0, 'unitPrice').fill('50');
    await customer().fill('bruno');
    await submit(page.getByRole('button', { name: 'Izdaj', exact: true }).first());
    await page.getByRole('button', { name: /Bruno Car/ }).waitFor();
    expect(page.url()).toContain('/racuni/nacrti/');
    await submit(page.getByRole('button', { name: /Bruno Car/ }));
    expect(await customer().inputValue()).toBe('Bruno Car');
    await customer().fill('');
    await submit(page.getByRole('button', { name: 'Spremi', exact: true }));
    expect(await customer().inputValue()).toBe('');
  });

  it('offers to add the customer that nobody found, and comes back with them', async () => {
    await page.goto(`${COMPANY}/racuni/novi`);
    await customer().fill('Zvonka Žanić');
    await submit(page.getByRole('button', { name: 'Traži kupca' }));
    await submit(page.getByRole('link', { name: /Novi kupac „Zvonka Žanić”/ }));
    expect(await page.getByLabel('Naziv').inputValue()).toBe('Zvonka Žanić');
    await page.getByRole('radio', { name: /Građanin/ }).check();
    await page.getByLabel('Ulica i kućni broj').fill('Ilica 2');
    await page.getByLabel('Poštanski broj').fill('10000');
    await page.getByLabel('Mjesto').fill('Zagreb');
    await submit(page.getByRole('button', { name: 'Spremi kupca' }));
    await page.waitForURL(/\/racuni\/nacrti\//);
    expect(await customer().inputValue()).toBe('Zvonka Žanić');
  });
});

it('what is pressed before the scripts of a page are at work leaves the page working', async () => {
  const { page, errors } = await visitor(browser, app.url);
  const company = await signIn(page);
  // A slow machine: on a quick one the moment is too short to be hit every time.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto(`${company}/racuni?prikaz=open`, { waitUntil: 'commit' });
    const boxes = page.getByRole('row').getByRole('checkbox');
    await boxes.nth(1).waitFor();
    for (let press = 0; press < 6; press++) await boxes.nth(1).click({ force: true });
    await scriptsAtWork(page);
    await boxes.nth(1).check();
    await page.getByText('Storniraj', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  }
});
