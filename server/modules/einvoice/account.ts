import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import type { EInvoiceAbilities } from '#server/contracts/einvoice.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { type Credentials, INTERMEDIARIES, type Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import type { EInvoiceAccount, EInvoicePort } from '#server/integrations/einvoice/port.ts';

export type AccountRow = typeof einvoiceAccounts.$inferSelect;

export const credentialsPurpose = (companyId: string, id: string): string => `einvoice:${companyId}:${id}`;

/** The company's account; null while none is set up. */
export async function findAccount(tx: CompanyTx): Promise<AccountRow | null> {
  const [row] = await tx.select().from(einvoiceAccounts);
  return row ?? null;
}

/** Throws `precondition` EINVOICE_NOT_SET_UP with the screen that mends it. */
export async function requireAccount(tx: CompanyTx): Promise<AccountRow> {
  const row = await findAccount(tx);
  if (row === null) throw precondition('EINVOICE_NOT_SET_UP', { params: { fix: 'postavke/eracun' } });
  return row;
}

/** The port of an intermediary and what it is called with. */
export interface OpenedAccount {
  readonly port: EInvoicePort;
  readonly account: EInvoiceAccount;
}

/** The company's account at the intermediary that something was queued for; null where it has none there any more, or that is off. */
export async function openAccountOf(tx: CompanyTx, deps: Deps, intermediary: Intermediary): Promise<OpenedAccount | null> {
  const account = await findAccount(tx);
  return account?.intermediary === intermediary && isOn(deps, intermediary) ? openAccount(tx, deps, account) : null;
}

/** The account opened. Throws `precondition` EINVOICE_OFF. */
export async function openAccount(tx: CompanyTx, deps: Deps, row: AccountRow): Promise<OpenedAccount> {
  const { companyId } = contextOf(tx);
  const [company] = await tx.select({ oib: companies.oib }).from(companies);
  if (company === undefined) throw new Error('a company without a row');
  return {
    port: portOf(deps, row.intermediary),
    account: { oib: company.oib, credentials: credentialsOf(deps, companyId, row) },
  };
}

export const credentialsOf = (deps: Pick<Deps, 'sealer'>, companyId: string, row: AccountRow): Credentials =>
  JSON.parse(deps.sealer.open(row.credentials, credentialsPurpose(companyId, row.id)).toString('utf8')) as Credentials;

export const isOn = (deps: Pick<Deps, 'installation'>, intermediary: Intermediary): boolean =>
  deps.installation.modes[intermediary] !== 'off';

export const availableIntermediaries = (deps: Pick<Deps, 'installation'>): readonly Intermediary[] =>
  INTERMEDIARIES.filter((intermediary) => isOn(deps, intermediary));

/** Throws `precondition` EINVOICE_OFF while this installation does not reach the intermediary. */
export function portOf(deps: Deps, intermediary: Intermediary): EInvoicePort {
  if (!isOn(deps, intermediary)) throw precondition('EINVOICE_OFF', { params: { fix: 'postavke' } });
  return deps.ports.einvoice[intermediary];
}

export function abilitiesOf(deps: Deps, intermediary: Intermediary): EInvoiceAbilities | null {
  if (!isOn(deps, intermediary)) return null;
  const { lookUpNotIssued: _internal, ...abilities } = deps.ports.einvoice[intermediary].capabilities();
  return abilities;
}
