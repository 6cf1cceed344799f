import { describe, expect, it } from 'vitest';

import { attributeStart, createXmlWriter, escapeXml, tagOf } from './xml-text.ts';

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
    const opened = xml.open(tagOf('a'));
    xml.leaf(tagOf('b'), '  ');
    const none = xml.open(tagOf('d'));
    xml.leaf(tagOf('e'), null);
    xml.close(tagOf('d'), none);
    xml.leaf(tagOf('c'), ' 1 ', [attributeStart('x'), '"', attributeStart('y'), '2']);
    xml.close(tagOf('a'), opened);
    expect(xml.toString()).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a><c x="&quot;" y="2">1</c></a>');
  });
});
