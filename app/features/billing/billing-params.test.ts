import { describe, expect, it } from 'vitest';

import { choiceQuery, readBillingParams } from '#app/features/billing/billing-params.ts';

const read = (query: string, fallback?: 'month' | 'year') => readBillingParams(new URLSearchParams(query), fallback);

describe('the address of the subscription', () => {
  it('reads back what it was written as', () => {
    const choice = { plan: 'pro', interval: 'year' } as const;
    expect(read(choiceQuery(choice))).toMatchObject({ choice, interval: 'year' });
  });

  it('takes nothing that is not on offer', () => {
    expect(read('plan=zlatni&razdoblje=constructor')).toMatchObject({ choice: null, interval: 'month' });
    expect(read('', 'year').interval).toBe('year');
  });
});
