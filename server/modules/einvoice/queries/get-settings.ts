import { companies } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceFailure, EInvoiceSettings } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { CREDENTIAL_FIELDS } from '#server/domain/einvoice/intermediaries.ts';

import { abilitiesOf, availableIntermediaries, credentialsOf, findAccount } from '../account.ts';

/** The company's intermediary, without its secrets, and which ones this installation can reach. */
export async function getSettings(ctx: CompanyContext): Promise<EInvoiceSettings> {
  const { deps } = ctx;
  const available = availableIntermediaries(deps);
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await findAccount(tx);
    const [company] = await tx.select({ oib: companies.oib }).from(companies);
    const mocked = available.filter((name) => deps.mocks !== null && deps.installation.modes[name] === 'mock');
    const demoCredentials = Object.fromEntries(
      mocked.map((name) => [name, deps.mocks?.einvoiceCredentials(name, company?.oib ?? '') ?? {}]),
    );
    if (row === null) return { account: null, available, demoCredentials };
    const credentials = credentialsOf(deps, ctx.company.id, row);
    const open = CREDENTIAL_FIELDS[row.intermediary].filter(({ secret }) => !secret);
    const { intermediary, testedAt, readAt } = row;
    const account = {
      intermediary,
      shown: Object.fromEntries(open.map(({ name }) => [name, credentials[name] ?? ''])),
      testedAt,
      readAt,
      failure: row.failure as EInvoiceFailure | null,
      attachesPdf: row.attachesPdf,
      mailsNotIssued: row.mailsNotIssued,
      abilities: abilitiesOf(deps, intermediary),
    };
    return { account, available, demoCredentials };
  });
}
