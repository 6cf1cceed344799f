import { describe, expect, it } from 'vitest';

import { retryAfter } from '#server/integrations/retry-after.ts';

const now = new Date('2026-11-24T08:00:00.000Z');

describe('Retry-After', () => {
  it.each([
    ['30', '2026-11-24T08:00:30.000Z'],
    ['0.5', '2026-11-24T08:00:00.500Z'],
    ['Tue, 24 Nov 2026 08:02:00 GMT', '2026-11-24T08:02:00.000Z'],
    ['Tue, 24 Nov 2026 07:00:00 GMT', '2026-11-24T08:00:00.000Z'],
    ['999999999', '2026-11-25T08:00:00.000Z'],
  ])('%s means %s', (header, expected) => expect(retryAfter(header, now)?.toISOString()).toBe(expected));

  it.each([null, '', 'soon', '-5'])('%s means nothing', (header) => expect(retryAfter(header, now)).toBeNull());
});
