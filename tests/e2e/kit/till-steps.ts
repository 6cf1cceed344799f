import type { Page } from 'playwright-core';

import { scriptsAtWork } from './browser.ts';

/** Adds a person who sells, in the settings of a company (`/slug`). */
export async function addOperator(page: Page, company: string, mark: string, name: string, pin: string): Promise<void> {
  await page.goto(`${company}/postavke/operateri?uredi=novi`);
  await scriptsAtWork(page);
  await page.getByLabel('Ime i prezime').fill(name);
  await page.getByLabel('Oznaka').fill(mark);
  await page.getByLabel('OIB').fill('12345678903');
  await page.getByLabel(/PIN za blagajnu/).fill(pin);
  await page.getByRole('button', { name: 'Spremi' }).click();
  await page.getByText('Spremljeno').first().waitFor();
}

/** Adds something to sell by the piece. */
export async function addDrink(page: Page, company: string, name: string, price: string): Promise<void> {
  await page.goto(`${company}/artikli/novi`);
  await scriptsAtWork(page);
  await page.getByLabel('Naziv').first().fill(name);
  await page.getByLabel('Cijena', { exact: true }).fill(price);
  await page.getByRole('button', { name: 'Spremi artikl' }).click();
  await page.getByText(`Artikl ${name} je dodan.`).first().waitFor();
}

/** Opens the till and waits until it can be used. */
export async function openTill(page: Page, company: string): Promise<void> {
  await page.goto(`${company}/blagajna`);
  await page.locator('[data-till="ready"]').waitFor();
}

/** Signs somebody on at the till by PIN. */
export async function signOn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `${name}: zaključaj i promijeni operatera` }).waitFor();
}

/** What is sold, by its name. */
export const tile = (page: Page, name: string) => page.getByRole('list', { name: 'Artikli' }).getByRole('button', { name });
