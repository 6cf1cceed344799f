import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { ImportKind } from './import-table.ts';

/** Every file of the project that is, or is about to be, under version control; paths use `/`. */
export const projectFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((path) => path !== '' && existsSync(path));

export const isSource = (path: string): boolean => /\.(tsx?|mjs|js)$/.test(path) && !path.endsWith('.d.ts');

export const isTest = (path: string): boolean => path.startsWith('tests/') || /\.test\.tsx?$/.test(path);

export const readSource = (path: string): string => readFileSync(path, 'utf8');

export const parseSource = (path: string): ts.SourceFile =>
  ts.createSourceFile(
    path,
    readSource(path),
    ts.ScriptTarget.Latest,
    false,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

export interface ImportStatement {
  readonly specifier: string;
  readonly kind: ImportKind;
}

const statementKind = (node: ts.ImportDeclaration | ts.ExportDeclaration): ImportKind => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? 'type' : 'value';
  const clause = node.importClause;
  if (!clause) return 'value';
  if (clause.isTypeOnly) return 'type';
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return !clause.name && names && names.length > 0 && names.every((element) => element.isTypeOnly) ? 'type' : 'value';
};

/** All imports of a file: statements, re-exports, `import()` and `import('…')` in types. */
export const importsOf = (file: ts.SourceFile): readonly ImportStatement[] => {
  const found: ImportStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, kind: statementKind(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target)) found.push({ specifier: target.text, kind: 'dynamic' });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push({ specifier: node.argument.literal.text, kind: 'type' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};
