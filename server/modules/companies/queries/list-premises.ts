import { and, asc, desc, eq, exists, sql } from 'drizzle-orm';

import { devices, premises } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { PremisesDto } from '#server/contracts/companies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Business premises with their devices, those in use first, in order of their codes. */
export async function listPremises(ctx: CompanyContext): Promise<readonly PremisesDto[]> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const places = await tx.select().from(premises).orderBy(desc(premises.active), asc(premises.code));
    const issuedOn = tx
      .select({ one: sql`1` })
      .from(invoices)
      .where(and(eq(invoices.companyId, devices.companyId), eq(invoices.deviceId, devices.id)));
    const all = await tx
      .select({ device: devices, hasIssued: sql<boolean>`${exists(issuedOn)}` })
      .from(devices)
      .orderBy(desc(devices.active), sql`length(${devices.code})`, asc(devices.code));
    return places.map(
      ({ id, code, name, street, postalCode, city, cashMaximumMinor, consumptionTax, active, createdAt, closedAt }) => ({
        id,
        code,
        name,
        street,
        postalCode,
        city,
        cashMaximum: cashMaximumMinor === null ? null : decimalFromMinor(cashMaximumMinor),
        consumptionTax,
        active,
        openedAt: createdAt,
        closedAt,
        devices: all
          .filter(({ device }) => device.premisesId === id)
          .map(({ hasIssued, device }) => ({
            id: device.id,
            code: device.code,
            name: device.name,
            purpose: device.purpose,
            active: device.active,
            openedAt: device.createdAt,
            closedAt: device.closedAt,
            hasIssued,
          })),
      }),
    );
  });
}
