import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pdfSample, PNG_SAMPLE } from '#tests/integration/documents/samples.ts';

import { type RunningApp, startApp } from './kit/app.ts';
import { expectAccessible, leave, openBrowser, scriptsAtWork, takePictures, visitor } from './kit/browser.ts';
import { signIn } from './kit/steps.ts';

let app: RunningApp;
let browser: Browser;
let page: Page;
let errors: string[];
let documents: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page, errors } = await visitor(browser, app.url));
  documents = `${await signIn(page)}/dokumenti`;
});
afterAll(async () => {
  await leave(browser);
  await app.stop();
});

const files = () => [
  { name: 'struja-11-2026.pdf', mimeType: 'application/pdf', buffer: pdfSample('Racun za struju 11/2026') },
  { name: 'gorivo.png', mimeType: 'image/png', buffer: PNG_SAMPLE },
  { name: 'poruka.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>nije PDF</html>') },
];

describe('documents that come in', () => {
  it('are sent several at once, each told what became of it', async () => {
    await page.goto(documents);
    await scriptsAtWork(page);
    await page.getByLabel('Dodaj dokumente').setInputFiles(files());
    const list = page.getByRole('region', { name: 'Slanje dokumenata' });
    await expect.poll(() => list.getByText('Spremljeno', { exact: true }).count(), { timeout: 20_000 }).toBe(2);
    await list.getByText(/Ova se vrsta datoteke ne prima/).waitFor();
    await list.getByRole('button', { name: 'Pokušaj ponovno' }).waitFor();
    await page.getByRole('link', { name: 'struja-11-2026.pdf' }).first().waitFor();
    await page.getByLabel('Dodaj dokumente').setInputFiles([{ ...files()[0]!, name: 'ista.pdf' }]);
    await list.getByText('Isti sadržaj već imate kao „struja-11-2026.pdf”, pa nije dodan ponovno.').waitFor();
    await expectAccessible(page, 'documents in');
    await takePictures(page, 'documents-in', async () => undefined);
    // The one refusal that the browser itself writes down.
    expect(errors.filter((text) => !/status of 400/.test(text))).toEqual([]);
  });

  it('can be dropped anywhere on the page', async () => {
    await page.goto(documents);
    await scriptsAtWork(page);
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['%PDF-1.4\n%%EOF dropped'], 'povuceno.pdf', { type: 'application/pdf' }));
      return data;
    });
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
    await page.getByText('Pustite datoteke ovdje').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await page.getByRole('link', { name: 'povuceno.pdf' }).first().waitFor();
  });

  it('are looked at, and thrown away after a question', async () => {
    await page.goto(`${documents}?vrsta=received`);
    await page.getByRole('link', { name: 'struja-11-2026.pdf' }).first().click();
    await page.getByTitle('Pregled datoteke struja-11-2026.pdf').waitFor();
    await page.getByRole('link', { name: 'Obriši dokument' }).click();
    await page.getByText('Obrisati struja-11-2026.pdf?').waitFor();
    await expectAccessible(page, 'document to be removed');
    await takePictures(page, 'documents-remove', async () => undefined);
    await page.getByRole('button', { name: 'Obriši trajno' }).click();
    await page.getByText('Dokument je obrisan.').first().waitFor();
    expect(await page.getByRole('link', { name: 'struja-11-2026.pdf' }).count()).toBe(0);
  });

  it('come in by a form where there are no scripts', async () => {
    const plain = await visitor(browser, app.url, { javaScriptEnabled: false });
    await signIn(plain.page);
    await plain.page.goto(documents);
    await plain.page.getByLabel(/Dokumenti za slanje/).setInputFiles([
      { name: 'voda.pdf', mimeType: 'application/pdf', buffer: pdfSample('Racun za vodu') },
      { name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ program') },
    ]);
    await plain.page.getByRole('button', { name: 'Pošalji' }).click();
    await plain.page.getByText('Nisu dodane sve datoteke').waitFor();
    await plain.page.getByText(/Ova se vrsta datoteke ne prima/).waitFor();
    await plain.page.getByRole('link', { name: 'voda.pdf' }).first().click();
    await plain.page.getByRole('link', { name: 'Obriši dokument' }).click();
    await plain.page.getByRole('button', { name: 'Obriši trajno' }).click();
    await plain.page.getByText('Dokument je obrisan.').first().waitFor();
    await plain.context.close();
  });
});
