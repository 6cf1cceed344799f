import type { Bilingual } from './structure-finding.ts';

/** What the parser and the namespaces say of a fault, in Croatian; `$1` is what it says in its place. */
const CROATIAN: readonly (readonly [RegExp, string])[] = [
  [/^document must contain a root element/, 'u datoteci nema nijednog elementa'],
  [/^documents may contain only one root/, 'iza kraja dokumenta počinje još jedan'],
  [/^text data outside of root node/, 'izvan dokumenta stoji tekst'],
  [/^unclosed tag: (.+)/, 'element $1 nije zatvoren'],
  [/^unexpected close tag|^unmatched closing tag/, 'zatvara se element koji nije otvoren'],
  [/^undefined entity/, 'naveden je znak imenom koje XML ne poznaje'],
  [/^malformed character entity|^empty entity name/, 'oznaka znaka (&…;) nije ispravna'],
  [/^duplicate attribute/, 'element ima isti atribut dvaput'],
  [/^unbound namespace prefix: "?([^".]+)/, 'prefiks $1 nije vezan ni uz jedan imenski prostor'],
  [/^malformed name: (.+?)\.?$/, 'ime $1 nije ispravno'],
  [/^malformed declaration|^reserved namespace/, 'imenski prostor nije ispravno naveden'],
  [/XML declaration must/, 'deklaracija XML-a ne stoji na samom početku'],
  [/attribute|quoted|value required/, 'atribut nije ispravno napisan'],
  [/^disallowed character/, 'stoji znak koji u XML-u nije dopušten'],
  [/^unexpected end/, 'datoteka završava usred dokumenta'],
];

/** Why a document is no XML, on which line, and what to do. `why` is the parser's own word. */
export function notWellFormed(why: string, line: number): Bilingual {
  const known = CROATIAN.find(([pattern]) => pattern.test(why));
  const [pattern = /$^/, words = ''] = known ?? [];
  const reason = known === undefined ? 'zapis nije ispravan' : words.replace('$1', pattern.exec(why)?.[1] ?? '');
  return {
    hr: `Datoteka nije ispravan XML i ne može se pročitati: ${reason} (redak ${line}). Zatražite od pošiljatelja ispravnu datoteku.`,
    en: `The file is not well-formed XML and cannot be read: ${why.replace(/\.$/, '')} (line ${line}). Ask the sender for a readable file.`,
  };
}
