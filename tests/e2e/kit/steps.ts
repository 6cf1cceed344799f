import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { RunningApp } from './app.ts';

/** A newcomer with an own address and an own OIB. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly oib: string;
  readonly company: string;
}

/** Waits for the six digits that the simulated mail brought. */
async function codeFor(app: RunningApp, email: string): Promise<string> {
  await expect.poll(() => app.mocks.outbox().some(({ to }) => to.includes(email)), { timeout: 15_000 }).toBe(true);
  const mail = app.mocks.outbox().findLast(({ to }) => to.includes(email));
  return /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Registers, proves the address with the code, and stands at the first step of setting a company up. */
export async function register(app: RunningApp, page: Page, person: Newcomer): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Registrirajte se' }).click();
  await page.getByLabel('Ime i prezime').fill(person.name);
  await page.getByLabel('E-pošta').fill(person.email);
  await page.getByLabel('Lozinka', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Nastavi' }).click();
  await page.getByRole('heading', { name: 'Potvrdite adresu' }).waitFor();
  await page.getByLabel('Kod iz poruke').fill(await codeFor(app, person.email));
  await page.getByRole('button', { name: 'Potvrdi' }).click();
  await page.getByRole('heading', { name: 'Kako poslujete?' }).waitFor();
}

/** Walks the three steps and stands on the new company's start page. */
export async function setUpCompany(page: Page, person: Newcomer): Promise<void> {
  await page.getByRole('radio', { name: /Paušalni obrt/ }).check();
  await page.getByRole('button', { name: 'Dalje' }).click();
  await page.getByRole('heading', { name: 'Podaci o tvrtki' }).waitFor();
  await page.getByLabel('Naziv').fill(person.company);
  await page.getByLabel(/Ime i prezime vlasnika/).fill(person.name);
  await page.getByLabel('OIB').fill(person.oib);
  await page.getByLabel('Ulica i kućni broj').fill('Ilica 1');
  await page.getByLabel('Poštanski broj').fill('10000');
  await page.getByLabel('Mjesto').fill('Zagreb');
  await page.getByLabel(/IBAN/).fill('HR77 9999 9981 2345 6789 7');
  await page.getByRole('button', { name: 'Dalje' }).click();
  await page.getByRole('heading', { name: 'Prvi poslovni prostor' }).waitFor();
  await page.getByRole('button', { name: 'Otvori tvrtku' }).click();
  await page.getByRole('heading', { name: 'Početna' }).waitFor();
}
