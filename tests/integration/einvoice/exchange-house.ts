import { afterAll, beforeAll, beforeEach } from 'vitest';

import { checkDueEInvoices, deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, connected, type ConnectedCompany } from './kit.ts';

export interface Exchange {
  house: TestHouse;
  company: ConnectedCompany;
  /** The jobs that send what is due, and ask how it stands. */
  readonly deliver: () => Promise<void>;
  readonly check: () => Promise<void>;
  /** Makes a corrected copy of an eRačun that went, and lets it go. */
  readonly sendCopy: (id: string, orderNumber?: string) => Promise<void>;
  /** The same where the answer is lost and nobody can be asked, as the account is gone; then there is one again. Only a person can say whether it went. */
  readonly leaveCopyInDoubt: (id: string) => Promise<void>;
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
  const company = (): ConnectedCompany => {
    if (exchange.company === undefined) throw new Error('the company is there from the first test on');
    return exchange.company;
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
  const deliver = async () => void (await deliverDueEInvoices.handle(house().deps, {}));
  const sendCopy = async (id: string, orderNumber = 'N-1') => {
    await company().api.einvoice.sendCopy({ id, einvoice: { orderNumber }, note: '', reason: 'Kupac traži broj' });
    await house().drain();
  };
  return Object.assign(exchange, {
    deliver,
    sendCopy,
    leaveCopyInDoubt: async (id: string) => {
      house().mocks.control.next('moj_eracun', 'send', 'answered-but-connection-lost');
      await sendCopy(id);
      await company().api.einvoice.removeAccount();
      house().clock.advance(90_000);
      await deliver();
      await company().api.einvoice.saveAccount(accountInput('moj_eracun', company().oib));
    },
    check: async () => void (await checkDueEInvoices.handle(house().deps, {})),
  }) as Exchange;
}
