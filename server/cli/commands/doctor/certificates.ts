import { and, eq, isNull, lte, max, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { type CertificateEnvironment, certificates } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { endOf, type Finding, WARN_DAYS } from './finding.ts';

const DAY_MS = 86_400_000;
/** As many as a person can act on; the runbook has the question for all. */
const MOST_NAMED = 50;

/** The certificates that signers of CIS's answers must descend from (`CIS_CA_FILE`): there, complete, and valid for a while. */
export function authorities({ ports, clock }: Deps): Finding[] {
  const about = 'authorities of CIS';
  const trusted = ports.fiscalization.authorities();
  if (trusted.length === 0)
    return [{ about, verdict: 'bad', detail: 'CIS_CA_FILE holds no certificate: no answer can be proven' }];
  const named = trusted.map(({ subject, notAfter }) => ({ about, ...endOf(subject, notAfter, clock.now()) }));
  if (trusted.some(({ isRoot }) => isRoot)) return named;
  return [...named, { about, verdict: 'bad', detail: 'CIS_CA_FILE holds no root: add the authority that is signed by itself' }];
}

/** Companies whose last certificate has ended or will within two months; those with one that follows are not named. */
export async function companyCertificates(deps: Deps, environment: CertificateEnvironment): Promise<Finding[]> {
  const about = 'certificates of companies';
  const now = deps.clock.now();
  const last = max(certificates.notAfter);
  const ending = await withSystemTx(deps, 'doctor: certificates that end', (tx) =>
    tx
      .select({ name: companies.name, oib: companies.oib, end: last })
      .from(certificates)
      .innerJoin(companies, eq(companies.id, certificates.companyId))
      .where(and(eq(certificates.environment, environment), isNull(certificates.removedAt)))
      .groupBy(companies.id)
      .having(lte(last, sql.param(new Date(now.getTime() + WARN_DAYS * DAY_MS), certificates.notAfter)))
      .orderBy(sql`${last}`, companies.id)
      .limit(MOST_NAMED),
  );
  if (ending.length === 0) return [{ about, verdict: 'good', detail: `none ends within ${WARN_DAYS} days` }];
  return ending.flatMap(({ name, oib, end }) => (end === null ? [] : [{ about, ...endOf(`${name} (${oib})`, end, now) }]));
}
