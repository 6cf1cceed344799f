import { expect, it } from 'vitest';

import { answeredExchange, type ResponseFacts } from './answered-exchange.ts';

const present = { providerRef: '12', sentAt: new Date('2026-11-24T09:30:00Z') };
const original = { providerRef: '11', sentAt: new Date('2026-11-23T08:00:00Z') };
const about = (over: Partial<ResponseFacts>, earlier = [original]) =>
  answeredExchange({ issuedOn: '2026-11-24', issuedTime: '', ref: '', copy: '', ...over }, present, earlier);

it('a response is about what is exchanged, as long as nothing else ever was', () => {
  expect(about({ issuedOn: '2026-11-20' }, [])).toBe('present');
});

it('that was written before the copy was sent is about the original', () => {
  expect(about({ issuedOn: '2026-11-23' })).toBe('earlier');
  // Without a zone it is the time of Zagreb: 10:30 there is when the copy was sent.
  expect(about({ issuedTime: '10:29:59' })).toBe('earlier');
  expect(about({ issuedTime: '09:29:59.120Z' })).toBe('earlier');
  expect(about({ issuedTime: '10:30:00+01:00' })).toBe('unknown');
});

it('that was written later may be about either, unless it says more than the number', () => {
  expect(about({ issuedTime: '12:00:00' })).toBe('unknown');
  expect([about({}), about({ issuedOn: '24. 11.' })]).toEqual(['unknown', 'unknown']);
  expect([about({ ref: '12' }), about({ ref: '11' }), about({ ref: 'x' })]).toEqual(['present', 'earlier', 'unknown']);
  expect([about({ copy: 'true' }), about({ copy: 'false' })]).toEqual(['present', 'earlier']);
  expect(about({ copy: 'true' }, [original, original])).toBe('unknown');
});
