import { invalidRequest } from './answers.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const PARAM = 'text.format.schema';
const refuse = (where: string, why: string) =>
  invalidRequest(`Invalid schema for response_format: In context=(${where}), ${why}`, PARAM, 'invalid_json_schema');

/** Throws the vendor's refusal of a schema that breaks the rules of strict mode. */
export function requireStrictSchema(schema: unknown, where = 'root'): void {
  if (!isObject(schema)) throw refuse(where, 'schema must be an object');
  if (where === 'root' && schema['type'] !== 'object') throw refuse(where, "schema must be of 'type: object'");
  if (schema['type'] === 'object') {
    if (schema['additionalProperties'] !== false) throw refuse(where, "'additionalProperties' is required to be false");
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
    const missing = Object.keys(properties).filter((name) => !required.includes(name));
    if (missing.length > 0) throw refuse(where, `'required' must include every key in properties: ${missing.join(', ')}`);
    for (const [name, property] of Object.entries(properties)) requireStrictSchema(property, `${where}.${name}`);
  }
  if (schema['type'] === 'array') requireStrictSchema(schema['items'], `${where}[]`);
  for (const choice of Array.isArray(schema['anyOf']) ? (schema['anyOf'] as readonly unknown[]) : [])
    requireStrictSchema(choice, `${where}|`);
}
