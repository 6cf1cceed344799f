import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';

import { scriptsAtWork } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const owner = demoOwner();

/** Walks slow the line down; the next one finds it as it was. */
afterEach(() => owner.page.unrouteAll({ behavior: 'ignoreErrors' }));

const customer = () => owner.page.getByRole('combobox', { name: 'Kupac' });
const method = () => owner.page.getByLabel('Način plaćanja');
const description = () => owner.page.getByRole('combobox', { name: 'Opis' });
const note = () => owner.page.getByLabel('Napomena');
const due = () => owner.page.getByLabel('Datum dospijeća');
const language = () => owner.page.getByLabel('Jezik dokumenta');

async function begin(): Promise<void> {
  await owner.page.goto(`${owner.base}/racuni/novi`);
  await scriptsAtWork(owner.page);
}

async function choose(typed: string, name: RegExp): Promise<void> {
  await customer().fill(typed);
  await owner.page.getByRole('option', { name }).click();
}

/** Holds requests back until it is called. */
async function hold(page: Page, address: string | RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const open = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await open;
    await route.continue();
  });
  return release;
}

const stored = (text: string) =>
  owner.page.waitForResponse(
    (response) => response.url().endsWith('/spremi') && response.request().postData()?.includes(text) === true,
  );

describe('what is typed in the editor of a draft', () => {
  it('is not lost where it was typed before the scripts were there', async () => {
    const { page, errors } = owner;
    const come = await hold(page, '**/assets/*.js');
    await page.goto(`${owner.base}/racuni/novi`, { waitUntil: 'commit' });
    await note().fill('Hvala na povjerenju');
    await method().selectOption('transfer');
    await due().fill('2027-02-03');
    await page.getByText('Predračun', { exact: true }).click();
    const what = page.getByLabel('Opis');
    await what.click();
    await page.keyboard.type('Rani opis');
    const saved = stored('Rani opis');
    come();
    await scriptsAtWork(page);
    await page.keyboard.type(' i još');
    expect(await description().inputValue()).toBe('Rani opis i još');
    expect(await note().inputValue()).toBe('Hvala na povjerenju');
    expect(await method().inputValue()).toBe('transfer');
    expect(await page.getByLabel('Platiti do').or(due()).inputValue()).toBe('3. 2. 2027.');
    await page.getByRole('heading', { name: 'Novi predračun' }).waitFor();
    await saved;
    expect(errors).toEqual([]);
  });

  it('is stored where it is again what it was while something else was being stored', async () => {
    await begin();
    const first = stored('"note":"a"');
    await note().fill('a');
    await first;
    const release = await hold(owner.page, '**/spremi');
    const sent = owner.page.waitForRequest(/\/spremi$/);
    await note().fill('ab');
    await sent;
    await note().fill('a');
    const again = stored('"note":"a"');
    release();
    await again;
    await owner.page.getByText(/^Spremljeno \d/).waitFor();
  });

  it('is stored with the date in which the cursor still is', async () => {
    await begin();
    await method().selectOption('transfer');
    await due().fill('3.2.2027.');
    const saved = stored('"dueOn":"2027-02-03"');
    await due().press('Control+s');
    await saved;
    expect(await due().inputValue()).toBe('3. 2. 2027.');
  });

  it('is no conflict with itself where only the answer was lost', async () => {
    const { page } = owner;
    await begin();
    await page.route(
      '**/spremi',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await note().fill('Bez odgovora');
    await page.getByText('Nema veze').first().waitFor();
    await note().fill('Bez odgovora, pa dalje');
    await stored('pa dalje');
    await page.getByText(/^Spremljeno \d/).waitFor();
  });

  it('is there when the page is left while it is stored and come back to at once', async () => {
    const { page } = owner;
    await begin();
    const first = stored('jedan');
    await note().fill('jedan');
    await first;
    const release = await hold(page, '**/spremi');
    await note().fill('jedan dva');
    await page.getByRole('link', { name: 'Artikli i usluge', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Artikli i usluge' }).waitFor();
    // The page is asked for before the last words are stored.
    const read = page.waitForResponse(/\/nacrti\/[0-9a-f-]{36}\.data/);
    await page.goBack();
    await read;
    release();
    await note().waitFor();
    expect(await note().inputValue()).toBe('jedan dva');
    const third = stored('jedan dva tri');
    await note().fill('jedan dva tri');
    expect((await third).status()).toBe(200);
  });
});

describe('a customer who is chosen or added in the editor', () => {
  it('changes neither the due date nor the language that the person said', async () => {
    const { page } = owner;
    await begin();
    await method().selectOption('transfer');
    await choose('carobni', /Čarobni vrt/);
    const byTerms = await due().inputValue();
    await choose('nordik', /Nordik/);
    expect([await language().inputValue(), await due().inputValue()]).not.toEqual(['hr', byTerms]);
    await due().fill('3.2.2027.');
    await language().selectOption('hr');
    await choose('carobni', /Čarobni vrt/);
    await choose('nordik', /Nordik/);
    await note().fill('Prije novoga kupca');

    await customer().fill('Novi kupac');
    await page.getByRole('option', { name: /^Novi kupac „/ }).click();
    await page.getByRole('radio', { name: /Građanin/ }).check();
    await page.getByLabel('Rok plaćanja').fill('5');
    // A number that cannot be looked up takes nothing of what was written.
    await page.getByLabel('E-pošta').fill('novi@example.hr');
    await page.getByLabel('OIB ili PDV ID').fill('123');
    await page.getByLabel('OIB ili PDV ID').press('Enter');
    await page.waitForURL(/broj=123/);
    await expect.poll(() => page.getByLabel('OIB ili PDV ID').evaluate((field) => field.ariaInvalid)).toBe('true');
    expect(await page.getByLabel('E-pošta').inputValue()).toBe('novi@example.hr');
    expect(await page.getByLabel('Rok plaćanja').inputValue()).toBe('5');
    expect(await page.getByRole('radio', { name: /Građanin/ }).isChecked()).toBe(true);
    await page.getByLabel('OIB', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Spremi kupca' }).click();
    await page.waitForURL(/\/nacrti\/[0-9a-f-]{36}$/);
    await page.getByText('Kupac Novi kupac je dodan.').first().waitFor();
    // The page begins in the first line, before it is seen: what is begun at once keeps the focus.
    await method().focus();
    expect(await customer().inputValue()).toBe('Novi kupac');
    expect(await due().inputValue()).toBe('3. 2. 2027.');
    expect(await language().inputValue()).toBe('hr');
    expect(await note().inputValue()).toBe('Prije novoga kupca');
    expect(await method().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('moves nothing under the pointer when the draft is stored', async () => {
    const { page } = owner;
    await begin();
    const release = await hold(page, '**/spremi');
    await choose('nordik', /Nordik/);
    await description().fill('grafič');
    const option = page.getByRole('option', { name: /Grafički dizajn/ }).first();
    const before = await option.boundingBox();
    const answer = stored('');
    release();
    await answer;
    await page.getByText('Datum dospijeća').waitFor();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await option.boundingBox()).toEqual(before);
    await option.click();
    expect(await description().inputValue()).toBe('Grafički dizajn');
  });

  it('is asked about at the intermediary without the form, which stays whatever becomes of the question', async () => {
    const { page } = owner;
    await page.goto(`${owner.base}/eracuni`);
    await page.getByRole('link', { name: 'Postavi eRačun' }).click();
    await page.getByLabel('Lozinka').fill('mock-lozinka-nije-tajna');
    await page.getByRole('button', { name: 'Provjeri i spremi' }).click();
    await page.getByText('Račun kod posrednika je spremljen.').first().waitFor();
    await begin();
    await page.route('**/primanje*', (route) => route.abort());
    const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('/primanje'));
    await choose('carobni', /Čarobni vrt/);
    await asked;
    const saved = stored('ostaje');
    await note().fill('ostaje');
    await saved;
    await page.getByRole('region', { name: 'Provjera eRačuna' }).waitFor();
    expect(await note().inputValue()).toBe('ostaje');
  });
});

describe('what is written in a form', () => {
  const name = () => owner.page.getByRole('textbox', { name: 'Naziv', exact: true });
  const number = () => owner.page.getByRole('textbox', { name: 'PDV ID', exact: true });
  const save = () => owner.page.getByRole('button', { name: 'Spremi kupca' }).click();

  it('waits there while there is no connection, as does a file', async () => {
    const { page } = owner;
    await page.goto(`${owner.base}/kupci/novi`);
    await scriptsAtWork(page);
    await name().fill('Kava na rivi');
    await page.context().setOffline(true);
    await save();
    await page.getByText('Ništa nije poslano').waitFor();
    expect(await name().inputValue()).toBe('Kava na rivi');
    await page.context().setOffline(false);
    await page.getByText('Građanin').click();
    await save();
    await page.getByText('Kava na rivi').first().waitFor();
    await page.waitForURL(/\/kupci(\/[0-9a-f-]{36})?$/);

    await begin();
    const saved = stored('prije priloga');
    await note().fill('prije priloga');
    await saved;
    const file = { name: 'Sati.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${' '.repeat(400)}`) };
    await page.context().setOffline(true);
    await page.getByLabel('Dodaj prilog').setInputFiles(file);
    await page.getByText('Ništa nije poslano').waitFor();
    expect(await note().inputValue()).toBe('prije priloga');
    await page.context().setOffline(false);
    await page.getByLabel('Dodaj prilog').setInputFiles(file);
    await page.getByText('Prilog je dodan.').waitFor();
    expect(await note().inputValue()).toBe('prije priloga');
  });

  it('stays when another form of the page was answered while a complaint stood beside it', async () => {
    const { page } = owner;
    await page.goto(`${owner.base}/kupci`);
    await page.getByRole('link', { name: 'Nordik Software GmbH' }).click();
    await page.waitForURL(/\/kupci\/[0-9a-f-]{36}$/);
    await page.getByLabel('Mjesto').fill('Potsdam');
    await number().fill('DE1');
    await save();
    await expect.poll(() => number().getAttribute('aria-invalid')).toBe('true');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: /^Provjeri/ }).click();
    await answered;
    await page.getByText('Registriran', { exact: true }).waitFor();
    expect(await page.getByLabel('Mjesto').inputValue()).toBe('Potsdam');
    expect(await number().inputValue()).toBe('DE1');
  });
});
