import { asc, eq } from 'drizzle-orm';

import { companies, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound, precondition } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { PremisesMessage } from '#server/integrations/fiscalization/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { activeCertificate, credentialOf } from './credential.ts';
import { signatureHashOf } from './signature-hash.ts';

/** The service may take ten seconds for working hours (Tehnička specifikacija). */
const TIMEOUT_MS = 12_000;

type PremisesRow = typeof premises.$inferSelect;

export interface AboutPremises {
  readonly place: PremisesRow;
  /** All that are in use, by their codes. */
  readonly inUse: readonly PremisesRow[];
  /** Everything of a message about this premises but what it says. The taxpayer himself is its operator. */
  readonly message: PremisesMessage;
}

/** What a message about a premises needs: the place, the certificate, and an id of its own. */
export async function aboutPremises(ctx: CompanyContext, id: string): Promise<AboutPremises> {
  const { deps } = ctx;
  const { installation } = deps;
  const environment = installation.fiscalization;
  if (environment === null) throw precondition('FISCALIZATION_OFF', { params: { fix: 'postavke/certifikat' } });
  const rules = await deps.rules();
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [place] = await tx.select().from(premises).where(eq(premises.id, id));
    const [company] = await tx.select({ oib: companies.oib }).from(companies);
    if (!place || !company) throw notFound('PREMISES_NOT_FOUND');
    const inUse = await tx.select().from(premises).where(eq(premises.active, true)).orderBy(asc(premises.code));
    const certificate = await activeCertificate(tx, environment, now);
    const message: PremisesMessage = {
      oib: company.oib,
      operatorOib: company.oib,
      premisesCode: place.code,
      credential: credentialOf(deps, certificate),
      hash: signatureHashOf(installation, rules, zagrebDateOf(now)),
      messageId: deps.ids.random(),
      sentAt: now,
      timeoutMs: TIMEOUT_MS,
    };
    return { place, inUse, message };
  });
}

/** Asks about hours; what CIS refuses becomes `conflict` HOURS_REFUSED with its codes. Other failures stay what they are. */
export async function hoursAnswer<T extends { readonly signature: 'verified' | 'unverified' }>(call: Promise<T>): Promise<T> {
  let answer: T;
  try {
    answer = await call;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.verdict === 'retry') throw error;
    throw conflict('HOURS_REFUSED', { params: { codes: error.codes.join(', ') } });
  }
  if (answer.signature === 'unverified') throw conflict('HOURS_UNSURE');
  return answer;
}
