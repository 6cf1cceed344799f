import { describe, expect, it } from 'vitest';
import { formatMessage, messageParamNames } from '#app/i18n/message-format.ts';

const invoices = '{count, plural, =0 {Nema računa} one {# račun} few {# računa} other {# računa}}';

describe('messages', () => {
  it.each([
    [0, 'Nema računa'],
    [1, '1 račun'],
    [2, '2 računa'],
    [5, '5 računa'],
    [11, '11 računa'],
    [21, '21 račun'],
    [1234, '1.234 računa'],
  ])('counts %i invoices in Croatian', (count, expected) => {
    expect(formatMessage(invoices, { count }, 'hr')).toBe(expected);
  });

  it.each([
    [1, '1 stavka'],
    [3, '3 stavke'],
    [12, '12 stavki'],
    [22, '22 stavke'],
    [101, '101 stavka'],
  ])('bends the noun for %i', (count, expected) => {
    expect(formatMessage('{count, plural, one {# stavka} few {# stavke} other {# stavki}}', { count }, 'hr')).toBe(expected);
  });

  it('fills values inside arms and chooses by word', () => {
    const text = '{who} {kind, select, paid {je platio {amount}} other {još nije platio}}.';
    expect(formatMessage(text, { who: 'Ivan', kind: 'paid', amount: '5 €' }, 'hr')).toBe('Ivan je platio 5 €.');
    expect(formatMessage(text, { who: 'Ivan', kind: 'open' }, 'hr')).toBe('Ivan još nije platio.');
    expect(messageParamNames(text)).toEqual(['amount', 'kind', 'who']);
  });

  it('keeps a hash outside of a plural and leaves missing values empty', () => {
    expect(formatMessage('# {name}', {}, 'hr')).toBe('# ');
  });

  it.each(['{name', 'a } b', '{count, plural, one {#}}'])('refuses %s', (broken) => {
    expect(() => formatMessage(`${broken}{x}`, {}, 'hr')).toThrow(SyntaxError);
  });
});
