import path from 'node:path';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { importComplaint, packageComplaint, resolveImport } from './tests/architecture/import-table.ts';

const importZones = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node, specifier, kind) => {
      if (typeof specifier !== 'string') return;
      const to = resolveImport(from, specifier);
      const message = to ? importComplaint({ from, to, kind }) : packageComplaint(from, specifier);
      if (message) context.report({ node, message });
    };
    const checkStatement = (node) => {
      const specifiers = node.specifiers ?? [];
      const onlyTypes = specifiers.length > 0 && specifiers.every((item) => (item.importKind ?? item.exportKind) === 'type');
      check(node, node.source?.value, node.importKind === 'type' || node.exportKind === 'type' || onlyTypes ? 'type' : 'value');
    };
    return {
      ImportDeclaration: checkStatement,
      ExportNamedDeclaration: checkStatement,
      ExportAllDeclaration: checkStatement,
      ImportExpression: (node) => check(node, node.source.value, 'dynamic'),
      TSImportType: (node) => check(node, node.source?.value ?? node.argument?.literal?.value, 'type'),
    };
  },
};

const noDoubles = {
  selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/]",
  message: 'Modules are not replaced in tests: the only doubles are vendors (MSW), the clock and ids.',
};
const noEnums = { selector: 'TSEnumDeclaration', message: 'Use a union of literals: Node runs these files without a compiler.' };
const noClock = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Ask the Clock that was handed in; only server/clock.ts reads the machine.',
};
const noEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings come from server/env, checked and typed.',
};
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Default exports are for routes and configuration files.' };

const restrict = (...rules) => ['error', noDoubles, noEnums, ...rules];

const tests = ['tests/**', '**/*.test.{ts,tsx}'];
const configs = ['*.config.{js,ts}', '**/*.d.ts', 'drizzle/config.ts'];

export default tseslint.config(
  { ignores: ['build/', '.data/', '.cache/', 'coverage/', 'tests/.artifacts/', 'node_modules/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    languageOptions: { globals: globals.node },
    plugins: { house: { rules: { 'import-zones': importZones } } },
    rules: {
      'house/import-zones': 'error',
      'no-restricted-syntax': restrict(noDefault, noClock, noEnv),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off',
      'no-control-regex': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: globals.browser },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['server/**/*.{ts,tsx}', 'app/**/*.{ts,tsx}'],
    ignores: ['server/cli/**', 'app/entry.server.tsx', ...tests],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['app/routes/**', 'app/root.tsx', 'app/routes.ts', 'app/entry.*.tsx'],
    rules: { 'no-restricted-syntax': restrict(noClock, noEnv) },
  },
  { files: ['server/clock.ts', 'mocks/kit/clock.ts'], rules: { 'no-restricted-syntax': restrict(noDefault, noEnv) } },
  { files: ['server/env/**'], ignores: tests, rules: { 'no-restricted-syntax': restrict(noDefault, noClock) } },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', noDoubles, noEnums, noDefault],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // Another service has a clock and settings of its own.
  { files: ['docs/examples/**'], rules: { 'no-restricted-syntax': restrict(noDefault) } },
  { files: ['tests/setup/postgres-server.ts', ...configs], rules: { 'no-restricted-syntax': restrict() } },
  { files: ['**/*.mjs'], rules: { 'no-restricted-syntax': restrict(noDefault) } },
);
