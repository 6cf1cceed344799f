import { StripeRefusal } from './answers.ts';

/** A form with brackets, unfolded: objects by name, lists by their running number. */
export type Form = { readonly [name: string]: FormValue };
export type FormValue = string | Form | readonly FormValue[];

type Node = { [name: string]: Node | string };

const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;
const refusal = (message: string, param?: string) => new StripeRefusal(400, message, param === undefined ? {} : { param });

function put(root: Node, key: string, value: string): void {
  const match = KEY.exec(key);
  if (match === null) throw refusal(`Invalid parameter name: ${key}`);
  const path = [match[1] ?? '', ...[...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, name]) => name ?? '')];
  let node = root;
  for (const name of path.slice(0, -1)) {
    const next = node[name] ?? {};
    if (typeof next === 'string') throw refusal(`Invalid parameter: ${key}`, key);
    node[name] = next;
    node = next;
  }
  const last = path.at(-1) ?? '';
  if (last === '' && path.length > 1) throw refusal(`Lists are numbered here: ${key}`, key);
  if (node[last] !== undefined) throw refusal(`Parameter given twice: ${key}`, key);
  node[last] = value;
}

function settle(node: Node | string, path: string): FormValue {
  if (typeof node === 'string') return node;
  const names = Object.keys(node);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.map((_name, index) => {
      const item = node[String(index)];
      if (item === undefined) throw refusal(`List with a gap: ${path}`, path);
      return settle(item, `${path}[${index}]`);
    });
  }
  return Object.fromEntries(names.map((name) => [name, settle(node[name] ?? '', `${path}[${name}]`)]));
}

/** Reads `a[b][0][c]=d`. A body that is not form-encoded, a key that is cut off, given twice or with a gap is refused. */
export function readForm(text: string): Form {
  const root: Node = {};
  for (const [key, value] of new URLSearchParams(text)) put(root, key, value);
  return Object.fromEntries(Object.entries(root).map(([name, node]) => [name, settle(node, name)]));
}

/** What a parameter may be; an object lists its own. */
export type Shape = 'string' | 'integer' | 'boolean' | 'map' | { readonly list: Shape } | { readonly [name: string]: Shape };

const isObject = (value: FormValue): value is Form => typeof value === 'object' && !Array.isArray(value);

/** Refuses what an endpoint does not know, as the vendor does: a misspelt parameter must not pass for one that had no effect. */
export function checkForm(value: FormValue, shape: Shape, path = ''): void {
  const wrong = (kind: string) => refusal(`Invalid ${kind}: ${path}`, path);
  if (shape === 'string') {
    if (typeof value !== 'string') throw wrong('string');
  } else if (shape === 'integer') {
    if (typeof value !== 'string' || !/^-?\d*$/.test(value))
      throw new StripeRefusal(400, `Invalid integer: ${path}`, { code: 'parameter_invalid_integer', param: path });
  } else if (shape === 'boolean') {
    if (value !== 'true' && value !== 'false') throw wrong('boolean');
  } else if (shape === 'map') {
    if (!isObject(value) || !Object.values(value).every((item) => typeof item === 'string')) throw wrong('object');
  } else if (isList(shape)) {
    if (!Array.isArray(value)) throw wrong('array');
    value.forEach((item: FormValue, index) => checkForm(item, shape.list, `${path}[${index}]`));
  } else {
    if (!isObject(value)) throw wrong('object');
    for (const [name, item] of Object.entries(value)) {
      const inner = path === '' ? name : `${path}[${name}]`;
      const known = shape[name];
      if (known === undefined)
        throw new StripeRefusal(400, `Received unknown parameter: ${inner}`, { code: 'parameter_unknown', param: inner });
      checkForm(item, known, inner);
    }
  }
}

const isList = (shape: Exclude<Shape, string>): shape is { readonly list: Shape } => 'list' in shape;

/** The text at a path of names and numbers, or null. */
export function textAt(form: FormValue | undefined, ...path: readonly (string | number)[]): string | null {
  let value: FormValue | undefined = form;
  for (const name of path) {
    if (value === undefined || typeof value === 'string') return null;
    value = (value as Readonly<Record<string, FormValue>>)[String(name)];
  }
  return typeof value === 'string' ? value : null;
}

export function needText(form: Form, ...path: readonly [string, ...(string | number)[]]): string {
  const text = textAt(form, ...path);
  if (text !== null && text !== '') return text;
  const [first, ...rest] = path;
  const param = first + rest.map((name) => `[${name}]`).join('');
  throw new StripeRefusal(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

export const mapAt = (form: Form, name: string): Readonly<Record<string, string>> =>
  (form[name] ?? {}) as Readonly<Record<string, string>>;
