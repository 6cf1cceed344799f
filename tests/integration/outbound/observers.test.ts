import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { issue, line, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** Far below what a call to an observer may wait, far above what a busy machine needs for a document. */
const SOON_MS = 3_500;
/** More than reports may be on their way at once. */
const FAULTS = 25;
const FAREWELL_MS = 1_000;

async function soon<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  expect(performance.now() - started).toBeLessThan(SOON_MS);
  return result;
}

describe.each(['down', 'hang', '401', 'malformed'])(
  'while what counts use and what hears of faults are both in the state "%s"',
  (scenario) => {
    let house: TestHouse;
    let company: TestCompany;
    let broken = false;
    beforeAll(async () => {
      house = await createTestHouse({
        checkpoint: (name) => {
          if (broken && name === 'issue.numbered') throw new Error('a fault of ours');
        },
      });
      company = await studio(house);
      house.mocks.control.standing('posthog', '*', scenario);
      house.mocks.control.standing('sentry', '*', scenario);
    });
    afterAll(() => house.close());

    const sell = () => issue(company.api, { lines: [line()] });

    it('documents are issued and everything that follows from them is done', async () => {
      await soon(sell);
      await soon(() => house.drain());
    });

    it('a fault is answered as such at once, however many there are, and the next request succeeds', async () => {
      broken = true;
      for (let count = 0; count < FAULTS; count += 1) {
        await soon(() => expect(sell()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' }));
      }
      broken = false;
      await soon(sell);
    });

    it('a process that stops says good-bye to both and does not wait for them', async () => {
      const { analytics, errorTracking } = house.deps.ports;
      await soon(() => Promise.all([analytics.shutdown(FAREWELL_MS), errorTracking.flush(FAREWELL_MS)]));
      for (const vendor of ['posthog', 'sentry']) {
        await expect.poll(() => house.mocks.control.calls({ vendor }).length, { timeout: 15_000 }).toBeGreaterThan(0);
      }
    });
  },
);
