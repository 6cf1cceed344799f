import { expect, it } from 'vitest';

import { sampleInvoice } from '#mocks/einvoice-kit/samples.ts';

import { parseXml } from '../xml/parse-xml.ts';
import { differencesBetween } from './differences.ts';
import { readEInvoice } from './read-einvoice.ts';

const seller = { name: 'Čvorak d.o.o.', oib: '12345678903', street: 'Ilica 1', city: 'Zagreb', postalCode: '10000' };
const sample = {
  number: '5/P1/1',
  day: '2026-11-24',
  dueDay: '2026-12-08',
  seller,
  buyerOib: '69435151530',
  netCents: 10_000,
  odd: false,
};
function read(xml: string) {
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(parsed.reason);
  return readEInvoice(parsed.root);
}
const between = (after: string) =>
  differencesBetween(read(sampleInvoice(sample)), read(after)).map(({ term, before, after: now, isTaxed }) => [
    term,
    before.map(({ value }) => value).join(),
    now.map(({ value }) => value).join(),
    isTaxed,
  ]);

it('tells what is said otherwise, and not that it is a copy', () => {
  expect(between(sampleInvoice({ ...sample, isCopy: true }))).toEqual([]);
  expect(between(sampleInvoice({ ...sample, isCopy: true, order: 'N-1', dueDay: '2026-12-09' }))).toEqual([
    ['BT-9', '2026-12-08', '2026-12-09', false],
    ['BT-13', '', 'N-1', false],
  ]);
});

it('marks what may have an effect on VAT: amounts, parties, and whatever is not known to have none', () => {
  const differing = between(
    sampleInvoice({ ...sample, isCopy: true, netCents: 12_000, seller: { ...seller, name: 'Čvorak j.d.o.o.' } }),
  );
  expect(differing.length).toBeGreaterThan(4);
  expect(differing.every(([, , , isTaxed]) => isTaxed)).toBe(true);
});
