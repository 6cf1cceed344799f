import { afterAll, beforeAll, beforeEach } from 'vitest';

import { checkDueEInvoices, deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { connected, type ConnectedCompany } from './kit.ts';

export interface Exchange {
  house: TestHouse;
  company: ConnectedCompany;
  /** The jobs that send what is due, and ask how it stands. */
  readonly deliver: () => Promise<void>;
  readonly check: () => Promise<void>;
}

/**
 * One house for the file, at 10:05 on 24 November 2026 at the beginning of each test and without scenarios, and in it a company with an
 * account at Moj-eRačun: the same for the file, or a new one for each test.
 */
export function exchangeOf(each: 'file' | 'test'): Exchange {
  const exchange: Partial<Pick<Exchange, 'house' | 'company'>> = {};
  const house = (): TestHouse => {
    if (exchange.house === undefined) throw new Error('the house stands from the first test on');
    return exchange.house;
  };
  const settle = async () => {
    exchange.company = await connected(house(), 'moj_eracun');
  };
  beforeAll(async () => {
    exchange.house = await createTestHouse();
    if (each === 'file') await settle();
  });
  beforeEach(async () => {
    house().clock.set('2026-11-24T09:05:00.000Z');
    house().mocks.control.clearScenarios();
    if (each === 'test') await settle();
  });
  afterAll(() => house().close());
  return Object.assign(exchange, {
    deliver: async () => void (await deliverDueEInvoices.handle(house().deps, {})),
    check: async () => void (await checkDueEInvoices.handle(house().deps, {})),
  }) as Exchange;
}
