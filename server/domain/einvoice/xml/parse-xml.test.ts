import { describe, expect, it } from 'vitest';

import { decodeXml } from './decode-xml.ts';
import { parseXml, XML_LIMITS } from './parse-xml.ts';
import { attributeOf, childOf, childrenOf, elementsAt, pathOf, stringValue, type XmlElement } from './tree.ts';

const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const ROOT = `<Invoice xmlns="${INVOICE}" xmlns:cac="${CAC}" xmlns:cbc="${CBC}">`;

const rootOf = (source: string | Uint8Array): XmlElement => {
  const parsed = parseXml(source);
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  return parsed.root;
};
const refusal = (source: string | Uint8Array, limits = XML_LIMITS): { readonly line: number; readonly hr: string } => {
  const parsed = parseXml(source, limits);
  if (parsed.ok) throw new Error('was read');
  return { line: parsed.finding.line, hr: parsed.finding.message.hr };
};

describe('parseXml', () => {
  it('knows an element by its namespace, whatever prefix the document uses', () => {
    const root = rootOf(`<i:Invoice xmlns:i="${INVOICE}"><ID xmlns="${CBC}">1</ID><x:Party xmlns:x="${CAC}"/><ID/></i:Invoice>`);
    expect([root.name, ...root.children.map(({ name }) => name)]).toEqual(['ubl:Invoice', 'cbc:ID', 'cac:Party', '{}ID']);
  });

  it('keeps a namespace that it does not know apart from all others', () => {
    const root = rootOf('<a xmlns="urn:a" xmlns:b="urn:b" b:x="1" x="2"><b:a/></a>');
    expect(root.name).toBe('{urn:a}a');
    expect(root.children[0]?.name).toBe('{urn:b}a');
    expect(root.attributes).toEqual([
      { name: '{urn:b}x', value: '1' },
      { name: 'x', value: '2' },
    ]);
  });

  it('lets a declaration end with its element', () => {
    expect(refusal(`<a><b xmlns:p="urn:p"><p:c/></b><p:d/></a>`).hr).toContain('prefiks p nije vezan');
    const root = rootOf('<a xmlns="urn:1"><b xmlns="urn:2"/><c/></a>');
    expect(root.children.map(({ name }) => name)).toEqual(['{urn:2}b', '{urn:1}c']);
  });

  it('keeps text as it stands, across comments, CDATA and references', () => {
    const root = rootOf(`${ROOT}<cbc:Note> a<!-- no -->b<![CDATA[<&>]]>&amp;&#x10D; </cbc:Note></Invoice>`);
    expect(childOf(root, 'cbc:Note')?.text).toBe(' ab<&>&č ');
  });

  it('gives the string value of an element in order', () => {
    const root = rootOf(`${ROOT}<cbc:ID>1<cbc:A>2</cbc:A>3<cbc:A>4</cbc:A>5</cbc:ID></Invoice>`);
    expect(stringValue(root)).toBe('12345');
    expect(childOf(root, 'cbc:ID')?.text).toBe('5');
    expect(elementsAt(root, ['cbc:ID', 'cbc:A']).map(({ textBefore }) => textBefore)).toEqual(['1', '3']);
  });

  it('says where an element stands', () => {
    const root = rootOf(
      `${ROOT}\n<cbc:ID schemeID="a">1</cbc:ID>\n<cac:InvoiceLine/>\n<cac:InvoiceLine><cbc:ID/></cac:InvoiceLine></Invoice>`,
    );
    const [id] = elementsAt(root, ['cac:InvoiceLine', 'cbc:ID']);
    expect(id === undefined ? '' : pathOf(id)).toBe('/Invoice/cac:InvoiceLine[2]/cbc:ID');
    expect(id?.line).toBe(4);
    expect(childrenOf(root, 'cac:InvoiceLine')).toHaveLength(2);
    expect(childOf(root, 'cac:Item')).toBeNull();
    expect(attributeOf(root.children[0] as XmlElement, 'schemeID')).toBe('a');
    expect(attributeOf(root, 'schemeID')).toBeNull();
  });

  it.each([
    ['', 'nema nijednog elementa'],
    ['plain text', 'izvan dokumenta stoji tekst'],
    ['<a>', 'element a nije zatvoren'],
    ['<a></b>', 'zatvara se element koji nije otvoren'],
    ['<a/><b/>', 'počinje još jedan'],
    ['<a>&nbsp;</a>', 'imenom koje XML ne poznaje'],
    ['<a>&#xZ;</a>', 'oznaka znaka'],
    ['<a x="1" x="2"/>', 'isti atribut dvaput'],
    ['<a x=1/>', 'atribut nije ispravno napisan'],
    ['<a xmlns:p="urn:p" xmlns:q="urn:p" p:x="1" q:x="2"/>', 'isti atribut dvaput'],
    ['<p:a/>', 'prefiks p nije vezan'],
    ['<a:b:c xmlns:a="urn:a"/>', 'ime a:b:c nije ispravno'],
    ['<a xmlns:p=""/>', 'imenski prostor nije ispravno naveden'],
    ['<a xmlns:xml="urn:p"/>', 'imenski prostor nije ispravno naveden'],
    [' <?xml version="1.0"?><a/>', 'ne stoji na samom početku'],
    ['<a>\u0001</a>', 'nije dopušten'],
    ['<a><!-- -- --></a>', 'zapis nije ispravan'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'DOCTYPE'],
  ])('refuses %s with a sentence', (source, words) => {
    expect(refusal(source).hr).toContain(words);
  });

  it('refuses what is too long, too deep or too much before it costs anything', () => {
    const small = { maxLength: 1_000, maxDepth: 5, maxElements: 50 };
    expect(refusal('x'.repeat(1_001), small).hr).toContain('prevelika');
    expect(refusal('<a>'.repeat(6), small).hr).toContain('ugniježđeni');
    expect(refusal(`<a>${'<b/>'.repeat(51)}</a>`, small).hr).toContain('prevelika');
    expect(parseXml(`<a>${'<b/>'.repeat(49)}</a>`, small).ok).toBe(true);
  });

  it('tells the line of the fault', () => {
    expect(refusal('<a>\n<b>\n</c>\n</a>')).toMatchObject({ line: 3, hr: expect.stringContaining('(redak 3)') as string });
  });
});

