import { readFileSync } from 'node:fs';

import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/unstable-core-do-not-import';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { RETRY_VERDICTS } from '#server/integrations/provider-error.ts';

import { isSource, isTest, parseSource, projectFiles } from './source-files.ts';

/** Where errors and complaints about fields are born; vendors' own codes (integrations) and settings (env) are told otherwise. */
const SPEAKERS = /^server\/(domain|contracts|modules|db|trpc|http|events|jobs)\/|^server\/deps\.ts$/;
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

const sources = projectFiles().filter((file) => isSource(file) && !isTest(file) && SPEAKERS.test(file));
/** Why a field of a read document is doubted is said beside the field. */
const doubts = Object.keys(hr.expenses)
  .filter((key) => key.startsWith('doubt.'))
  .map((key) => key.slice('doubt.'.length));
const sentences = new Set([...Object.keys(hr.errors), ...Object.keys(hr.invoiceIssues), ...doubts]);

interface Spoken {
  readonly code: string;
  readonly file: string;
}

function literalsOf(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parseSource(file));
  return found;
}

/** Every text that looks like a code of the house. */
const spoken: readonly Spoken[] = sources.flatMap((file) =>
  literalsOf(file)
    .filter((text) => CODE.test(text) && !(text in TRPC_ERROR_CODES_BY_KEY))
    .map((code) => ({ code, file })),
);

const MAKERS = new Set(['invalid', 'notFound', 'forbidden', 'conflict', 'precondition']);

/** The code handed to one of the makers of errors, or to the class itself; undefined when it is no such call. */
function codeArgument(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && MAKERS.has(node.expression.text)) return node.arguments[0];
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'DomainError')
    return node.arguments?.[1];
  return undefined;
}

function codeArguments(file: string): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    const argument = codeArgument(node);
    if (argument !== undefined) found.push(argument);
    ts.forEachChild(node, visit);
  };
  visit(parseSource(file));
  return found;
}

/** Names of an interface's members, or the texts of a union of literals. */
function namesIn(file: string, declaration: string): readonly string[] {
  for (const statement of parseSource(file).statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === declaration) {
      return statement.members.flatMap(({ name }) => (name !== undefined && ts.isStringLiteral(name) ? [name.text] : []));
    }
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === declaration && ts.isUnionTypeNode(statement.type)) {
      return statement.type.types.flatMap((type) =>
        ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
      );
    }
  }
  throw new Error(`${file} declares no ${declaration}`);
}

describe('every refusal', () => {
  it('has a sentence for the person who reads it', () => {
    const mute = spoken.filter(({ code }) => !sentences.has(code)).map(({ code, file }) => `${code} (${file})`);
    expect([...new Set(mute)].sort()).toEqual([]);
  });

  it('is named by a code that says its area and its problem', () => {
    const odd = sources.flatMap((file) =>
      codeArguments(file)
        .filter((argument) => ts.isStringLiteral(argument) && !CODE.test(argument.text))
        .map((argument) => `${(argument as ts.StringLiteral).text} (${file})`),
    );
    expect(odd).toEqual([]);
  });

  it('of a vendor has a sentence by its kind', () => {
    const kinds = Object.keys(RETRY_VERDICTS).map((kind) => `PROVIDER_${kind.toUpperCase()}`);
    expect(kinds.filter((code) => !sentences.has(code))).toEqual([]);
  });

  it('is found by this test at all', () => {
    const codes = new Set(spoken.map(({ code }) => code));
    for (const code of [
      'COMPANY_NOT_FOUND',
      'FIELD_REQUIRED',
      'OIB_INVALID',
      'INVOICE_LINES_MISSING',
      'IDENTITY_LOGIN_FAILED',
      'ROLE_FORBIDS',
      'FISCALIZATION_OFF',
      'TOKEN_INVALID',
    ]) {
      expect(codes).toContain(code);
    }
    expect(sources.flatMap(codeArguments).length).toBeGreaterThan(60);
  });
});

describe('words of what happened', () => {
  const types = namesIn('server/events/event-types.ts', 'EventData');
  /** Kept for the archive, never shown. */
  const SILENT = new Set(['invoice.exchange_recorded']);

  it('are there for everything that a document’s timeline shows', () => {
    const shown = types.filter((type) => /^(invoice|email)\./.test(type) && !SILENT.has(type));
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((type) => !(`event.${type}` in hr.invoices))).toEqual([]);
  });

  it('are there for every state of a mail', () => {
    const states = types.filter((type) => type.startsWith('email.')).map((type) => `mail.${type.slice('email.'.length)}`);
    expect(states.filter((key) => !(key in hr.invoices))).toEqual([]);
  });
});

describe('words of states', () => {
  const all = new Set(Object.values(hr).flatMap((area) => Object.keys(area)));

  it('are there for every state of a document', () => {
    const source = readFileSync('server/domain/invoicing/status.ts', 'utf8');
    const states = [...source.matchAll(/'(\w+)' as const/g)].map(([, name]) => String(name));
    expect(states.length).toBeGreaterThan(8);
    expect(states.filter((state) => ![...all].some((key) => key === state || key.endsWith(`.${state}`)))).toEqual([]);
  });
});

describe('the two languages', () => {
  it('have the same keys, and a text for each', () => {
    const keysOf = (messages: object) =>
      Object.entries(messages)
        .flatMap(([area, words]) => Object.keys(words as object).map((key) => `${area}.${key}`))
        .sort();
    expect(keysOf(en)).toEqual(keysOf(hr));
    for (const messages of [hr, en]) {
      const empty = Object.entries(messages).flatMap(([area, words]) =>
        Object.entries(words)
          .filter(([, text]) => text.trim() === '')
          .map(([key]) => `${area}.${key}`),
      );
      expect(empty).toEqual([]);
    }
  });
});
