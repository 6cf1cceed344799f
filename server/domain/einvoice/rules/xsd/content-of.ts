import { asPropertyKey, localName } from '../../xml/namespaces.ts';
import { AGGREGATES } from './aggregates.ts';
import { type DataType, dataTypeOf } from './data-types.ts';

/** A place in an aggregate for one kind of child. */
export interface ChildPlace {
  readonly name: string;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly content: Content;
}

/** An element that consists of elements, in the order of `places`. */
export interface Aggregate {
  readonly places: readonly ChildPlace[];
  /** Where in `places` a child's name stands. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Only one child of all places may be there. */
  readonly isChoice: boolean;
}

/** What an element holds: elements, a value, or what is not looked into. */
export type Content =
  | { readonly kind: 'aggregate'; readonly aggregate: () => Aggregate }
  | { readonly kind: 'value'; readonly dataType: DataType }
  | { readonly kind: 'opaque' };

/** The two elements that are not called after their types. */
const OWN_TYPE: Readonly<Record<string, string>> = {
  'cac:ResponsibleTransportServiceProviderParty': 'Party',
  'hrextac:HRLegalMonetaryTotal': 'HRMonetaryTotal',
};

const lines: ReadonlyMap<string, string> = new Map(
  AGGREGATES.trim()
    .split('\n')
    .map((line) => line.split(': ') as [string, string]),
);
const contents = new Map<string, Content>();
const aggregates = new Map<string, Aggregate>();

/** What an element of this canonical name (`cac:Party`) holds, wherever it stands: UBL's elements are global. */
export function contentOf(name: string): Content {
  const known = contents.get(name);
  if (known !== undefined) return known;
  const content = makeContent(name);
  contents.set(name, content);
  return content;
}

function makeContent(name: string): Content {
  if (name.startsWith('ds:')) return { kind: 'opaque' };
  const type = name.startsWith('cbc:') ? undefined : (OWN_TYPE[name] ?? typeNamed(localName(name)));
  if (type === undefined) return { kind: 'value', dataType: dataTypeOf(localName(name)) };
  return { kind: 'aggregate', aggregate: () => aggregateOf(type) };
}

/** The type by whose name an element's ends: `PostalAddress` is an `Address`. The longest of several. */
function typeNamed(local: string): string | undefined {
  for (let start = 0; start < local.length; start += 1) {
    if (lines.has(local.slice(start))) return local.slice(start);
  }
  return undefined;
}

function aggregateOf(type: string): Aggregate {
  const known = aggregates.get(type);
  if (known !== undefined) return known;
  const words = (lines.get(type) ?? '').split(' ');
  const places = words.filter((word) => word !== '|').map(placeOf);
  const made: Aggregate = {
    places,
    placeOf: new Map(places.map(({ name }, index) => [name, index])),
    isChoice: words.includes('|'),
  };
  aggregates.set(type, made);
  return made;
}

function placeOf(word: string): ChildPlace {
  const bounds = /[?*+]$/.exec(word)?.[0] ?? '';
  const short = word.slice(0, word.length - bounds.length);
  const name = asPropertyKey(short.startsWith('.') ? `cac:${short.slice(1)}` : short.includes(':') ? short : `cbc:${short}`);
  return {
    name,
    required: bounds === '' || bounds === '+',
    repeats: bounds === '*' || bounds === '+',
    content: contentOf(name),
  };
}
