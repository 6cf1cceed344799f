import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SavedAccountInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { CREDENTIAL_FIELDS, type CredentialField, type Credentials } from '#server/domain/einvoice/intermediaries.ts';
import { DomainError, type FieldIssue, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { credentialsOf, credentialsPurpose, findAccount, portOf } from '../account.ts';

const NOTHING_KNOWN = { addressFound: null, addressCheckedAt: null, addressConfirmedAt: null, authorisationConfirmedAt: null };

/**
 * Sets up the company's account at an intermediary, once it has been opened there. Secrets left empty stay as they are. Throws
 * `invalid` for missing fields, `provider_rejected` EINVOICE_ACCOUNT_REFUSED when the intermediary does not know it.
 */
export async function saveAccount(ctx: CompanyContext, input: SavedAccountInput): Promise<void> {
  const { deps } = ctx;
  const { intermediary } = input;
  const port = portOf(deps, intermediary);
  const { known, oib } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [company] = await tx.select({ oib: companies.oib }).from(companies);
    return { known: await findAccount(tx), oib: company?.oib ?? '' };
  });
  const kept = known?.intermediary === intermediary ? credentialsOf(deps, ctx.company.id, known) : {};
  const credentials = entered(input, kept);
  await port.test({ oib, credentials }).catch((error: unknown) => {
    if (!(error instanceof ProviderError) || error.verdict === 'retry') throw error;
    throw new DomainError('provider_rejected', 'EINVOICE_ACCOUNT_REFUSED', { cause: error });
  });
  const id = known?.id ?? deps.ids.next();
  const sealed = deps.sealer.seal(Buffer.from(JSON.stringify(credentials), 'utf8'), credentialsPurpose(ctx.company.id, id));
  const now = deps.clock.now();
  const values = { intermediary, credentials: sealed, testedAt: now, nextReadAt: now, failure: null, failures: 0 };
  // Another intermediary has another inbox, counts its places in another way, and must be authorised anew.
  const place = known?.intermediary === intermediary ? {} : { cursor: null, readAt: null, ...NOTHING_KNOWN };
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await tx
      .insert(einvoiceAccounts)
      .values({ companyId: ctx.company.id, id, ...values, createdAt: now })
      .onConflictDoUpdate({ target: [einvoiceAccounts.companyId, einvoiceAccounts.id], set: { ...values, ...place } });
    await record(tx, { type: 'einvoice.account_saved', subject: 'company', data: { intermediary } });
  });
}

function entered(input: SavedAccountInput, kept: Credentials): Credentials {
  const issues: FieldIssue[] = [];
  const fields: readonly CredentialField[] = CREDENTIAL_FIELDS[input.intermediary];
  const credentials: Record<string, string> = {};
  for (const { name, secret, required } of fields) {
    const value = input[name] === '' && secret ? (kept[name] ?? '') : input[name];
    if (value !== '') credentials[name] = value;
    else if (required) issues.push({ path: name, code: 'FIELD_REQUIRED' });
  }
  if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
  return credentials;
}
