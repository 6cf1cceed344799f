import { describe, expect, it } from 'vitest';

import { startLines } from '#server/start-words.ts';

type Started = Parameters<typeof startLines>[0];

const started = (over: Partial<Started>) =>
  startLines({
    address: 'http://127.0.0.1:3000',
    ms: 1234,
    environment: 'demo',
    appUrl: 'http://127.0.0.1:3000',
    services: [],
    demoLogin: null,
    isSimulated: false,
    ...over,
  });
const CIS = { service: 'CIS', mode: 'mock' } as const;

describe('the words of a start', () => {
  it('say of a demo that nothing goes out', () => {
    expect(started({ services: [CIS, { service: 'HNB', mode: 'mock' }] })).toEqual([
      'FiskAI radi na http://127.0.0.1:3000  (1.2 s)',
      'Svi pružatelji su simulirani: ništa ne izlazi na internet.',
    ]);
  });

  it('do not say so as soon as one vendor is reached, whichever it is', () => {
    expect(started({ services: [CIS, { service: 'GoCardless', mode: 'sandbox' }] }).slice(1)).toEqual([
      'Probni pružatelji (sandbox): GoCardless',
      'Simulirani pružatelji (mock): CIS',
    ]);
  });

  it('name every vendor of a live installation, those that are off as well', () => {
    const services = [
      { service: 'CIS', mode: 'live' },
      { service: 'Stripe', mode: 'off' },
      { service: 'HNB', mode: 'live' },
    ] as const;
    expect(started({ environment: 'live', appUrl: 'https://fiskai.example.hr', services }).slice(1)).toEqual([
      'Stvarni pružatelji (live): CIS, HNB',
      'Isključeni pružatelji (off): Stripe',
    ]);
  });

  it.each(['http://127.0.0.1:3000', 'http://fiskai.example.hr'])('warn of live links that begin with %s', (appUrl) => {
    expect(started({ environment: 'live', appUrl }).at(-1)).toMatch(new RegExp(`^APP_URL nije https adresa: .*${appUrl}`));
    expect(started({ environment: 'demo', appUrl }).join()).not.toContain('APP_URL');
  });
});
