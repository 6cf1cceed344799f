import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isSource, isTest, parseSource, projectFiles } from './source-files.ts';

const sources = projectFiles().filter(isSource);

/** Remix puts parameters (`$id`) and escapes into file names, the rest of the house does not. */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const ROUTE = /^[$_]?[a-z0-9]+([-.$_]+[a-z0-9]+)*$/;
const FORBIDDEN = /^(utils?|helpers?|misc|common|stuff)$/;

const DEFAULT_EXPORT_ALLOWED = [
  /^app\/routes\//,
  /^app\/(root|entry\.(server|client))\.tsx$/,
  /^app\/routes\.ts$/,
  /^[^/]+\.config\.(js|ts)$/,
  /^drizzle\/config\.ts$/,
  /^tests\/setup\//,
];

const hasDefaultExport = (file: ts.SourceFile): boolean =>
  file.statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) ||
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some((element) => element.name.text === 'default')),
  );

const reExportsOnly = (file: ts.SourceFile): boolean =>
  file.statements.length > 0 &&
  file.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);

describe('names', () => {
  it('of source files are kebab-case', () => {
    const odd = sources.filter((file) => {
      const name = path.posix.basename(file).replace(/\.(d\.ts|tsx?|mjs|js)$/, '');
      return !(file.startsWith('app/routes/') ? ROUTE : KEBAB).test(name);
    });
    expect(odd).toEqual([]);
  });

  it('say what is inside: no utils, helpers, misc, common', () => {
    const vague = sources.filter((file) => file.split('/').some((part) => FORBIDDEN.test(part.replace(/\..*$/, ''))));
    expect(vague).toEqual([]);
  });
});

describe('exports', () => {
  it('are named, except where a tool asks for a default', () => {
    const candidates = sources.filter((file) => !DEFAULT_EXPORT_ALLOWED.some((pattern) => pattern.test(file)));
    expect(candidates.filter((file) => hasDefaultExport(parseSource(file)))).toEqual([]);
  });

  it('come from where they are written: only a module index gathers other files', () => {
    const candidates = sources.filter((file) => !isTest(file) && !/^server\/modules\/[^/]+\/index\.ts$/.test(file));
    expect(candidates.filter((file) => reExportsOnly(parseSource(file)))).toEqual([]);
  });

  it('hold no enum: unions of literals need no compiler', () => {
    const enums = sources.filter((file) => parseSource(file).statements.some((statement) => ts.isEnumDeclaration(statement)));
    expect(enums).toEqual([]);
  });
});
