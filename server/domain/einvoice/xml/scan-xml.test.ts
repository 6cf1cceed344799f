import { describe, expect, it } from 'vitest';

import { RULE_DOCUMENTS } from '#tests/conformance/eracun/kit/rule-documents.ts';
import { parseCarefully, type ParsedXml, parseXml, XML_LIMITS } from './parse-xml.ts';
import { scanXml } from './scan-xml.ts';
import type { XmlElement } from './tree.ts';

/** Everything that a tree says, as one text. */
const shown = ({ name, attributes, children, text, textBefore, line }: XmlElement): string =>
  JSON.stringify([name, attributes.map((each) => [each.name, each.value]), textBefore, text, line]) +
  children.map(shown).join('');
const outcome = (parsed: ParsedXml): string => (parsed.ok ? shown(parsed.root) : JSON.stringify(parsed));

const PLAIN = `\ufeff<?xml version="1.0" encoding='UTF-8'?>
<!-- of ours -->
<a xmlns="urn:a" xmlns:b='urn:b'>
\t<b:c d="1" b:e='&lt;2"' >x &amp; y<![CDATA[<]]>z</b:c  ><f/>
<g h=
"č">😀]</g></a>
`;

/** What may break a document, or only look as if it did. */
const PIECES = [
  ...'<>&;"\'=/!?-]: \t\n\rax1.č\u0000\u0007\u0085\u00a0\u2028\ufeff\ufffe\ud83d\ude00',
  '😀',
  '\r\n',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
  ']]>',
  ']]',
  '<?x y?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '&#13;',
  '&#x1F600;',
  '&#xD800;',
  '&#0;',
  '&#10;',
  '&nbsp;',
  '&quot;',
  ' d="2"',
  ' b:d="2"',
  ' xmlns="urn:b"',
  ' xmlns:b="urn:a"',
  ' xmlns:xml="urn:a"',
  ' xmlns:c=""',
  ' xml:lang="hr"',
  '<x>',
  '</x>',
  '<x/>',
  '</a>',
  '<b:x/>',
  '<c:x/>',
  '<:x/>',
  '<x:/>',
  '<b:c:x/>',
  '<-x/>',
  '<č/>',
  '<a1 />',
];

describe('scanXml', () => {
  it('reads what is plain', () => {
    expect(scanXml(PLAIN, XML_LIMITS)).not.toBeNull();
    for (const document of Object.values(RULE_DOCUMENTS)) expect(scanXml(document, XML_LIMITS)).not.toBeNull();
  });

  it('makes of every document what the parser makes of it', () => {
    for (const document of Object.values(RULE_DOCUMENTS)) {
      const withReturns = document.replaceAll('\n', '\r\n');
      expect(outcome(parseXml(document))).toBe(outcome(parseCarefully(document, XML_LIMITS)));
      expect(outcome(parseXml(withReturns))).toBe(outcome(parseCarefully(withReturns, XML_LIMITS)));
    }
  });

  it('reads nothing that the parser refuses or reads otherwise, wherever a document is edited', () => {
    const differing: string[] = [];
    let read = 0;
    const compare = (document: string): void => {
      const scanned = scanXml(document, XML_LIMITS);
      if (scanned === null) return;
      read += 1;
      if (shown(scanned) !== outcome(parseCarefully(document, XML_LIMITS))) differing.push(document);
    };
    for (let at = 0; at <= PLAIN.length; at += 1) {
      const [before, after] = [PLAIN.slice(0, at), PLAIN.slice(at)];
      compare(before);
      compare(before + after.slice(1));
      for (const piece of PIECES) {
        compare(before + piece + after);
        compare(before + piece + after.slice(1));
      }
    }
    expect(differing).toEqual([]);
    // Neither all nor none of them are plain.
    expect(read).toBeGreaterThan(2_000);
  });

  it('keeps to the limits', () => {
    const small = { maxLength: 1_000, maxDepth: 3, maxElements: 4 };
    expect(scanXml('<a><b><c/></b></a>', small)).not.toBeNull();
    expect(scanXml('<a><b><c><d/></c></b></a>', small)).toBeNull();
    expect(scanXml('<a><b/><b/><b/><b/></a>', small)).toBeNull();
  });
});
