import { describe, expect, it } from 'vitest';

import { targetOf } from './browser-calls.ts';

describe('a call of the browser', () => {
  it.each([
    ['POST', '/e/?compression=gzip-js&ver=1', 'https://eu.i.posthog.com/e/?compression=gzip-js&ver=1'],
    ['POST', '/i/v0/e/', 'https://eu.i.posthog.com/i/v0/e/'],
    ['POST', '/flags/?v=2', 'https://eu.i.posthog.com/flags/?v=2'],
    ['GET', '/array/phc_abc/config', 'https://eu-assets.i.posthog.com/array/phc_abc/config'],
  ])('%s %s is passed on', (method, path, target) => expect(targetOf(method, path)).toBe(target));

  it.each([
    ['GET', '/e/'],
    ['POST', '/s/'],
    ['POST', '/api/projects/'],
    ['GET', '/static/recorder.js'],
    ['GET', '/array/phc_abc/config.js'],
    ['POST', '/e/../api/x/'],
    ['POST', '//evil.example/e/'],
    ['POST', 'https://evil.example/x'],
  ])('%s %s is not', (method, path) => expect(targetOf(method, path)).toBeNull());
});
