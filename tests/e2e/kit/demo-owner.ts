import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

import { type RunningApp, startApp } from './app.ts';
import { leave, lookAt, openBrowser, visitor } from './browser.ts';
import { signIn } from './steps.ts';

/** The demo's owner in a browser, signed in on the start page of an app that is this file's own. */
export interface DemoOwner {
  readonly app: RunningApp;
  readonly browser: Browser;
  readonly page: Page;
  /** What the page complained of so far. */
  readonly errors: readonly string[];
  /** Address of the company, without a slash at its end. */
  readonly base: string;
  /** `lookAt` on the owner's page. */
  look(name: string): Promise<void>;
}

/** Starts the app and signs its owner in before the tests of a file, and ends both after them. What it gives is there once they run. */
export function demoOwner(): DemoOwner {
  let there: Omit<DemoOwner, 'look'> | undefined;
  const known = (): Omit<DemoOwner, 'look'> => {
    if (there === undefined) throw new Error('nobody is signed in before the tests run');
    return there;
  };
  beforeAll(async () => {
    const [app, browser] = await Promise.all([startApp(), openBrowser()]);
    const { page, errors } = await visitor(browser, app.url);
    there = { app, browser, page, errors, base: await signIn(page) };
  });
  afterAll(async () => {
    const { app, browser } = known();
    await leave(browser);
    await app.stop();
  });
  return {
    get app() {
      return known().app;
    },
    get browser() {
      return known().browser;
    },
    get page() {
      return known().page;
    },
    get errors() {
      return known().errors;
    },
    get base() {
      return known().base;
    },
    look: (name) => lookAt(known().page, name),
  };
}
