import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser, type SaxesTagNS } from 'saxes';

const SCHEMAS = path.resolve(import.meta.dirname, '../../../../../shared/conformance/eracun/hr-cius/xsd-ubl21-hr');

/**
 * What the official schemas say, read out of them with no help of ours. Names have the last part of their namespace in front of them:
 * `CommonBasicComponents-2:ID`.
 */
export interface OfficialStructure {
  /** Children of each type in their order, each with its bounds (`?`, `*`, `+` or none). */
  readonly children: Map<string, string[]>;
  /** Type of each element. */
  readonly typeOf: Map<string, string>;
  /** What a type of simple content stands on. */
  readonly baseOf: Map<string, string>;
  /** Attributes of a data type; with `!` those that must be there. */
  readonly attributesOf: Map<string, string[]>;
}

const boundsOf = (min: string | undefined, max: string | undefined): string => {
  const many = max === 'unbounded';
  return (min ?? '1') === '0' ? (many ? '*' : '?') : many ? '+' : '';
};

const lastPart = (uri: string): string => uri.split(/[:/]/).at(-1) ?? uri;

const add = (map: Map<string, string[]>, key: string, value: string): void => {
  map.set(key, [...(map.get(key) ?? []), value]);
};

/** Reads every schema file. */
export function readOfficialStructure(): OfficialStructure {
  const structure: OfficialStructure = { children: new Map(), typeOf: new Map(), baseOf: new Map(), attributesOf: new Map() };
  for (const folder of ['common', 'maindoc']) {
    for (const file of readdirSync(path.join(SCHEMAS, folder))) {
      readSchema(readFileSync(path.join(SCHEMAS, folder, file), 'utf8'), structure);
    }
  }
  return structure;
}

function readSchema(text: string, { children, typeOf, baseOf, attributesOf }: OfficialStructure): void {
  const parser = new SaxesParser({ xmlns: true });
  let own = '';
  let type = '';
  let depth = 0;
  const qualified = (name: string): string => {
    const [prefix = '', local] = name.includes(':') ? name.split(':') : ['', name];
    return `${lastPart(parser.resolve(prefix) ?? '')}:${local}`;
  };
  const readElement = (tag: SaxesTagNS, of: (name: string) => string | undefined): void => {
    const ref = of('ref');
    const name = ref === undefined ? `${lastPart(own)}:${of('name')}` : qualified(ref);
    if (ref === undefined) typeOf.set(name, qualified(of('type') ?? ''));
    if (depth > 2) add(children, type, name + boundsOf(of('minOccurs'), of('maxOccurs')));
  };
  parser.on('opentag', (tag) => {
    depth += 1;
    const of = (name: string): string | undefined => tag.attributes[name]?.value;
    if (tag.local === 'schema') own = of('targetNamespace') ?? '';
    else if (tag.local === 'complexType') type = `${lastPart(own)}:${of('name')}`;
    else if (tag.local === 'element') readElement(tag, of);
    else if (tag.local === 'any') add(children, type, `any${boundsOf(of('minOccurs'), of('maxOccurs'))}`);
    else if (tag.local === 'extension' || tag.local === 'restriction') baseOf.set(type, qualified(of('base') ?? ''));
    else if (tag.local === 'attribute') add(attributesOf, type, `${of('name')}${of('use') === 'required' ? '!' : ''}`);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(text).close();
}

/** What an element holds: elements, or a value whose type stands on others. */
export type OfficialContent =
  | { readonly children: readonly string[]; readonly bases?: undefined }
  | { readonly children?: undefined; readonly bases: readonly string[] };

const PREFIX: Readonly<Record<string, string>> = {
  'CommonBasicComponents-2': 'cbc',
  'CommonAggregateComponents-2': 'cac',
  'CommonExtensionComponents-2': 'ext',
  'CommonSignatureComponents-2': 'sig',
  'SignatureAggregateComponents-2': 'sac',
  'HRExtensionAggregateComponents-1': 'hrextac',
  'Invoice-2': 'ubl',
  'CreditNote-2': 'cn',
};

/** `cbc:ID` of `CommonBasicComponents-2:ID`. */
const prefixed = (name: string): string => {
  const [space = '', local = ''] = name.split(':');
  return `${PREFIX[space] ?? space}:${local}`;
};

/** Every element that an Invoice or a CreditNote may have, by its name in our spelling, with what it holds. */
export function reachableElements(structure: OfficialStructure): ReadonlyMap<string, OfficialContent> {
  const found = new Map<string, OfficialContent>();
  const visit = (element: string): void => {
    if (found.has(prefixed(element))) return;
    const type = structure.typeOf.get(element) ?? '';
    const children = structure.children.get(type);
    found.set(
      prefixed(element),
      children === undefined ? { bases: basesOf(structure, type) } : { children: children.map(prefixed) },
    );
    for (const child of children ?? []) if (!child.startsWith('any')) visit(child.replace(/[?*+]$/, ''));
  };
  visit('Invoice-2:Invoice');
  visit('CreditNote-2:CreditNote');
  return found;
}

/** The type of simple content and all that it stands on. */
function basesOf({ baseOf }: OfficialStructure, type: string): string[] {
  const bases: string[] = [];
  for (let each: string | undefined = type; each !== undefined; each = baseOf.get(each)) bases.push(each);
  return bases;
}

/** Attributes of a value's type with those of what it stands on; one that must be there wins. */
export function attributesOf({ attributesOf: own }: OfficialStructure, bases: readonly string[]): ReadonlyMap<string, boolean> {
  const attributes = new Map<string, boolean>();
  for (const name of bases.flatMap((base) => own.get(base) ?? [])) {
    const bare = name.replace(/!$/, '');
    attributes.set(bare, attributes.get(bare) === true || name.endsWith('!'));
  }
  return attributes;
}
