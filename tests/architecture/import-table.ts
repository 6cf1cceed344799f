/**
 * Who may import whom, in one table for two readers: the ESLint rule `house/import-zones` (while you type) and
 * `imports.test.ts` (over the whole tree). Paths are relative to the project and use `/`. Files of tests may import anything.
 */
export type ImportKind = 'value' | 'type' | 'dynamic';

export interface ImportEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: ImportKind;
}

const LAYERS = [
  ['tests', /^tests\/|\.test\.tsx?$|^[^/]+\.(config\.)?([cm]?[jt]s|d\.ts)$/],
  ['bootstrap', /^server\/(bootstrap\/)?[^/]+\.mjs$/],
  ['domain', /^server\/domain\//],
  ['contracts', /^server\/contracts\//],
  ['modules', /^server\/modules\//],
  ['ports', /^server\/integrations\/[^/]+\/port\.ts$/],
  ['registries', /^server\/integrations\/[^/]+\/registry\.ts$/],
  ['adapters', /^server\/integrations\/(?!outbound-matrix\/)[^/]+\//],
  ['integrations', /^server\/integrations\/(outbound-matrix\/)?[^/]+$/],
  ['trpc', /^server\/trpc\//],
  ['db', /^server\/db\//],
  ['events', /^server\/events\//],
  ['jobs', /^server\/jobs\//],
  ['cli', /^server\/cli\//],
  ['http', /^server\/http\//],
  ['env', /^server\/env\//],
  ['composition', /^server\/(composition\/|(deps|house|index|installation|shutdown|start-problems|worker)\.ts$)/],
  ['context', /^server\/context\.ts$/],
  ['runtime', /^server\/(secrets\/)?[^/]+$/],
  ['seed', /^drizzle\/seed\//],
  ['drizzle', /^drizzle\//],
  ['app', /^app\//],
  ['mocks', /^mocks\//],
  ['examples', /^docs\/examples\//],
] as const satisfies readonly (readonly [string, RegExp])[];

export type Layer = (typeof LAYERS)[number][0];

export const layerOf = (path: string): Layer | undefined => LAYERS.find(([, pattern]) => pattern.test(path))?.[0];

type Rule =
  Layer | { readonly layer: Layer; readonly only: RegExp } | { readonly layer: Layer; readonly kind: 'type' | 'dynamic' };

const pure: readonly Rule[] = ['domain', 'contracts'];
const moduleIndex: Rule = { layer: 'modules', only: /^server\/modules\/[^/]+\/index\.ts$/ };
const providerError: Rule = { layer: 'integrations', only: /provider-error\.ts$/ };
/** How long a person waits is said where work begins, and obeyed where vendors are called. */
const waiting: Rule = { layer: 'integrations', only: /waiting\.ts$/ };
/** The shape of the wiring and of the settings, never the values: those are handed in. */
const wiringTypes: readonly Rule[] = [
  { layer: 'composition', kind: 'type' },
  { layer: 'runtime', kind: 'type' },
  { layer: 'env', kind: 'type' },
];
const delivery: readonly Rule[] = [
  ...pure,
  moduleIndex,
  'ports',
  'context',
  providerError,
  { layer: 'trpc', only: /\/(caller|app-router|context|client)\.ts$/ },
  { layer: 'trpc', kind: 'type' },
  'db',
  'events',
  'jobs',
  'drizzle',
  'env',
  'runtime',
  ...wiringTypes,
];
const everythingOnTheServer: readonly Rule[] = LAYERS.map(([layer]) => layer).filter(
  (layer) => !['tests', 'app', 'mocks', 'examples'].includes(layer),
);

const TABLE: Readonly<Record<Layer, readonly Rule[]>> = {
  tests: LAYERS.map(([layer]) => layer),
  // Runs before anything is installed.
  bootstrap: ['bootstrap'],
  domain: ['domain'],
  contracts: pure,
  modules: [
    ...pure,
    'modules',
    'ports',
    'context',
    providerError,
    waiting,
    { layer: 'integrations', kind: 'type' },
    'db',
    'events',
    'drizzle',
    { layer: 'jobs', only: /\/(define-job|queue)\.ts$/ },
    ...wiringTypes,
  ],
  ports: ['domain', 'ports', providerError],
  registries: ['domain', 'ports', 'adapters', 'integrations', ...wiringTypes],
  adapters: ['domain', 'ports', 'adapters', 'integrations', ...wiringTypes],
  integrations: ['domain', 'integrations', ...wiringTypes],
  trpc: [
    ...pure,
    moduleIndex,
    'trpc',
    'context',
    providerError,
    waiting,
    { layer: 'ports', kind: 'type' },
    { layer: 'events', kind: 'type' },
    { layer: 'db', kind: 'type' },
    { layer: 'drizzle', kind: 'type' },
    ...wiringTypes,
  ],
  // A transaction marks itself as open, so that calling a vendor inside one can be refused.
  db: [
    'domain',
    'db',
    'drizzle',
    'env',
    'runtime',
    { layer: 'integrations', only: /call-context\.ts$/ },
    { layer: 'seed', only: /^drizzle\/seed\/reference\// },
    { layer: 'context', kind: 'type' },
    ...wiringTypes,
  ],
  events: delivery,
  jobs: delivery,
  cli: [...everythingOnTheServer, { layer: 'mocks', kind: 'dynamic' }, { layer: 'mocks', kind: 'type' }],
  http: [...delivery, 'http', 'integrations', { layer: 'mocks', kind: 'dynamic' }, { layer: 'mocks', kind: 'type' }],
  env: ['domain', 'env'],
  composition: [...everythingOnTheServer, { layer: 'mocks', kind: 'dynamic' }, { layer: 'mocks', kind: 'type' }],
  // What every command is handed: all of it as types.
  context: [
    'domain',
    'ports',
    { layer: 'integrations', kind: 'type' },
    { layer: 'drizzle', kind: 'type' },
    { layer: 'db', kind: 'type' },
    ...wiringTypes,
  ],
  runtime: ['domain', 'runtime', 'env', ...wiringTypes],
  // Only the simulated vendors know the files that they understand.
  seed: [...delivery, 'seed', 'modules', { layer: 'mocks', kind: 'dynamic' }],
  drizzle: ['domain', 'drizzle'],
  app: [...pure, 'app', { layer: 'trpc', kind: 'type' }, { layer: 'http', kind: 'type' }],
  // What another service has: the client and its types.
  examples: [{ layer: 'trpc', only: /\/client\.ts$/ }],
  mocks: ['mocks', { layer: 'domain', only: /^server\/domain\/(parties|shared)\// }],
};

const allows = (rule: Rule, layer: Layer, edge: ImportEdge): boolean => {
  if (typeof rule === 'string') return rule === layer;
  if (rule.layer !== layer) return false;
  return 'only' in rule ? rule.only.test(edge.to) : rule.kind === edge.kind;
};

const segment = (path: string, index: number): string | undefined => path.split('/')[index];

/** A module is entered by its `index.ts`; an adapter knows its own port's folder and its own vendor's, no other. */
const neighbourComplaint = (edge: ImportEdge, from: Layer, to: Layer): string | undefined => {
  if (from === 'modules' && to === 'modules') {
    if (segment(edge.from, 2) === segment(edge.to, 2) || segment(edge.to, 3) === 'index.ts') return undefined;
    return 'a module is entered by its index.ts';
  }
  if ((from === 'adapters' || from === 'registries') && (to === 'adapters' || to === 'ports')) {
    if (segment(edge.from, 2) !== segment(edge.to, 2)) return 'an adapter does not know another port';
    const vendor = (path: string) => (path.split('/').length > 4 ? segment(path, 3) : undefined);
    if (from === 'adapters' && vendor(edge.to) && vendor(edge.from) !== vendor(edge.to))
      return 'an adapter does not know another vendor';
  }
  return undefined;
};

/** The only files that may cross companies: each of them says why in the reason that it gives to `withSystemTx`. */
export const SYSTEM_TX_IMPORTERS: readonly RegExp[] = [
  /^server\/(deps|house|index|installation|shutdown|start-problems|worker)\.ts$/,
  // Tokens of the installation belong to no company.
  /^server\/composition\/token-vault\.ts$/,
  /^server\/events\/(relay|sweep-deferred)\.ts$/,
  /^server\/jobs\//,
  /^server\/cli\//,
  /^server\/http\//,
  /^server\/db\/(key-check|rotate-secrets|seed-reference|stamp)\.ts$/,
  /^server\/modules\/(identity|access|companies)\//,
  // Exchange rates are the same for everybody.
  /^server\/modules\/exchange-rates\/kept-rates\.ts$/,
  // How providers answer concerns the installation and no company.
  /^server\/modules\/links\/(commands\/keep-link-health|read-link-health)\.ts$/,
  /^server\/modules\/documents\/sweep-uploads\.ts$/,
  /^server\/modules\/fiscalization\/(commands\/deliver-due|watch-certificates|watch-receipts)\.ts$/,
  // Whose mailboxes are due is asked across companies; each is then read as its own company.
  /^server\/modules\/mailbox\/read-due\.ts$/,
  // Which schedules are due is asked across companies; each is then run as its own company.
  /^server\/modules\/recurring\/run-due\.ts$/,
  /^server\/modules\/reminders\/send-due\.ts$/,
  // The holder of a document's link names no company; what it opens is then read as its own company.
  /^server\/modules\/sharing\/find-shared\.ts$/,
  // Lists of banks are the same for everybody; which accounts are due is asked across companies.
  /^server\/modules\/banking\/(kept-institutions|sync-due|watch-consents)\.ts$/,
  // A vendor names a customer, not a company; which subscriptions are to be read again is asked across companies.
  /^server\/modules\/billing\/(commands\/receive-billing-event|process-billing-event|refresh-due)\.ts$/,
  // Which eRačun are due is asked across companies; each is then sent, asked about or received as its own company.
  /^server\/modules\/einvoice\/(deliver-due|check-due|receive-due|reports\/report-due)\.ts$/,
  /^server\/modules\/notifications\/(commands\/receive-email-event|process-email-event|take-inbound-email)\.ts$/,
  // The official classification is one for all companies.
  /^server\/modules\/catalog\/commands\/import-kpd\.ts$/,
  /^drizzle\/seed\//,
];

/** What is wrong with this import, or undefined. */
export const importComplaint = (edge: ImportEdge): string | undefined => {
  const from = layerOf(edge.from);
  const to = layerOf(edge.to);
  if (!from) return `${edge.from} lies in no folder of the import table`;
  if (from === 'tests') return undefined;
  if (!to) return `${edge.to} lies in no folder of the import table`;
  if (!TABLE[from].some((rule) => allows(rule, to, edge))) return `${from} may not import ${to} (${edge.kind} of ${edge.to})`;
  if (
    edge.to === 'server/db/system-tx.ts' &&
    edge.kind !== 'type' &&
    !SYSTEM_TX_IMPORTERS.some((pattern) => pattern.test(edge.from))
  ) {
    return 'withSystemTx crosses companies: only the files on the list of the import table may use it';
  }
  return neighbourComplaint(edge, from, to);
};

const ALIAS = /^#(app|server|drizzle|mocks|tests)\//;

/** The project path an import points to; undefined for a package or a Node module. */
export const resolveImport = (from: string, specifier: string): string | undefined => {
  if (ALIAS.test(specifier)) return specifier.slice(1);
  if (!specifier.startsWith('.')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** Packages of the two pure layers, which also run in a browser. */
export const PURE_PACKAGES: Readonly<Partial<Record<Layer, readonly string[]>>> = {
  domain: ['big.js', 'saxes'],
  contracts: ['zod'],
};

/** What is wrong with importing a package or a Node module, or undefined. */
export const packageComplaint = (from: string, specifier: string): string | undefined => {
  const layer = layerOf(from);
  const allowed = layer && PURE_PACKAGES[layer];
  if (allowed && !allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    return `${layer} is pure: ${specifier} is not for it`;
  const runsInBrowser = layer === 'app' && !/\.server\.tsx?$/.test(from);
  if (runsInBrowser && specifier.startsWith('node:')) return `${specifier} does not exist in a browser`;
  return undefined;
};
