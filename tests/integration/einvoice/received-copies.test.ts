import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type ConnectedCompany, connected } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

const arrives = async (values: Readonly<Record<string, string>>) => {
  await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, amount: '200.00', ...values });
  house.clock.advance(60_000);
};
const number = '7/P1/1';
const inbox = async (view: 'all' | 'open' | 'unbooked' | 'odd' = 'all') => (await company.api.einvoice.incoming({ view })).items;
const pulse = async () => (await company.api.overview.get()).einvoices;

/** An invoice and its corrected copy, which names our order. */
async function bothCame(copy: Readonly<Record<string, string>> = { order: 'N-17' }) {
  await arrives({ number });
  await company.api.einvoice.receiveNow();
  await arrives({ number, kind: 'copy', ...copy });
  await company.api.einvoice.receiveNow();
  const [second, first] = await inbox();
  return { original: first!, copy: second! };
}

it('a corrected copy stands beside its original, says what differs, and is the one that is answered', async () => {
  const { original, copy } = await bothCame();
  expect(copy).toMatchObject({ isCopy: true, isReplaced: false, flags: [], number });
  expect(original).toMatchObject({ isCopy: false, isReplaced: true, flags: [] });
  expect((await inbox('open')).map(({ id }) => id)).toEqual([copy.id]);
  expect((await pulse())?.toDecide).toBe(1);
  expect(await company.api.einvoice.getIncoming({ id: copy.id })).toMatchObject({ original: { id: original.id }, copy: null });
  expect(await company.api.einvoice.getIncoming({ id: original.id })).toMatchObject({ original: null, copy: { id: copy.id } });
  const { fields } = await company.api.einvoice.copyDifferences({ id: copy.id });
  expect(fields).toEqual([{ term: 'BT-13', label: 'Broj narudžbenice', before: [], after: ['N-17'], isTaxed: false }]);
  const { steps } = await company.api.einvoice.life({ id: original.id, direction: 'in' });
  expect(steps.at(-1)).toMatchObject({ key: 'decided', state: 'skipped', note: 'replaced' });
});

it('is one cost with its original, whichever of them is booked', async () => {
  const { original, copy } = await bothCame();
  expect((await inbox('unbooked')).map(({ id }) => id)).toEqual([copy.id]);
  const { expenseId } = await company.api.einvoice.bookIncoming({ id: copy.id });
  expect((await company.api.einvoice.bookIncoming({ id: original.id })).expenseId).toBe(expenseId);
  expect((await inbox()).map(({ isBooked }) => isBooked)).toEqual([true, true]);
  expect(await inbox('unbooked')).toEqual([]);

  // The other way round: the cost was there before the copy came, and a second copy changes nothing either.
  const other = await connected(house, 'moj_eracun');
  company = other;
  await arrives({ number });
  await company.api.einvoice.receiveNow();
  const first = await company.api.einvoice.bookIncoming({ id: (await inbox())[0]!.id });
  for (const order of ['N-18', 'N-19']) {
    await arrives({ number, kind: 'copy', order });
    await company.api.einvoice.receiveNow();
  }
  expect(await inbox('unbooked')).toEqual([]);
  const [last, earlier] = await inbox();
  expect([last!.isReplaced, earlier!.isReplaced]).toEqual([false, true]);
  expect((await company.api.einvoice.bookIncoming({ id: last!.id })).expenseId).toBe(first.expenseId);
  const proposal = await company.api.einvoice.expenseProposal({ id: last!.id });
  expect(proposal.expense?.id).toBe(first.expenseId);
});

it('that changes amounts is told from one that may', async () => {
  const { copy } = await bothCame({ amount: '240.00', order: 'N-17' });
  const { fields } = await company.api.einvoice.copyDifferences({ id: copy.id });
  expect(fields.find(({ term }) => term === 'BT-13')?.isTaxed).toBe(false);
  expect(fields.find(({ term }) => term === 'BT-112')).toMatchObject({
    before: ['250,00 EUR'],
    after: ['300,00 EUR'],
    isTaxed: true,
  });
});

it('is nothing but a copy: the same number a second time as an invoice stays suspicious', async () => {
  await bothCame();
  await arrives({ number });
  await company.api.einvoice.receiveNow();
  expect((await inbox('odd')).map(({ isCopy, flags }) => [isCopy, flags])).toEqual([[false, ['seen_before']]]);
});

it('that is read before its original is linked once that is here', async () => {
  // Its list shows the newest first.
  company = await connected(house, 'eposlovanje');
  const came = (kind: string) =>
    house.mocks.control.act('eposlovanje', 'invoice-arrives', { oib: company.oib, amount: '200.00', number, kind });
  await came('invoice');
  await came('copy');
  await company.api.einvoice.receiveNow();
  const both = await inbox();
  const original = both.find(({ isCopy }) => !isCopy)!;
  const copy = both.find(({ isCopy }) => isCopy)!;
  expect([original.isReplaced, original.flags, copy.isReplaced, copy.flags]).toEqual([true, [], false, []]);
  expect(await company.api.einvoice.getIncoming({ id: copy.id })).toMatchObject({ original: { id: original.id } });
});
