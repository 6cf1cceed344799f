import { describe, expect, it } from 'vitest';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { messageParamNames } from '#app/i18n/message-format.ts';

type Catalog = Readonly<Record<string, Readonly<Record<string, string>>>>;
const flat = (catalog: Catalog) =>
  new Map(
    Object.entries(catalog).flatMap(([area, words]) => Object.entries(words).map(([key, text]) => [`${area}.${key}`, text])),
  );

const croatian = flat(hr);
const english = flat(en);

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...croatian.keys()].sort());
  });

  it('are well formed and use the same values', () => {
    const wrong = [...croatian].filter(
      ([key, text]) => messageParamNames(text).join() !== messageParamNames(english.get(key) ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no sentence empty', () => {
    expect([...croatian, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('give Croatian plurals their three forms', () => {
    const incomplete = [...croatian].filter(([, text]) => text.includes(', plural,') && !/one \{.*few \{.*other \{/.test(text));
    expect(incomplete).toEqual([]);
  });
});
