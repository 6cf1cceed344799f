import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { importsOf, isSource, isTest, parseSource, projectFiles, readSource } from './source-files.ts';

/** Who may import `withSystemTx` is the import table's; here is what else would be a third door. */
const sources = projectFiles().filter((file) => isSource(file) && !isTest(file) && /^(server|drizzle)\//.test(file));
const found = (pattern: RegExp) => sources.filter((file) => pattern.test(readSource(file)));

const importersOfSystemTx = sources.filter((file) =>
  importsOf(parseSource(file)).some(({ specifier, kind }) => kind !== 'type' && /(^|\/)system-tx\.ts$/.test(specifier)),
);

/** First argument but one of each call: the reason. */
function reasonsIn(file: string): readonly ts.Expression[] {
  const reasons: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'withSystemTx') {
      const reason = node.arguments[1];
      if (reason !== undefined) reasons.push(reason);
    }
    ts.forEachChild(node, visit);
  };
  visit(parseSource(file));
  return reasons;
}

describe('the two doors to the database', () => {
  it('are the only places that open a transaction or take a role', () => {
    const doors = ['server/db/company-tx.ts', 'server/db/system-tx.ts'];
    expect(found(/\.transaction\(/)).toEqual(doors);
    expect(found(/set_config\('role'|\bset\s+(local\s+)?role\b/i)).toEqual(doors);
  });

  it('are passed by nothing but the health check and the schema’s own upkeep', () => {
    expect(found(/\.db\.(execute|select|selectDistinct|insert|update|delete|query|\$count)\b/)).toEqual([
      'server/db/migrate.ts',
      'server/http/health.ts',
      'server/jobs/queue.ts',
    ]);
  });
});

describe('the door to all companies', () => {
  it('is opened outside accounts, tokens and start only where crossing companies is the work itself', () => {
    const modules = importersOfSystemTx.filter(
      (file) => /^server\/(modules|events|jobs|http|cli)\//.test(file) && !/^server\/modules\/(identity|access)\//.test(file),
    );
    expect(modules).toEqual([
      // The operator's own look at the whole installation.
      'server/cli/commands/doctor/certificates.ts',
      'server/cli/commands/doctor/receipts.ts',
      'server/events/relay.ts',
      'server/events/sweep-deferred.ts',
      'server/modules/banking/kept-institutions.ts',
      'server/modules/banking/sync-due.ts',
      'server/modules/banking/watch-consents.ts',
      'server/modules/billing/commands/receive-billing-event.ts',
      'server/modules/billing/process-billing-event.ts',
      'server/modules/billing/refresh-due.ts',
      'server/modules/catalog/commands/import-kpd.ts',
      'server/modules/companies/commands/create-company.ts',
      'server/modules/companies/queries/list-my-companies.ts',
      'server/modules/companies/queries/managers-of.ts',
      'server/modules/companies/queries/owner-email.ts',
      'server/modules/companies/queries/resolve-company.ts',
      'server/modules/documents/sweep-uploads.ts',
      'server/modules/einvoice/check-due.ts',
      'server/modules/einvoice/deliver-due.ts',
      'server/modules/einvoice/receive-due.ts',
      'server/modules/einvoice/reports/report-due.ts',
      'server/modules/exchange-rates/kept-rates.ts',
      'server/modules/fiscalization/commands/deliver-due.ts',
      'server/modules/fiscalization/watch-certificates.ts',
      'server/modules/fiscalization/watch-receipts.ts',
      'server/modules/links/commands/keep-link-health.ts',
      'server/modules/links/read-link-health.ts',
      'server/modules/mailbox/read-due.ts',
      'server/modules/notifications/commands/receive-email-event.ts',
      'server/modules/notifications/process-email-event.ts',
      'server/modules/notifications/take-inbound-email.ts',
      'server/modules/recurring/run-due.ts',
      'server/modules/reminders/send-due.ts',
      'server/modules/sharing/find-shared.ts',
    ]);
  });

  it('asks for a reason in words each time', () => {
    const calls = importersOfSystemTx.flatMap((file) => reasonsIn(file).map((reason) => ({ file, reason })));
    expect(calls.length).toBeGreaterThan(importersOfSystemTx.length - 1);
    const without = calls.filter(({ reason }) => !ts.isStringLiteral(reason) || reason.text.trim().length < 5);
    expect(without.map(({ file }) => file)).toEqual([]);
  });
});
