import { expect, it } from 'vitest';

import { exchangeOf } from './exchange-house.ts';
import { connected } from './kit.ts';

const at = exchangeOf('test');

const arrives = async (values: Readonly<Record<string, string>>) => {
  await at.house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: at.company.oib, amount: '200.00', ...values });
  at.house.clock.advance(60_000);
};
const number = '7/P1/1';
const inbox = async (view: 'all' | 'open' | 'unbooked' | 'odd' = 'all') =>
  (await at.company.api.einvoice.incoming({ view })).items;
const pulse = async () => (await at.company.api.overview.get()).einvoices;

/** An invoice and its corrected copy, which names our order. */
async function bothCame(copy: Readonly<Record<string, string>> = { order: 'N-17' }) {
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  await arrives({ number, kind: 'copy', ...copy });
  await at.company.api.einvoice.receiveNow();
  const [second, first] = await inbox();
  return { original: first!, copy: second! };
}

it('a corrected copy stands beside its original, says what differs, and is the one that is answered', async () => {
  const { original, copy } = await bothCame();
  expect(copy).toMatchObject({ isCopy: true, isReplaced: false, flags: [], number });
  expect(original).toMatchObject({ isCopy: false, isReplaced: true, flags: [] });
  expect((await inbox('open')).map(({ id }) => id)).toEqual([copy.id]);
  expect((await pulse())?.toDecide).toBe(1);
  expect(await at.company.api.einvoice.getIncoming({ id: copy.id })).toMatchObject({ original: { id: original.id }, copy: null });
  expect(await at.company.api.einvoice.getIncoming({ id: original.id })).toMatchObject({ original: null, copy: { id: copy.id } });
  const { fields } = await at.company.api.einvoice.copyDifferences({ id: copy.id });
  expect(fields).toEqual([{ term: 'BT-13', label: 'Broj narudžbenice', before: [], after: ['N-17'], isTaxed: false }]);
  const { steps } = await at.company.api.einvoice.life({ id: original.id, direction: 'in' });
  expect(steps.at(-1)).toMatchObject({ key: 'decided', state: 'skipped', note: 'replaced' });
});

it('is the one that is booked, though its original was accepted before it came', async () => {
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  const [first] = await inbox();
  await at.company.api.einvoice.accept({ id: first!.id });
  const booked = async () =>
    (await at.company.api.einvoice.life({ id: first!.id, direction: 'in' })).steps.find(({ key }) => key === 'booked');
  expect(await booked()).toMatchObject({ state: 'now', note: 'book' });
  await arrives({ number, kind: 'copy', order: 'N-17' });
  await at.company.api.einvoice.receiveNow();
  expect(await booked()).toMatchObject({ state: 'skipped', note: 'replaced_booked' });
});

it('is one cost with its original, whichever of them is booked', async () => {
  const { original, copy } = await bothCame();
  expect((await inbox('unbooked')).map(({ id }) => id)).toEqual([copy.id]);
  const { expenseId } = await at.company.api.einvoice.bookIncoming({ id: copy.id });
  expect((await at.company.api.einvoice.bookIncoming({ id: original.id })).expenseId).toBe(expenseId);
  expect((await inbox()).map(({ isBooked }) => isBooked)).toEqual([true, true]);
  expect(await inbox('unbooked')).toEqual([]);

  // The other way round: the cost was there before the copy came, and a second copy changes nothing either.
  const other = await connected(at.house, 'moj_eracun');
  at.company = other;
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  const first = await at.company.api.einvoice.bookIncoming({ id: (await inbox())[0]!.id });
  for (const order of ['N-18', 'N-19']) {
    await arrives({ number, kind: 'copy', order });
    await at.company.api.einvoice.receiveNow();
  }
  expect(await inbox('unbooked')).toEqual([]);
  const [last, earlier] = await inbox();
  expect([last!.isReplaced, earlier!.isReplaced]).toEqual([false, true]);
  expect((await at.company.api.einvoice.bookIncoming({ id: last!.id })).expenseId).toBe(first.expenseId);
  const proposal = await at.company.api.einvoice.expenseProposal({ id: last!.id });
  expect(proposal.expense?.id).toBe(first.expenseId);
});

it('that changes amounts is told from one that may', async () => {
  const { copy } = await bothCame({ amount: '240.00', order: 'N-17' });
  const { fields } = await at.company.api.einvoice.copyDifferences({ id: copy.id });
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
  await at.company.api.einvoice.receiveNow();
  expect((await inbox('odd')).map(({ isCopy, flags }) => [isCopy, flags])).toEqual([[false, ['seen_before']]]);
});

it('that comes before its original stands alone, and is linked once that is here', async () => {
  await arrives({ number, kind: 'copy', order: 'N-17' });
  await at.company.api.einvoice.receiveNow();
  const [alone] = await inbox();
  expect(alone).toMatchObject({ isCopy: true, flags: ['copy_without_original'] });
  expect((await inbox('unbooked')).map(({ id }) => id)).toEqual([alone!.id]);
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  const [original, copy] = await inbox();
  expect([original?.isReplaced, original?.flags, copy?.isReplaced, copy?.flags]).toEqual([true, [], false, []]);
  expect(await at.company.api.einvoice.getIncoming({ id: copy!.id })).toMatchObject({ original: { id: original!.id } });
});

it('of several the last that was sent counts, also where a list shows the newest first', async () => {
  at.company = await connected(at.house, 'eposlovanje');
  for (const [kind, order] of [
    ['invoice', ''],
    ['copy', 'N-1'],
    ['copy', 'N-2'],
  ] as const)
    await at.house.mocks.control.act('eposlovanje', 'invoice-arrives', { oib: at.company.oib, number, kind, order });
  await at.company.api.einvoice.receiveNow();
  const [open, ...others] = await inbox('open');
  expect(others).toEqual([]);
  const { fields } = await at.company.api.einvoice.copyDifferences({ id: open!.id });
  expect(fields.map(({ after }) => after)).toEqual([['N-2']]);
});

it('that was refused replaces nothing: the original is to be decided and booked again', async () => {
  const { original, copy } = await bothCame({ amount: '240.00' });
  await at.company.api.einvoice.reject({ id: copy.id, reason: 'U', text: 'Iznos se ne mijenja primjerkom' });
  await at.house.drain();
  for (const view of ['open', 'unbooked'] as const) expect((await inbox(view)).map(({ id }) => id)).toEqual([original.id]);
  expect((await pulse())?.toDecide).toBe(1);
  expect(await at.company.api.einvoice.getIncoming({ id: original.id })).toMatchObject({ isReplaced: false, copy: null });
});

it('the same number of another year is another invoice', async () => {
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  at.house.clock.set('2027-01-11T09:05:00.000Z');
  await arrives({ number });
  await at.company.api.einvoice.receiveNow();
  await arrives({ number, kind: 'copy', order: 'N-17' });
  await at.company.api.einvoice.receiveNow();
  const [copy, second, first] = await inbox();
  expect([copy, second, first].map((each) => [each?.isReplaced, each?.flags])).toEqual([
    [false, []],
    [true, []],
    [false, []],
  ]);
  expect(await at.company.api.einvoice.getIncoming({ id: copy!.id })).toMatchObject({ original: { id: second!.id } });
});
