import { beforeAll, describe, expect, it } from 'vitest';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { timelineItems } from '#app/features/invoice-timeline/timeline-items.ts';
import type { TimelineEntry } from '#server/contracts/invoicing.ts';

beforeAll(() => registerCatalog('hr', hr));
const t = translator('hr');

type States = readonly [transport: string, fiscal: string, business: string];

const entry = (type: string, data: TimelineEntry['data'], index: number): TimelineEntry => ({
  id: `${index}`,
  type,
  data,
  actor: '',
  at: new Date('2026-11-29T08:00:00Z'),
});
const told = (...states: readonly (States | 'sent')[]) =>
  timelineItems(
    t,
    states.map((each, index) =>
      each === 'sent'
        ? entry('einvoice.sent', {}, index)
        : entry('einvoice.status_changed', { transport: each[0], fiscal: each[1], business: each[2] }, index),
    ),
  ).map(({ title, detail, tone }) => [title, detail, tone]);

describe('an eRačun on the timeline of its invoice', () => {
  it('tells of each change what is new, and no more', () => {
    expect(
      told(
        'sent',
        ['sent', 'pending', 'none'],
        ['sent', 'done', 'none'],
        ['delivered', 'done', 'none'],
        ['delivered', 'done', 'paid'],
      ),
    ).toEqual([
      ['eRačun poslan posredniku', '', 'ok'],
      ['Posrednik ga je poslao kupcu', 'Prijava Poreznoj upravi na čekanju', 'info'],
      ['Prijavljen Poreznoj upravi', '', 'ok'],
      ['Dostavljen kupcu', '', 'ok'],
      ['Kupac javlja da je plaćen', '', 'ok'],
    ]);
  });

  it('never tells of what was only reported that the buyer has it', () => {
    const titles = (...entries: readonly (readonly [string, TimelineEntry['data']])[]) =>
      timelineItems(
        t,
        entries.map(([type, data], index) => entry(type, data, index)),
      ).map(({ title }) => title);
    const state = ['einvoice.status_changed', { transport: 'delivered', fiscal: 'done', business: 'none' }] as const;
    expect(titles(['einvoice.queued', { channel: 'report' }], state)).toEqual([
      'eRačun čeka slanje',
      'Prijavljen Poreznoj upravi',
    ]);
    expect(
      titles(['einvoice.queued', { channel: 'exchange' }], ['einvoice.only_reported', { channel: 'report' }], state),
    ).toEqual([
      'eRačun čeka slanje',
      'Kupac nije upisan za primanje: posrednik ga je samo prijavio',
      'Prijavljen Poreznoj upravi',
    ]);
  });

  it('begins with bad news, in its colour', () => {
    expect(told('sent', ['delivered', 'failed', 'none'], ['delivered', 'failed', 'rejected'])).toEqual([
      ['eRačun poslan posredniku', '', 'ok'],
      ['Nije prijavljen Poreznoj upravi', 'Dostavljen kupcu', 'err'],
      ['Kupac ga je odbio', '', 'err'],
    ]);
  });

  it('tells the states of a second sending anew', () => {
    expect(told('sent', ['failed', 'pending', 'none'], 'sent', ['failed', 'pending', 'none']).map(([title]) => title)).toEqual([
      'eRačun poslan posredniku',
      'Nije dostavljen kupcu',
      'eRačun poslan posredniku',
      'Nije dostavljen kupcu',
    ]);
  });

  it('says that something is new when its word is not known', () => {
    expect(told(['unknown', 'none', 'none'])).toEqual([['Novo stanje eRačuna', '', 'info']]);
  });
});
