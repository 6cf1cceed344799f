import { eq, like, or } from 'drizzle-orm';

import { companies, devices, operators, premises } from '#drizzle/schema/companies.ts';
import { memberships } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { CreateCompanyInput } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { type SystemTx, withSystemTx } from '#server/db/system-tx.ts';
import { freeSlug, slugOf } from '#server/domain/companies/slug.ts';
import { isObrt } from '#server/domain/companies/vat-status.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { PLACES } from '../place-changes.ts';

/**
 * Sets a company up with its first premises, device and operator, owned by whoever does it. All of it is one transaction; the
 * event follows in the company's own, as only that can write the log.
 */
export async function createCompany(
  ctx: UserContext,
  input: CreateCompanyInput,
): Promise<{ readonly id: string; readonly slug: string }> {
  const { deps, session } = ctx;
  const company = await withFreeSlug(() =>
    withSystemTx(deps, 'create company', async (tx) => {
      const place = { id: deps.ids.next(), slug: await takeSlug(tx, input.name) };
      await insertCompany(tx, ctx, place, input);
      await insertFirstPlace(tx, ctx, place.id, input);
      return place;
    }),
  );
  const actor = { kind: 'user', id: session.userId, name: session.name } as const;
  await withCompanyTx(deps, { companyId: company.id, actor }, async (tx) => {
    await record(tx, { type: 'company.created', subject: 'company', data: { name: input.name } });
    const opened = { premises: input.premisesCode, change: 'opened', fields: [] } as const;
    for (const device of [null, input.deviceCode])
      await record(tx, { type: 'place.changed', subject: PLACES, data: { ...opened, device } });
  });
  return company;
}

/** Two companies of one name at the same moment: the second finds the first and takes the next address. */
async function withFreeSlug<T>(create: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'COMPANY_SLUG_TAKEN') || attempt === 5) throw error;
    }
  }
}

async function takeSlug(tx: SystemTx, name: string): Promise<string> {
  const wanted = slugOf(name);
  const stem = wanted.slice(0, 40);
  const rows = await tx
    .select({ slug: companies.slug })
    .from(companies)
    .where(or(eq(companies.slug, wanted), like(companies.slug, `${stem}%`)));
  return freeSlug(wanted, new Set(rows.map(({ slug }) => slug)));
}

async function insertCompany(
  tx: SystemTx,
  { deps, session }: UserContext,
  { id, slug }: { id: string; slug: string },
  input: CreateCompanyInput,
) {
  const createdAt = deps.clock.now();
  await tx.insert(companies).values({
    id,
    slug,
    name: input.name,
    kind: input.kind,
    ownerName: isObrt(input.kind) ? input.ownerName : null,
    oib: input.oib,
    street: input.street,
    postalCode: input.postalCode,
    city: input.city,
    iban: input.iban,
    email: session.email,
    inVat: input.inVat,
    vatOnCollection: input.vatOnCollection,
    numberingPer: input.numberingPer,
    createdAt,
  });
  await tx.insert(memberships).values({ userId: session.userId, companyId: id, role: 'owner', createdAt });
}

async function insertFirstPlace(tx: SystemTx, { deps, session }: UserContext, companyId: string, input: CreateCompanyInput) {
  const premisesId = deps.ids.next();
  const common = { companyId, active: true, createdAt: deps.clock.now() };
  await tx.insert(premises).values({
    ...common,
    id: premisesId,
    code: input.premisesCode,
    name: input.premisesName,
    street: input.premisesStreet,
    postalCode: input.premisesPostalCode,
    city: input.premisesCity,
  });
  await tx
    .insert(devices)
    .values({ ...common, id: deps.ids.next(), premisesId, code: input.deviceCode, name: `Naplatni uređaj ${input.deviceCode}` });
  await tx.insert(operators).values({
    ...common,
    id: deps.ids.next(),
    userId: session.userId,
    isManager: true,
    mark: input.operatorMark,
    name: input.operatorName,
    oib: input.operatorOib,
  });
}
