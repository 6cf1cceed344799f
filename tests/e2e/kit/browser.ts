import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import { expect } from 'vitest';

import { unpackBrowser } from './unpack-browser.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Remix writes this when a page's data is given up half read because the visitor went on: nothing is lost by it. */
const GIVEN_UP = 'AbortError: BodyStreamBuffer was aborted';
const PICTURES = 'tests/.artifacts/screens';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const launch = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await unpackBrowser(), args: FLAGS, headless: true });

let shared: Promise<Browser> | null = null;

/** The Chromium that npm brought: one for all the files that a worker runs. It ends with the worker. */
export async function openBrowser(): Promise<Browser> {
  shared ??= launch();
  if (!(await shared).isConnected()) shared = launch();
  return shared;
}

/** Ends the visits of a file, so that the next one meets nobody. */
export async function leave(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** A fresh visitor; the page's own errors fail the test that asks `expectQuiet`. */
export async function visitor(
  browser: Browser,
  url: string,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESKTOP,
    locale: 'hr-HR',
    timezoneId: 'Europe/Zagreb',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith(GIVEN_UP)) errors.push(message.text());
  });
  return { context, page, errors };
}

/** Serious findings of axe on the page as it stands, by rule and place; a good page has none. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await scriptsAtWork(page);
  await expectAccessibleAsItStands(page, name);
}

/** The same of a page whose scripts never come. */
export async function expectAccessibleAsItStands(page: Page, name: string): Promise<void> {
  const axe = (await axeOn(page)).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']);
  await expectNothing(axe, name);
}

/** The rule that another colour scheme can break; the others have been asked in light. */
export async function expectContrast(page: Page, name: string): Promise<void> {
  await expectNothing((await axeOn(page)).withRules(['color-contrast']), name);
}

/** Waits for what only shows once the page's scripts are there: axe would find it half shown, and a click could fall between. */
export const scriptsAtWork = (page: Page): Promise<void> =>
  page.locator('aside button.invisible').first().waitFor({ state: 'detached' });

/** axe is half a megabyte of text: a page that has it from an earlier question is not handed it again. */
async function axeOn(page: Page): Promise<AxeBuilder> {
  const there = await Promise.all(page.frames().map((frame) => frame.evaluate(() => 'axe' in globalThis)));
  const axe = there.every(Boolean) ? new AxeBuilder({ page, axeSource: 'void 0' }) : new AxeBuilder({ page });
  // Nobody asks for what passed, and naming its places takes longer than finding those that fail.
  return axe.options({ resultTypes: ['violations'] });
}

async function expectNothing(axe: AxeBuilder, name: string): Promise<void> {
  // The other mode gathers what it found in a page opened for that alone, which takes as long again; it is for frames of strangers.
  const { violations } = await axe.setLegacyMode(true).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(', ')}`,
    );
  expect(serious, `accessibility of ${name}`).toEqual([]);
}

/** Waits until the page is drawn as it is now asked for: colours that are on their way to another scheme have no contrast. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

export type PictureKind = 'light' | 'dark' | 'phone';

/**
 * Shows the page in light, dark and on a phone; `seen` checks it as it stands in each. With FISKAI_PICTURES=1 a picture of each
 * is kept in `tests/.artifacts/screens` for whoever wants to look: painting them takes a fifth of the leg.
 */
export async function takePictures(page: Page, name: string, seen: (kind: PictureKind) => Promise<void>): Promise<void> {
  const wanted = process.env.FISKAI_PICTURES === '1';
  if (wanted) mkdirSync(PICTURES, { recursive: true });
  const shoot = async (kind: PictureKind) => {
    await settled(page);
    await seen(kind);
    if (!wanted) return;
    await page.screenshot({ path: path.join(PICTURES, `${name}-${kind}.png`), fullPage: true });
  };
  await shoot('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  await shoot('phone');
  await page.setViewportSize(DESKTOP);
}

/** Looks at a page in light, dark and on a phone: no finding of axe, enough contrast, and nothing that scrolls sideways. */
export const lookAt = (page: Page, name: string): Promise<void> =>
  takePictures(page, name, async (kind) => {
    if (kind === 'dark') await expectContrast(page, name);
    else await expectAccessible(page, name);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${name} on ${kind}`).toBe(0);
  });
