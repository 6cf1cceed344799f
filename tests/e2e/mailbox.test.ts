import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, expectContrast, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let mailboxes: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  mailboxes = `${await signIn(page)}/pretinac`;
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const looked = (name: string) =>
  takePictures(page, name, (kind) => (kind === 'dark' ? expectContrast(page, `${name}, dark`) : Promise.resolve()));

describe('mailboxes', () => {
  it('are connected at the provider, shown what rules would take, and give their documents', async () => {
    await page.goto(mailboxes);
    await page.getByRole('heading', { name: 'Još nema povezanog sandučića' }).waitFor();
    await expectAccessible(page, 'no mailboxes');
    await looked('mailboxes-none');

    await page.getByRole('link', { name: 'Poveži Gmail' }).click();
    await page.getByRole('heading', { name: 'Google: odaberite račun' }).waitFor();
    await expectAccessible(page, 'consent at Google');
    await page.getByRole('button', { name: 'Odbij' }).click();
    await page.getByText('Pristup nije dopušten, pa sandučić nije povezan.').waitFor();
    // Back from another house the page begins anew: what is pressed before its scripts are there is the browser's, and React minds.
    await scriptsAtWork(page);

    await page.getByRole('link', { name: 'Poveži Gmail' }).click();
    await page.getByLabel('racuni@studio-sova.example').check();
    app.mocks.next('google', 'oauth.token', 'invalid-grant');
    await page.getByRole('button', { name: 'Dopusti' }).click();
    await page.getByText('Jednokratni kod davatelja pošte već je iskorišten').waitFor();
    await expectAccessible(page, 'a consent of which nothing came');
    await looked('mailbox-consent-failed');

    app.mocks.next('google', 'oauth.token', 'slow:8000');
    await page.getByRole('link', { name: 'Započni ponovno' }).click();
    await page.getByLabel('racuni@studio-sova.example').check();
    await page.getByRole('button', { name: 'Dopusti' }).click();
    await page.getByText('Povezivanje u tijeku: Gmail').waitFor();
    await looked('mailbox-under-way');
    await page.getByText('Povezano: Gmail. Postavite pravila i preuzimanje počinje.').first().waitFor();
    await page.getByRole('link', { name: 'Postavi pravila: racuni@studio-sova.example' }).click();
    await page.getByRole('heading', { name: 'Pravila za racuni@studio-sova.example' }).waitFor();
    await scriptsAtWork(page);
    await page.getByLabel('Pošiljatelji').fill('nije adresa');
    await page.getByRole('button', { name: 'Pokaži što bi pravila uzela' }).click();
    await page.getByText('Upišite adresu (ime@primjer.hr) ili domenu (@primjer.hr), svaku u svoj redak.').waitFor();
    await page.getByLabel('Pošiljatelji').fill('@telekom-primorje.example\nnaplata@posluzitelj.example');
    await page.getByRole('button', { name: 'Pokaži što bi pravila uzela' }).click();
    await page.getByText(/^3 priloga iz 2 poruke, od pregledanih \d+\. Ništa nije preuzeto\.$/).waitFor();
    await expectAccessible(page, 'rules of a mailbox');
    await looked('mailbox-rules');

    await page.getByRole('button', { name: 'Spremi i počni preuzimati' }).click();
    await page.getByText('Preuzeta su 3 dokumenta.').first().waitFor();
    await app.mocks.act('google', 'mail-arrives', { account: 'racuni@studio-sova.example', kind: 'pdf', from: 'telekom' });
    await page.getByRole('button', { name: 'Provjeri sada: racuni@studio-sova.example' }).click();
    await page.getByText('Preuzet je 1 dokument.').first().waitFor();
    // The one refusal that the browser itself writes down.
    expect(errors.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });

  it('lead to the documents, and ask once when a consent was taken back', async () => {
    await page.goto(`${mailboxes}/povezi/microsoft`);
    await page.getByRole('button', { name: 'Dopusti' }).click();
    await page.getByRole('link', { name: /^Postavi pravila: / }).click();
    await page.getByRole('button', { name: 'Spremi i počni preuzimati' }).click();
    await page.getByRole('heading', { name: 'Prilozi iz sandučića' }).waitFor();
    await app.mocks.act('google', 'consent-revoked', { account: 'racuni@studio-sova.example' });
    await page.getByRole('button', { name: 'Provjeri sada: racuni@studio-sova.example' }).click();
    await page.getByText('Traži novi pristanak').waitFor();
    await expectAccessible(page, 'mailboxes');
    await looked('mailboxes');
    const file = page.getByRole('link', { name: /^Račun .*\.pdf$/ }).first();
    const name = (await file.textContent()) ?? '';
    await file.click();
    await page.getByRole('heading', { name, exact: true }).waitFor();

    await page.goto(mailboxes);
    await page.getByRole('link', { name: 'Poveži ponovno' }).click();
    await page.getByRole('button', { name: 'Dopusti' }).click();
    await expect.poll(() => page.getByText('Traži novi pristanak').count()).toBe(0);
  });

  it('can be left, also without scripts', async () => {
    const { context, page: plain } = await visitor(browser, app.url, { javaScriptEnabled: false });
    await signIn(plain);
    await plain.goto(mailboxes);
    await plain.getByRole('link', { name: 'Pravila: racuni@studio-sova.example' }).click();
    await plain.getByRole('button', { name: 'Odspoji sandučić' }).click();
    await plain.getByText('Sandučić je odspojen, a pristanak vraćen.').first().waitFor();
    await context.close();
  });
});
