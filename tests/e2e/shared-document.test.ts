import { describe, expect, it } from 'vitest';

import { expectAccessibleAsItStands, expectContrast, takePictures, visitor } from './kit/browser.ts';
import { demoOwner } from './kit/demo-owner.ts';

const COMPANY = '/dizajn-studio-sova';

const owner = demoOwner();

describe('a document’s page', () => {
  it('is shared by the seller, read and downloaded by a stranger, counted, and closed again', async () => {
    const { app, browser, page, errors } = owner;
    await page.goto(`${COMPANY}/racuni?prikaz=open`);
    await page.locator('tbody a[href*="/racuni/"]').first().click();
    const buffer = Buffer.from(`%PDF-1.7\n${' '.repeat(400)}`);
    const file = { name: 'Radni sati.pdf', mimeType: 'application/pdf', buffer };
    await page.getByLabel('Dodaj prilog').setInputFiles(file);
    await page.getByText('Prilog je dodan.').waitFor();
    await page.getByRole('button', { name: 'Napravi poveznicu' }).click();
    await page.getByRole('button', { name: 'Kopiraj poveznicu' }).waitFor();
    const address = (await page.getByRole('link', { name: 'Pogledaj', exact: true }).getAttribute('href')) ?? '';
    expect(address).toMatch(/\/d\/[\w-]{43}$/);
    const path = new URL(address).pathname;

    const stranger = await visitor(browser, app.url);
    const answer = await stranger.page.goto(path, { waitUntil: 'networkidle' });
    expect(answer?.headers()).toMatchObject({
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cache-control': 'private, no-store',
    });
    await stranger.page.getByRole('heading', { level: 1, name: /Račun \d+\// }).waitFor();
    await stranger.page.getByRole('img', { name: /PDF417/ }).waitFor();
    await stranger.page.getByRole('img', { name: /SEPA/ }).waitFor();
    // Each button says what it copies.
    const copying = await stranger.page
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(copying).toEqual(['Kopiraj: IBAN', 'Kopiraj: Model i poziv na broj']);
    await takePictures(stranger.page, 'shared-document', async (kind) => {
      if (kind === 'dark') await expectContrast(stranger.page, 'a shared document');
      else await expectAccessibleAsItStands(stranger.page, 'a shared document');
      const sideways = await stranger.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
    });
    const [download] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.page.getByRole('link', { name: 'Preuzmi PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    const [attached] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.page.getByRole('link', { name: /Radni sati\.pdf/ }).click(),
    ]);
    expect(attached.suggestedFilename()).toBe('Radni sati.pdf');
    expect(stranger.errors).toEqual([]);

    await page.reload();
    await page.getByText('Kupac je pogledao dokument').waitFor();
    await takePictures(page, 'invoice-with-link', async () => {});
    await page.getByRole('button', { name: 'Opozovi' }).click();
    await page.getByText('Poveznica je opozvana.').first().waitFor();
    // What was revoked and what never was look the same, and lead a stranger nowhere.
    for (const gone of [path, `/d/${'x'.repeat(43)}`, '/d/x']) {
      const reply = await stranger.page.goto(gone, { waitUntil: 'networkidle' });
      expect(reply?.status()).toBe(404);
      expect(reply?.headers()['x-robots-tag']).toBe('noindex, nofollow, noarchive');
      await stranger.page.getByRole('heading', { level: 1, name: 'Ova poveznica više ne vrijedi' }).waitFor();
      await stranger.page.getByText('Zamolite pošiljatelja da vam pošalje novu poveznicu.').waitFor();
      expect(await stranger.page.title()).toBe('Ova poveznica više ne vrijedi · FiskAI');
      expect(await stranger.page.locator('main').getByRole('link').or(stranger.page.locator('main button')).count()).toBe(0);
    }
    await takePictures(stranger.page, 'shared-document-gone', async (kind) => {
      if (kind === 'dark') await expectContrast(stranger.page, 'a link that is gone');
      else await expectAccessibleAsItStands(stranger.page, 'a link that is gone');
    });
    await stranger.context.close();
    expect(errors).toEqual([]);
  });
});
