import { beforeAll, describe, expect, it } from 'vitest';

import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';

import { standingOf } from './consent-standing.ts';

beforeAll(() => {
  registerCatalog('hr', hr);
  registerCatalog('en', en);
});

describe('the consent of a bank', () => {
  it.each([
    ['active', 90, 'active'],
    ['active', 14, 'ending'],
    ['expired', 0, 'expired'],
    ['expired', -3, 'expired'],
    ['expired', 120, 'ended'],
    ['revoked', 120, 'revoked'],
    ['left', 120, 'left'],
  ] as const)('that is %s with %d days to go stands as %s', (state, daysLeft, standing) => {
    expect(standingOf({ state, daysLeft })).toBe(standing);
  });

  it('that ended early is not said to have ended on a day to come', () => {
    for (const locale of ['hr', 'en'] as const)
      expect(translator(locale)('bank.consent.ended', { date: '28. 5. 2027.', days: 120 })).not.toContain('2027');
  });
});
