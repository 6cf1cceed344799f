import { asPropertyKey } from '../../xml/namespaces.ts';

/** A place in the tree of forbidden paths. */
export interface ForbiddenStep {
  /** The rule that forbids an element here. */
  readonly id: string | null;
  readonly children: ReadonlyMap<string, ForbiddenStep> | null;
  /** Rules that forbid an attribute of an element here, by its name. */
  readonly attributes: ReadonlyMap<string, string> | null;
}

export interface ForbiddenAttribute {
  readonly id: string;
  /** The one element on which it may stand. */
  readonly exceptOn: string | null;
}

/**
 * What may not occur, as one tree that is walked beside the document: several hundred rules cost one look-up an element. `attributes`
 * may not stand on any element.
 */
export interface ForbiddenPaths {
  readonly start: ForbiddenStep;
  readonly attributes: ReadonlyMap<string, ForbiddenAttribute>;
  /** Every id that can be found. */
  readonly ids: ReadonlySet<string>;
}

interface OpenStep {
  id: string | null;
  children: Map<string, OpenStep> | null;
  attributes: Map<string, string> | null;
}

const emptyStep = (): OpenStep => ({ id: null, children: null, attributes: null });

/** `paths`: from the root, `cac:Delivery/cbc:ID` or `cbc:ID/@schemeID`, with the id of the rule that forbids it. */
export function forbiddenPaths(
  paths: Iterable<readonly [id: string, path: string]>,
  attributes: ReadonlyMap<string, ForbiddenAttribute>,
): ForbiddenPaths {
  const start = emptyStep();
  const ids = new Set(Array.from(attributes.values(), ({ id }) => id));
  for (const [id, path] of paths) {
    let step = start;
    ids.add(id);
    for (const name of path.split('/').map(asPropertyKey)) {
      if (name.startsWith('@')) (step.attributes ??= new Map()).set(asPropertyKey(name.slice(1)), id);
      else {
        step.children ??= new Map();
        const next: OpenStep = step.children.get(name) ?? emptyStep();
        step.children.set(name, next);
        step = next;
      }
    }
    if (!path.includes('@')) step.id = id;
  }
  return { start, attributes, ids };
}
