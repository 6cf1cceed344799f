import { beforeAll, describe, expect, it } from 'vitest';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import type { AttentionItem, AttentionKind } from '#server/contracts/overview.ts';
import { attentionWords } from './attention-words.ts';

beforeAll(() => {
  registerCatalog('hr', hr);
  registerCatalog('en', en);
});

const NOTHING = {
  severity: 'warn',
  count: 1,
  deadlineAt: null,
  late: false,
  amount: null,
  days: null,
  number: null,
  name: null,
  reason: null,
  href: 'racuni',
} as const;
const item = (kind: AttentionKind, rest: Partial<AttentionItem> = {}): AttentionItem => ({ ...NOTHING, kind, ...rest });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what needs attention, in words', () => {
  it('names the one document and its deadline on the clock of Zagreb', () => {
    const words = attentionWords(
      translator('hr'),
      item('awaiting_jir', { number: '43/P1/1', deadlineAt: new Date('2026-11-26T22:59:00Z') }),
    );
    expect(words.title).toBe('Račun 43/P1/1 čeka JIR');
    expect(plain(words.detail)).toBe('Šaljemo ponovno sami · rok 26. 11. 23:59');
  });

  it('counts in Croatian', () => {
    const title = (count: number) => attentionWords(translator('hr'), item('awaiting_jir', { count })).title;
    expect([2, 5, 21].map(title)).toEqual(['2 računa čekaju JIR', '5 računa čeka JIR', '21 račun čeka JIR']);
  });

  it('says when a deadline has passed', () => {
    const words = attentionWords(
      translator('hr'),
      item('fiscalization_stopped', { number: '1/P1/1', late: true, deadlineAt: new Date('2026-11-26T22:59:00Z') }),
    );
    expect(plain(words.detail)).toBe('Rok je prošao 26. 11. 23:59 · riješite što prije');
  });

  it('says how far the time of receipts without a JIR has run', () => {
    const detail = (kind: AttentionKind, reason: AttentionItem['reason'], late = false) =>
      plain(
        attentionWords(translator('hr'), item(kind, { count: 2, reason, late, deadlineAt: new Date('2026-11-26T22:59:00Z') }))
          .detail,
      );
    expect(detail('awaiting_jir', 'half')).toBe('Prošla je polovica roka · rok 26. 11. 23:59');
    expect(detail('awaiting_jir', 'quarter')).toBe('Zadnja četvrtina roka · rok 26. 11. 23:59 · provjerite vezu');
    expect(detail('fiscalization_stopped', 'quarter')).toBe('Zadnja četvrtina roka · bez vas ne ide · rok 26. 11. 23:59');
    expect(detail('awaiting_jir', 'quarter', true)).toBe('Rok je prošao 26. 11. 23:59 · i dalje šaljemo');
  });

  it('tells how much is late and for how long', () => {
    const late = item('overdue', { count: 3, amount: '1980.00', days: 7 });
    expect(plain(attentionWords(translator('hr'), late).detail)).toBe('1.980,00 € · najstariji kasni 7 dana');
    expect(plain(attentionWords(translator('en'), late).detail)).toBe('1.980,00 € · the oldest is late by 7 days');
  });

  it('tells mail that came back from mail that was never sent', () => {
    const detail = (reason: AttentionItem['reason']) =>
      attentionWords(translator('hr'), item('bounced', { number: '1/P1/1', name: 'ana@example.hr', reason })).detail;
    expect(detail('bounced')).toBe('Vraćeno s adrese ana@example.hr.');
    expect(detail('failed')).toBe('Nije poslano na ana@example.hr.');
    expect(detail('unsure')).toBe('Ne zna se je li stiglo na ana@example.hr.');
  });

  it('has title, detail and button for every kind in both languages', () => {
    const kinds: readonly AttentionItem[] = [
      item('fiscalization_stopped', { count: 2 }),
      item('awaiting_jir'),
      item('certificate_missing'),
      item('certificate_expiring', { days: 0, deadlineAt: new Date('2026-11-26T22:59:00Z') }),
      item('overdue', { amount: '1.00', days: 1 }),
      item('bounced', { number: '1/P1/1', name: 'ana@example.hr' }),
      item('tips_untold', { count: 2 }),
      item('cash_over_maximum', { name: 'Kavana', amount: '900.00' }),
      item('iban_missing'),
      item('drafts', { count: 2 }),
    ];
    for (const locale of ['hr', 'en'] as const) {
      for (const words of kinds.map((each) => attentionWords(translator(locale), each))) {
        expect(Object.values(words).every((text) => text.trim() !== '')).toBe(true);
      }
    }
  });
});
