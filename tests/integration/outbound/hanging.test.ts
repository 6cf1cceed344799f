import { afterAll, beforeAll, describe, it } from 'vitest';

import type { ProviderId } from '#server/env/index.ts';
import { OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** Far below what any call to a hanging vendor waits, far above what a busy machine needs for a page. */
const SOON_MS = 2_500;
/** More than the places that a provider has, so that some of the calls wait in its queue. */
const CALLS = 12;

const soon = async <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} waited for somebody else's vendor`)), SOON_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const PROVIDERS = OUTBOUND_SERVICES.map(({ provider }) => provider);
/** Half of them hang, one after the other and in the end all at once, while the other half is asked; and the other way round. */
const HALVES: readonly (readonly ProviderId[])[] = [0, 1].map((half) => PROVIDERS.filter((_id, index) => index % 2 === half));

describe.each(HALVES.map((hanging, half) => ({ hanging, others: HALVES[1 - half] ?? [] })))('a house', ({ hanging, others }) => {
  let house: TestHouse;
  let company: TestCompany;
  beforeAll(async () => {
    house = await createTestHouse();
    company = await house.company(await house.person());
  });
  afterAll(() => house.close());

  it.each(hanging)('whose vendor %s hangs still asks the others and serves its companies', async (provider) => {
    house.mocks.control.standing(provider, '*', 'hang');
    // They end with the house: what hangs goes on holding its places while the next one begins to hang.
    for (let count = 0; count < CALLS; count += 1) house.deps.links.check(provider).catch(() => undefined);
    await Promise.all(others.map((other) => soon(other, house.deps.links.check(other))));
    await soon('overview', company.api.overview.get());
    await soon('invoices', company.api.invoicing.list({}));
    await soon('links', company.api.links.list());
  });
});
