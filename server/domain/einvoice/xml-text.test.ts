import { describe, expect, it } from 'vitest';

import { createXmlWriter, escapeXml } from './xml-text.ts';

describe('text in an eRačun', () => {
  it.each([
    ['Čišćenje đačkih torbi, 2 × 5 €', 'Čišćenje đačkih torbi, 2 × 5 €'],
    ['a & b <c> "d"', 'a &amp; b &lt;c&gt; &quot;d&quot;'],
    ['red\nred\ttab\r', 'red\nred\ttab&#13;'],
    ['x\u0001y\u000bz', 'xyz'],
    ['a\ud83d\ude00b', 'a\ud83d\ude00b'],
    ['a\ud83db\ude00', 'ab'],
    ['\ufffe\uffff', ''],
  ])('%j is written as %j', (text, written) => {
    expect(escapeXml(text)).toBe(written);
  });

  it('has no empty elements, and attributes in their order', () => {
    const xml = createXmlWriter();
    xml.group('a', () => {
      xml.leaf('b', '  ');
      xml.leaf('c', ' 1 ', { x: '"', y: '2' });
    });
    expect(xml.toString()).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a><c x="&quot;" y="2">1</c></a>');
  });
});
