import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importComplaint, layerOf, packageComplaint, resolveImport } from './import-table.ts';
import { importsOf, isSource, isTest, parseSource, projectFiles } from './source-files.ts';

const sources = projectFiles().filter((path) => isSource(path) && layerOf(path) !== 'tests');
const imports = sources.flatMap((from) => importsOf(parseSource(from)).map((statement) => ({ from, ...statement })));

describe('imports', () => {
  it('stay inside the table of who may import whom', () => {
    const complaints = imports.flatMap(({ from, specifier, kind }) => {
      const to = resolveImport(from, specifier);
      const complaint = to ? importComplaint({ from, to, kind }) : packageComplaint(from, specifier);
      return complaint ? [`${from}: ${complaint}`] : [];
    });
    expect(complaints).toEqual([]);
  });

  it('name files that exist, with their extension', () => {
    const missing = imports.flatMap(({ from, specifier }) => {
      const to = resolveImport(from, specifier)?.replace(/\?.*$/, '');
      return to && !existsSync(to) && !to.startsWith('build/') ? [`${from}: ${specifier}`] : [];
    });
    expect(missing).toEqual([]);
  });

  it('never reach a test or its kit from the product', () => {
    const reached = imports.filter(({ from, specifier }) => isTest(resolveImport(from, specifier) ?? ''));
    expect(reached.map(({ from, specifier }) => `${from}: ${specifier}`)).toEqual([]);
  });

  it('put every source file into a folder of the table', () => {
    expect(sources.filter((path) => !layerOf(path) && !path.endsWith('.mjs'))).toEqual([]);
  });
});

describe('the import table', () => {
  const judge = (from: string, to: string, kind: 'value' | 'type' | 'dynamic' = 'value') => importComplaint({ from, to, kind });

  it.each([
    ['server/domain/a.ts', 'server/domain/shared/errors.ts', 'value'],
    ['server/modules/invoicing/commands/issue.ts', 'server/modules/parties/index.ts', 'value'],
    ['server/modules/invoicing/commands/issue.ts', 'server/integrations/fiscalization/port.ts', 'type'],
    ['server/modules/invoicing/commands/issue.ts', 'server/deps.ts', 'type'],
    ['server/integrations/fiscalization/cis/adapter.ts', 'server/integrations/fiscalization/port.ts', 'type'],
    ['server/integrations/fiscalization/cis/adapter.ts', 'server/integrations/http-client.ts', 'value'],
    ['server/index.ts', 'mocks/start.ts', 'dynamic'],
    ['app/lib/api.server.ts', 'server/trpc/caller.ts', 'type'],
    ['mocks/cis/handlers.ts', 'server/domain/parties/oib.ts', 'value'],
  ] as const)('lets %s import %s', (from, to, kind) => {
    expect(judge(from, to, kind)).toBeUndefined();
  });

  it.each([
    ['server/domain/a.ts', 'server/contracts/x.ts', 'value'],
    ['server/contracts/x.ts', 'server/modules/invoicing/index.ts', 'type'],
    ['server/modules/invoicing/repo.ts', 'server/modules/parties/repo.ts', 'value'],
    ['server/modules/invoicing/repo.ts', 'server/integrations/fiscalization/cis/adapter.ts', 'value'],
    ['server/modules/invoicing/repo.ts', 'server/integrations/http-client.ts', 'value'],
    ['server/modules/invoicing/repo.ts', 'server/trpc/init.ts', 'type'],
    ['server/modules/invoicing/repo.ts', 'server/deps.ts', 'value'],
    ['server/modules/invoicing/repo.ts', 'server/db/system-tx.ts', 'value'],
    ['server/integrations/fiscalization/cis/adapter.ts', 'mocks/cis/handlers.ts', 'dynamic'],
    ['server/integrations/fiscalization/cis/adapter.ts', 'server/db/client.ts', 'value'],
    ['server/integrations/einvoice/moj-eracun/map.ts', 'server/integrations/einvoice/eposlovanje/wire.ts', 'type'],
    ['server/integrations/einvoice/moj-eracun/map.ts', 'server/integrations/email/port.ts', 'type'],
    ['server/trpc/routers/invoicing.ts', 'server/modules/invoicing/repo.ts', 'value'],
    ['server/index.ts', 'mocks/start.ts', 'value'],
    ['app/routes/invoices/new.tsx', 'server/trpc/caller.ts', 'value'],
    ['app/routes/invoices/new.tsx', 'drizzle/schema/parties.ts', 'type'],
    ['mocks/cis/handlers.ts', 'server/integrations/fiscalization/cis/wire.ts', 'value'],
    ['mocks/cis/handlers.ts', 'server/domain/fiscal/zki.ts', 'value'],
    ['server/utils/x.ts', 'server/domain/a.ts', 'value'],
  ] as const)('does not let %s import %s', (from, to, kind) => {
    expect(judge(from, to, kind)).toBeTypeOf('string');
  });

  it('keeps the pure layers free of Node and of packages', () => {
    expect(packageComplaint('server/domain/a.ts', 'node:crypto')).toBeTypeOf('string');
    expect(packageComplaint('server/contracts/a.ts', 'zod')).toBeUndefined();
    expect(packageComplaint('app/components/ui/button.tsx', 'node:fs')).toBeTypeOf('string');
    expect(packageComplaint('app/lib/session.server.ts', 'node:crypto')).toBeUndefined();
  });
});