describe('decodeXml', () => {
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

  it('reads the encodings that documents come in', () => {
    expect(decodeXml(new TextEncoder().encode('\ufeff<a>č</a>'))).toBe('<a>č</a>');
    expect(decodeXml(utf16('<a>č</a>'))).toBe('<a>č</a>');
    expect(decodeXml(utf16('<a>č</a>').subarray(2))).toBe('<a>č</a>');
    expect(decodeXml(new Uint8Array(Buffer.from('<a>č</a>', 'utf16le').swap16()))).toBe('<a>č</a>');
    const latin2 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><a>\xe8</a>', 'latin1');
    expect(decodeXml(new Uint8Array(latin2))).toContain('<a>č</a>');
  });

  it('refuses bytes that are not in the encoding', () => {
    expect(decodeXml(new Uint8Array([0x3c, 0x61, 0xff, 0x3e]))).toBeNull();
    expect(decodeXml(new TextEncoder().encode('<?xml version="1.0" encoding="no-such"?><a/>'))).toBeNull();
    expect(refusal(new Uint8Array([0x3c, 0x61, 0xff, 0x3e])).hr).toContain('kodiranju');
  });

  it('keeps namespaces of one document apart from those of another, whatever they are called', () => {
    const nameIn = (declarations: string): string | undefined => {
      const parsed = parseXml(`<r ${declarations}><p:X/></r>`);
      return parsed.ok ? parsed.root.children[0]?.name : undefined;
    };
    for (let round = 0; round < 2; round += 1) {
      expect(nameIn('xmlns:p="a" xmlns:q="c"')).toBe('{a}X');
      expect(nameIn('xmlns:p="a q=c"')).toBe('{a q=c}X');
      expect(nameIn('xmlns:p="b" xmlns:q="c"')).toBe('{b}X');
    }
  });
});
