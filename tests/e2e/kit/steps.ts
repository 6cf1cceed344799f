import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';

import type { RunningApp } from './app.ts';

/** Signs the demo's owner in, and stands on the start page; returns the address of the company, without a slash at its end. */
export async function signIn(page: Page): Promise<string> {
  await page.goto('/prijava');
  await page.getByLabel('E-pošta').fill(DEMO_LOGIN.email);
  await page.getByLabel('Lozinka', { exact: true }).fill(DEMO_LOGIN.password);
  await page.getByRole('button', { name: 'Prijavi se' }).click();
  await page.getByRole('heading', { name: 'Početna' }).waitFor();
  return new URL(page.url()).pathname.replace(/\/$/, '');
}

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
  // The page begins in the field of the code.
  await page.keyboard.type(await codeFor(app, person.email));
  await page.getByRole('button', { name: 'Potvrdi' }).click();
  await page.getByRole('heading', { name: 'Kako poslujete?' }).waitFor();
}

/** Walks the three steps and stands on the new company's start page. */
export async function setUpCompany(page: Page, person: Newcomer): Promise<void> {
  await page.getByRole('radio', { name: /Paušalni obrt/ }).check();
  await page.getByRole('button', { name: 'Dalje' }).click();
  await page.getByRole('heading', { name: 'Podaci o tvrtki' }).waitFor();
  await page.getByLabel('Naziv', { exact: true }).fill(person.company);
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

/** Makes a certificate with the one click that a demo offers. */
export async function makeCertificate(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/postavke/certifikat`);
  await page.getByRole('button', { name: 'Napravi probni certifikat' }).click();
  await page.getByText('Certifikat je dodan').first().waitFor();
}

/** Adds a service to the price list. */
export async function addProduct(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/artikli/novi`);
  await page.getByLabel('Naziv', { exact: true }).fill('Izrada fotografija');
  await page.getByLabel('Jedinica mjere').selectOption('HUR');
  await page.getByLabel('Cijena', { exact: true }).fill('62,50');
  await page.getByRole('button', { name: 'Spremi artikl' }).click();
  await page.getByText('Artikl Izrada fotografija je dodan.').first().waitFor();
}

/** Adds a consumer with an address for mail. */
export async function addCustomer(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(`/${slug}/kupci/novi`);
  await page.getByRole('radio', { name: /Građanin/ }).check();
  await page.getByLabel('Naziv', { exact: true }).fill('Đurđa Šćepanović');
  await page.getByLabel('Ulica i kućni broj').fill('Čehovljeva 3');
  await page.getByLabel('Poštanski broj').fill('21000');
  await page.getByLabel('Mjesto').fill('Split');
  await page.getByLabel('E-pošta').fill(email);
  await page.getByRole('button', { name: 'Spremi kupca' }).click();
  await page.waitForURL(/\/kupci(\/[0-9a-f-]{36})?$/);
}

/** Writes an invoice with two hours of the service for the customer, and stands in its editor. */
export async function writeInvoice(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/racuni/novi`);
  await page.waitForURL(/\/racuni\/nacrti\//);
  await page.getByRole('combobox', { name: /Kupac/ }).fill('durda');
  await page.getByRole('option', { name: /Đurđa Šćepanović/ }).click();
  await page.getByRole('combobox', { name: /Opis/ }).fill('izrada');
  await page.getByRole('option', { name: /Izrada fotografija/ }).click();
  await page.getByRole('textbox', { name: /Količina/ }).fill('2');
  await page.getByRole('textbox', { name: /Količina/ }).press('Tab');
}
