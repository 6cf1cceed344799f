import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { operators } from '#drizzle/schema/companies.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, MANAGER_PIN, openCafe, PIN, refusal } from './kit.ts';

const MINUTE = 60_000;

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
afterAll(() => house.close());

const signOn = (pin = PIN, operatorId = cafe.waiterId) =>
  cafe.api.till.switchOperator({ deviceId: cafe.deviceId, operatorId, pin });
const seller = async () => (await cafe.api.till.get({ deviceId: cafe.deviceId })).operator;

describe('an operator at the till', () => {
  it('is told by name and mark, and never by anything of the PIN', async () => {
    const { operators: choices, operator } = await cafe.api.till.get({});
    expect(operator).toBeNull();
    expect(choices.map(({ mark, isManager, needsPin }) => [mark, isManager, needsPin])).toEqual([
      ['A1', true, false],
      ['K1', false, true],
      ['V1', true, true],
    ]);
    expect(JSON.stringify(await cafe.api.companies.listOperators())).not.toContain('argon2');
    const [row] = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select().from(operators).where(eq(operators.id, cafe.waiterId)),
    );
    expect(row?.pinHash).toMatch(/^\$argon2id\$/);
  });

  it('signs on with a PIN and is followed by another', async () => {
    await signOn();
    expect(await seller()).toMatchObject({ mark: 'K1', isManager: false });
    await signOn(MANAGER_PIN, cafe.managerId);
    expect(await seller()).toMatchObject({ mark: 'V1', isManager: true });
    await cafe.api.till.lock({ deviceId: cafe.deviceId });
    expect(await seller()).toBeNull();
  });

  it('is signed on in one browser alone', async () => {
    await signOn();
    const { session } = cafe.owner;
    const elsewhere = await house.callerIn(
      { ...cafe.owner, session: { ...session, sessionId: house.deps.ids.next() } },
      cafe.slug,
    );
    expect((await elsewhere?.till.get({}))?.operator).toBeNull();
  });

  it('is signed off when nobody touches the till, and stays on while it sells', async () => {
    await signOn();
    house.clock.advance(14 * MINUTE);
    expect(await seller()).not.toBeNull();
    house.clock.advance(14 * MINUTE);
    expect(await seller()).not.toBeNull();
    house.clock.advance(16 * MINUTE);
    expect(await seller()).toBeNull();
  });

  it('is signed off by another PIN, and by being taken out of use', async () => {
    await signOn();
    const waiter = { id: cafe.waiterId, mark: 'K1', name: 'Iva Konobar', oib: '12345678903' };
    house.clock.advance(1000);
    await cafe.api.companies.saveOperator({ ...waiter, pin: '9753' });
    expect(await seller()).toBeNull();
    expect(await refusal(signOn())).toMatchObject({ code: 'TILL_PIN_WRONG' });
    await signOn('9753');
    await cafe.api.companies.setActive({ what: 'operator', id: cafe.waiterId, active: false });
    expect(await seller()).toBeNull();
    await cafe.api.companies.setActive({ what: 'operator', id: cafe.waiterId, active: true });
    await cafe.api.companies.saveOperator({ ...waiter, pin: PIN });
  });

  it('keeps PIN and rights when only the name changes', async () => {
    const { managerId: id } = cafe;
    await cafe.api.companies.saveOperator({ id, mark: 'V1', name: 'Vedran V.', oib: '69435151530' });
    await signOn(MANAGER_PIN, id);
    expect(await seller()).toMatchObject({ name: 'Vedran V.', isManager: true });
  });

  it('cannot be guessed: after five wrong PINs the right one waits as well', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusal(signOn('1470'))).toMatchObject({ kind: 'invalid', code: 'TILL_PIN_WRONG' });
    expect(await refusal(signOn())).toMatchObject({ kind: 'rate_limited', code: 'RATE_LIMITED' });
    // Others are not locked out with that one.
    await signOn(MANAGER_PIN, cafe.managerId);
    house.clock.advance(16 * MINUTE);
    await signOn();
    expect(await seller()).toMatchObject({ mark: 'K1' });
  });

  it('without a PIN is only the signed-in person', async () => {
    const { operators: choices } = await cafe.api.till.get({});
    const mine = choices.find(({ needsPin }) => !needsPin);
    await signOn('', mine?.id);
    expect(await seller()).toMatchObject({ mark: 'A1' });
    const { id } = await cafe.api.companies.saveOperator({ mark: 'X1', name: 'Bez Pina', oib: '12345678903' });
    expect(await refusal(signOn('', id))).toMatchObject({ code: 'TILL_PIN_WRONG' });
  });
});

describe('a PIN', () => {
  it.each([
    ['123', 'OPERATOR_PIN_INVALID'],
    ['abcd', 'OPERATOR_PIN_INVALID'],
    ['1111', 'OPERATOR_PIN_GUESSABLE'],
    ['4321', 'OPERATOR_PIN_GUESSABLE'],
  ])('%s is refused', async (pin, code) => {
    const input = { mark: 'P9', name: 'Petra', oib: '12345678903', pin };
    expect(await refusal(cafe.api.companies.saveOperator(input))).toMatchObject({ issues: [{ path: 'pin', code }] });
  });
});
